package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.NOTHING;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Rows about requests that arrive in part, and their data. */
final class RequestRows {
  private static final byte[] NO_BYTES = {};

  private RequestRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(1, "a request without end")
            .with(Setting.CONNECTION_BYTES, 24 << 20)
            .with(Setting.PROCESS_BYTES, 96 << 20)
            .heldBy(Setting.REQUEST_BYTES)
            .expects(
                "refused 1: limit-exceeded",
                "the limit requestBytes",
                "protocol: request 1: over 16 times the limit requestBytes",
                "closed")
            .plays(attackers -> endless(attackers.connect())),
        Row.of(1, "a request without end, while memory is short")
            .heldBy(Setting.REQUEST_BYTES, Setting.CONNECTION_BYTES, Setting.PROCESS_BYTES)
            .expects("refused 1: limit-exceeded", "over 16 times the limit requestBytes", "closed")
            .plays(attackers -> endless(attackers.connect())),
        Row.of(2, "continuations of length 0")
            .heldBy(Setting.REQUEST_FRAMES)
            .expects(
                "refused 1: limit-exceeded",
                "protocol: request 1: over 16 times the limit requestFrames",
                "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.part(1, true, beginning(0));
                  abuser.repeat(100_000, i -> abuser.part(1, false, NO_BYTES));
                  return abuser.listen();
                }),
        Row.of(5, "data without end, which nobody reads")
            .slow()
            .heldBy(Setting.WINDOW_BYTES)
            .expects("stopped", "silent")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect().patience(4_000);
                  abuser.request(1, "sleep-with", NOTHING, FrameType.REQUEST_HAVE_DATA);
                  return pour(abuser, 1) + abuser.listen();
                }),
        Row.of(5, "data without end, which is collected")
            .with(Setting.BUFFERED_DATA_BYTES, 2 << 20)
            .heldBy(Setting.BUFFERED_DATA_BYTES)
            .expects("refused 1: collect: more than 2097152 bytes of buffered data")
            .plays(attackers -> collected(attackers.connect())),
        Row.of(5, "data without end, which is collected, while memory is short")
            .heldBy(Setting.BUFFERED_DATA_BYTES, Setting.CONNECTION_BYTES, Setting.PROCESS_BYTES)
            .expects("refused 1: ")
            .plays(attackers -> collected(attackers.connect())),
        Row.of(6, "partial requests on every id")
            .heldBy(Setting.PARTIAL_REQUESTS)
            .expects(
                "refused 65: limit-exceeded",
                "the limit partialRequests",
                "protocol: request 2113: over 32 times the limit partialRequests",
                "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.repeat(32_000, i -> abuser.part(1 + 2 * i, true, beginning(0)));
                  return abuser.listen();
                }),
        Row.of(7, "everything at once")
            .slow()
            .heldBy(Setting.CONNECTION_BYTES, Setting.PROCESS_BYTES)
            .expects("bytes for this connection, or too many for all connections")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.repeat(1, i -> Attack.EVERYTHING.play(abuser));
                  return abuser.patience(2_000).listen();
                }),
        Row.of(8, "headers that claim much, and nothing else")
            .with(Setting.RECEIVE_PAYLOAD, Setting.RECEIVE_PAYLOAD.max())
            .heldByDesign("the decoder allocates what has arrived")
            .expects("less than 4 MiB", "silent")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .plays(
                attackers -> {
                  long before = attackers.look().usage().heap();
                  Abuser abuser = attackers.connect();
                  for (int i = 0; i < 20; i++) {
                    abuser = attackers.connect().patience(200);
                    abuser.raw(Abuser.header(16_777_215, 1, 1, 1, 1, FrameType.REQUEST_NEW));
                    abuser.raw(new byte[100]);
                    abuser.flush();
                  }
                  long more = attackers.look().usage().heap() - before;
                  return (more < 4 << 20 ? "less than 4 MiB\n" : more + " bytes\n")
                      + abuser.listen();
                }),
        Row.of(43, "pings that declare data, on all ids")
            .heldBy(Setting.PINGS)
            .expects("which is the limit pings", "closed")
            .plays(attackers -> withData(attackers.connect(), "wirecommand.ping")),
        Row.of(43, "unknown commands that declare data, on all ids")
            .heldBy(Setting.PARTIAL_REQUESTS)
            .expects("the limit partialRequests", "closed")
            .plays(attackers -> withData(attackers.connect(), "no-such-command")),
        Row.of(47, "more data than was granted")
            .slow()
            .heldBy("engine.ReadGate", "isOpen", 1)
            .expects("stopped", "silent")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect().patience(4_000);
                  abuser.map(
                      1,
                      Abuser.mapWithWindow("sleep-with", 65_536, NOTHING),
                      FrameType.REQUEST_HAVE_DATA);
                  return pour(abuser, 1) + abuser.listen();
                }));
  }

  /** Returns the beginning of a request map, whose argument is so long. */
  private static byte[] beginning(int more) {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(2);
    writer.writeBytes("args".getBytes(UTF_8));
    writer.writeMapHeader(1);
    writer.writeBytes("text".getBytes(UTF_8));
    byte[] map = writer.toByteArray();
    byte[] beginning = Arrays.copyOf(map, map.length + 5 + more);
    // A text of 1 GiB.
    beginning[map.length] = 0x7a;
    beginning[map.length + 1] = 0x40;
    return beginning;
  }

  private static String endless(Abuser abuser) throws IOException {
    abuser.part(1, true, beginning(0));
    byte[] zeros = new byte[32 << 10];
    abuser.repeat(4_000, i -> abuser.part(1, false, zeros));
    return abuser.listen();
  }

  private static String collected(Abuser abuser) throws IOException {
    abuser.request(1, "collect", NOTHING, FrameType.REQUEST_HAVE_DATA);
    byte[] zeros = new byte[32 << 10];
    abuser.repeat(1_000, i -> abuser.data(1, zeros));
    return abuser.listenTo(1);
  }

  private static String withData(Abuser abuser, String command) throws IOException {
    abuser.repeat(
        32_000, i -> abuser.request(1 + 2 * i, command, NOTHING, FrameType.REQUEST_HAVE_DATA));
    return abuser.listen();
  }

  /** Sends data of 48 MiB, unless the server stops reading. The system may keep some of it. */
  private static String pour(Abuser abuser, int id) throws IOException {
    byte[] zeros = new byte[32 << 10];
    return abuser.repeat(1_536, i -> abuser.data(id, zeros)) ? "stopped\n" : "went on\n";
  }
}
