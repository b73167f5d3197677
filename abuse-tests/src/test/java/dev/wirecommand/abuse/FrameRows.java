package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.NOTHING;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.FrameType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Rows about frames and streams. */
final class FrameRows {
  private static final int MANY = 100_000;
  private static final byte[] NO_BYTES = {};

  private FrameRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(3, "tiny data that nobody reads")
            .heldBy(Setting.DATA_FRAMES)
            .expects("the limit dataFrames", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  upload(abuser, 1);
                  abuser.repeat(MANY, i -> abuser.data(1, new byte[] {1}));
                  return abuser.listen();
                }),
        Row.of(4, "empty data")
            .heldBy(Setting.EMPTY_DATA)
            .expects("the limit emptyData", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  upload(abuser, 1);
                  abuser.repeat(MANY, i -> abuser.data(1, NO_BYTES));
                  return abuser.listen();
                }),
        Row.of(9, "a length over the limit")
            .heldBy(Setting.RECEIVE_PAYLOAD)
            .expects("65535", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  // Only the header is sent.
                  abuser.raw(Abuser.header(65_536, 1, 1, 1, 1, FrameType.REQUEST_NEW));
                  return abuser.listen();
                }),
        Row.of(15, "settings of new streams without end")
            .heldBy(Setting.STREAM_SETTINGS)
            .expects("the limit streamSettings", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.repeat(
                      17,
                      i ->
                          settings(
                              abuser, 3 + 2 * i, FrameType.STREAM_BEGIN | FrameType.STREAM_END));
                  return abuser.listen();
                }),
        Row.of(15, "settings of a stream that has had them")
            .heldBy("reactor.PeerStreams", "settings", 0)
            .expects("which has had them", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  settings(abuser, 1, FrameType.STREAM_BEGIN);
                  settings(abuser, 1, FrameType.STREAM_BEGIN);
                  return abuser.listen();
                }),
        Row.of(16, "streams that open and end")
            .heldBy(Setting.STREAM_OPENS)
            .expects("the limit streamOpens", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  byte[] ping = Abuser.map("echo-at-once", Abuser.arg("number", 1));
                  abuser.repeat(
                      5_000,
                      i ->
                          abuser.send(
                              1 + 2 * i,
                              3,
                              FrameType.STREAM_BEGIN | FrameType.STREAM_END,
                              FrameType.COMMAND_REQUEST.code(),
                              FrameType.REQUEST_NEW,
                              ping));
                  return abuser.listen();
                }),
        Row.of(16, "as many open streams as there are ids")
            .heldBy(Setting.OPEN_STREAMS)
            .expects("more than 127 open streams", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  byte[] call = Abuser.map("echo-at-once", Abuser.arg("number", 1));
                  for (int i = 0; i < 128; i++) {
                    abuser.send(
                        1 + 2 * i,
                        1 + 2 * i,
                        FrameType.STREAM_BEGIN,
                        FrameType.COMMAND_REQUEST.code(),
                        FrameType.REQUEST_NEW,
                        call);
                  }
                  return abuser.listen();
                }),
        Row.of(33, "a new request on an active id")
            .heldByDesign("it is an empty cell of the table of transitions")
            .expects("protocol: request id 1 is active", "closed", "handlers 1")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "never");
                  abuser.flush();
                  int handlers = attackers.await(counts -> counts.calls() > 0).calls();
                  abuser.request(1, "never");
                  return abuser.listen() + "\nhandlers " + handlers;
                }),
        Row.of(46, "grants of nothing")
            .heldBy(Setting.WINDOW_FRAMES)
            .expects("the limit windowFrames", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.map(1, Abuser.mapWithWindow("never", 65_536, NOTHING), 0);
                  abuser.repeat(MANY, i -> abuser.send(1, FrameType.WINDOW, 0, unsigned(0)));
                  return abuser.listen();
                }),
        Row.of(46, "grants for requests that have ended")
            .heldBy(Setting.WINDOW_FRAMES)
            .expects("the limit windowFrames", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.map(
                      1, Abuser.mapWithWindow("echo-at-once", 65_536, Abuser.arg("number", 1)), 0);
                  abuser.repeat(MANY, i -> abuser.send(1, FrameType.WINDOW, 0, unsigned(4_096)));
                  return abuser.listen();
                }),
        Row.of(46, "grants that overflow")
            .heldBy("reactor.SendCredit", "grant", 0)
            .expects("its grants add up to more than 9007199254740992 bytes", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.map(1, Abuser.mapWithWindow("never", 65_536, NOTHING), 0);
                  abuser.send(1, FrameType.WINDOW, 0, unsigned(1L << 53));
                  return abuser.listen();
                }),
        Row.of(51, "pings")
            .heldBy(Setting.PINGS)
            .expects(
                "which is the limit pings; try later",
                "over 16 times more than 100 pings at once",
                "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.repeat(
                      20_000, i -> abuser.request(1 + 2 * (i % 30_000), "wirecommand.ping"));
                  return abuser.listen();
                }));
  }

  private static void upload(Abuser abuser, int id) throws IOException {
    abuser.request(id, "sleep-with", NOTHING, FrameType.REQUEST_HAVE_DATA);
  }

  private static void settings(Abuser abuser, int stream, int streamFlags) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(8);
    payload.writeBytes("identity".getBytes(UTF_8));
    abuser.send(1, stream, streamFlags, FrameType.STREAM_SETTINGS.code(), 0, payload.toByteArray());
  }

  private static byte[] unsigned(long value) {
    CborWriter writer = new CborWriter();
    writer.writeLong(value);
    return writer.toByteArray();
  }
}
