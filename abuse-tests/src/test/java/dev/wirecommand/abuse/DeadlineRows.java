package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.NOTHING;
import static dev.wirecommand.abuse.Abuser.arg;

import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Rows that wait for a deadline. Their servers have shorter ones, or those by default. */
final class DeadlineRows {
  /**
   * Shorter deadlines, for all of these rows at once. They leave a good client on a loaded machine
   * time to call.
   */
  static final Map<Setting, Long> SHORT =
      Map.of(
          Setting.HEADER, 2_000L,
          Setting.FRAME, 3_000L,
          Setting.REQUEST, 4_000L,
          Setting.DATA, 4_000L,
          Setting.IDLE, 8_000L,
          Setting.LEAVE_GRACE, 1_000L,
          Setting.HANDSHAKE, 6_000L,
          Setting.WRITE_STALL, 6_000L,
          Setting.WRITE_GRACE, 8_000L,
          Setting.BYTES_PER_SECOND, 1L << 20);

  private DeadlineRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(8, "a header that claims the most, and then silence")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .waits(Setting.FRAME)
            .expects("protocol: a frame took more than", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.raw(Abuser.header(65_535, 1, 1, 1, 1, FrameType.REQUEST_NEW));
                  return abuser.listen();
                }),
        Row.of(30, "a byte of a header now and then")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .waits(Setting.HEADER)
            .expects("protocol: the header of a frame took more than", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.repeat(
                      7,
                      i -> {
                        abuser.raw(new byte[1]);
                        abuser.flush();
                        ServerUnderAttack.sleep(400);
                      });
                  return abuser.listen();
                }),
        Row.of(30, "a request that never goes on")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .waits(Setting.REQUEST)
            .expects("refused 1: ", "no frame of the request has arrived for")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(3, "never");
                  abuser.part(1, true, Abuser.map("echo", NOTHING));
                  return first(abuser);
                }),
        Row.of(30, "an upload that never goes on")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .waits(Setting.DATA)
            .expects("refused 1: ")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(3, "never");
                  abuser.request(1, "upload", NOTHING, FrameType.REQUEST_HAVE_DATA);
                  abuser.data(1, new byte[1_000]);
                  return first(abuser);
                }),
        Row.of(31, "connects and says nothing")
            .over(Over.TCP, Over.UNIX)
            .waits(Setting.IDLE)
            .expects("more\nclosed")
            .plays(attackers -> attackers.connect().listen()),
        Row.of(31, "calls once, and says nothing any more")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .waits(Setting.IDLE)
            .expects("answered 1\nmore\nclosed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "echo", arg("number", 1), 0);
                  return abuser.listen();
                }),
        Row.of(32, "a TLS handshake that does not go on")
            .over(Over.TLS)
            .waits(Setting.HANDSHAKE)
            .expects("closed")
            .plays(attackers -> attackers.on(attackers.server().bare()).listen()),
        Row.of(13, "a large response that is not read")
            .waits(Setting.WRITE_STALL)
            .expects("was cut")
            .plays(attackers -> reads(attackers, 0)),
        Row.of(14, "a response that is read slowly")
            .waits(Setting.WRITE_GRACE)
            .expects("was cut")
            .plays(attackers -> reads(attackers, 6 << 10)));
  }

  /** Returns the first thing that the server says. */
  private static String first(Abuser abuser) throws IOException {
    Abuser.Received frame = abuser.read();
    return frame == null ? "closed" : Abuser.line(frame);
  }

  /** Asks for more than fits into the buffers of the system, and reads so much now and then. */
  private static String reads(Attackers attackers, int bytes) throws Exception {
    Abuser abuser = attackers.connect();
    long number = (1L << 40) + bytes;
    abuser.request(1, "download", arg("bytes", number), 0);
    abuser.flush();
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (attackers.look().downloads(number) == 0) {
      ServerUnderAttack.sleep(10);
    }
    for (long waited = 0; waited < attackers.patienceMillis(); waited += 100) {
      ServerUnderAttack.sleep(100);
      if (bytes > 0) {
        buffer.clear();
        try {
          int unused = abuser.wire().read(buffer, 1_000);
        } catch (IOException e) {
          // The connection has been cut.
        }
      }
      // Only the downloads of these rows take this number.
      if (attackers.look().downloads(number) == 0) {
        return "was cut";
      }
    }
    return "stays";
  }
}
