package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.NOTHING;
import static dev.wirecommand.abuse.Abuser.arg;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rows about connections: how they begin and end, and TLS. */
final class ConnectionRows {
  /** How often a client connects again, 100 ms after it was refused. */
  private static final int RETRIES = 50;

  private static final String PROXY_V1 = "PROXY TCP4 10.0.0.1 10.0.0.2 1000 4000\r\n";

  private ConnectionRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(32, "more connections from one address than allowed")
            .over(Over.TCP, Over.TLS)
            .heldBy(Setting.CONNECTIONS_PER_ADDRESS)
            .expects("open 63 at most")
            .plays(attackers -> open(attackers, 100, 63)),
        Row.of(32, "more connections than allowed")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .with(Setting.CONNECTIONS, 32)
            .heldBy(Setting.CONNECTIONS)
            .expects("open 31 at most")
            .plays(attackers -> open(attackers, 60, 31)),
        Row.of(32, "connects and drops")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .heldBy("transport.Admission", "release", 0)
            .expects("back", "answered 1")
            .plays(
                attackers -> {
                  int before = attackers.look().counts().connections();
                  for (int i = 0; i < 2_000; i++) {
                    attackers.server().bare().close();
                  }
                  int after = attackers.await(now -> now.connections() <= before).connections();
                  return (after <= before ? "back\n" : "not back\n") + connectAgain(attackers);
                }),
        // With TLS, Netty ends the output of a server as soon as its peer does, so nothing is
        // heard.
        Row.of(36, "the input ends in a header")
            .over(Over.TCP, Over.UNIX, Over.STDIO)
            .heldBy("frame.FrameDecoder", "finish", 0)
            .expects("protocol: ", "closed")
            .plays(attackers -> endsAfter(attackers, new byte[] {1, 0, 0})),
        Row.of(36, "the input ends in a frame")
            .over(Over.TCP, Over.UNIX, Over.STDIO)
            .heldBy("frame.FrameDecoder", "finish", 0)
            .expects("protocol: ", "closed")
            .plays(
                attackers ->
                    endsAfter(attackers, Abuser.header(100, 1, 1, 1, 1, FrameType.REQUEST_NEW))),
        Row.of(36, "the input ends in a request")
            .heldBy("server.ServerConnection", "onEndOfInput", 0)
            .expects("closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.part(1, true, Abuser.map("echo", NOTHING));
                  abuser.flush();
                  abuser.wire().endOutput();
                  return abuser.listen();
                }),
        Row.of(36, "the input ends in an upload")
            .over(Over.TCP, Over.UNIX, Over.STDIO)
            .heldBy("server.IncomingData", "onInputEnded", 0)
            .expects("refused 1: ", "closed", "running 0")
            .plays(
                attackers -> {
                  int before = attackers.runningAtRest();
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "upload", NOTHING, FrameType.REQUEST_HAVE_DATA);
                  abuser.data(1, new byte[1_000]);
                  abuser.flush();
                  abuser.wire().endOutput();
                  return abuser.listen() + attackers.runningBeyond(before);
                }),
        Row.of(36, "the connection ends in a response")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .heldBy("server.ServerCalls", "cancelAll", 0)
            .expects("running 0")
            .plays(
                attackers -> {
                  int before = attackers.runningAtRest();
                  try (Abuser abuser = attackers.connect()) {
                    abuser.request(1, "download", arg("bytes", 1L << 40), 0);
                    abuser.read();
                  }
                  return attackers.runningBeyond(before);
                }),
        Row.of(48, "a second handshake")
            .over(Over.TLS)
            .heldBy("transport.GuardedTlsEngine", "checked", Mutation.FIRST_ARGUMENT)
            .expects("closed")
            .plays(
                attackers -> {
                  TlsWire wire =
                      new TlsWire(attackers.server().bare(), ServerUnderAttack.engine("TLSv1.2"));
                  Abuser abuser = attackers.on(wire);
                  abuser.repeat(
                      3,
                      i -> {
                        wire.renew();
                        wire.handshake();
                      });
                  abuser.request(1, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1);
                }),
        Row.of(48, "changes of keys without end")
            .over(Over.TLS)
            .heldBy("transport.GuardedTlsEngine", "countEmpty", 0)
            .expects("closed")
            .plays(
                attackers -> {
                  TlsWire wire =
                      new TlsWire(attackers.server().bare(), ServerUnderAttack.engine("TLSv1.3"));
                  Abuser abuser = attackers.on(wire);
                  abuser.repeat(300, i -> wire.renew());
                  abuser.request(1, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1);
                }),
        foreign("HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "an HTTP request"),
        foreign("TLS", "\u0016\u0003\u0001\u0000\u00fa\u0001\u0000\u0000\u00f6", "a TLS record"),
        foreign("a PROXY header", PROXY_V1, "a PROXY protocol header (version 1)"),
        foreign("text", "hello, is anybody there?\n", "text 'hello"),
        Row.of(49, "bytes of another protocol, again and again")
            .over(Over.TCP, Over.UNIX)
            .heldBy("transport.LogInterval", "isDue", 1)
            .expects("few lines")
            .plays(
                attackers -> {
                  for (int i = 0; i < 20; i++) {
                    Abuser abuser = attackers.connect();
                    abuser.raw("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
                    abuser.listen();
                  }
                  long lines =
                      attackers.server().log().lines().filter(l -> l.contains("HTTP")).count();
                  return lines <= 2 ? "few lines" : lines + " lines";
                }),
        Row.of(49, "frames without TLS")
            .over(Over.TLS)
            .heldByDesign("TLS takes no frames")
            .expects("closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.on(attackers.server().bare());
                  abuser.request(1, "echo", arg("number", 1), 0);
                  return abuser.listen();
                }),
        Row.of(50, "a forged PROXY header")
            .over(Over.TCP)
            .heldBy("link.ServerLinkOptions", "takesProxyHeaderFrom", 1)
            .expects("protocol: the peer sent a PROXY protocol header", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.raw(PROXY_V1.getBytes(ISO_8859_1));
                  abuser.request(1, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1);
                }),
        Row.of(50, "a forged binary PROXY header")
            .over(Over.TCP)
            .heldBy("link.ServerLinkOptions", "takesProxyHeaderFrom", 1)
            .expects("protocol: ", "closed")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.raw(
                      HexFormat.of()
                          .parseHex("0d0a0d0a000d0a515549540a2111000c0a0000010a00000203e80fa0"));
                  abuser.request(1, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1);
                }));
  }

  private static Row foreign(String name, String bytes, String found) {
    return Row.of(49, "bytes of another protocol: " + name)
        .over(Over.TCP, Over.UNIX, Over.STDIO)
        .heldBy("transport.ForeignProtocol", "insteadOfFrame", 0)
        .expects("protocol: the peer sent " + found, "closed")
        .plays(
            attackers -> {
              Abuser abuser = attackers.connect();
              abuser.raw(bytes.getBytes(ISO_8859_1));
              return abuser.listen();
            });
  }

  /**
   * Opens connections, and returns how many of them the server has kept.
   *
   * @param most how many it may keep beside that of the good client
   */
  private static String open(Attackers attackers, int number, int most) throws IOException {
    List<Abuser> abusers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      abusers.add(attackers.on(attackers.server().bare()));
    }
    int open = number;
    for (int i = 0; i < RETRIES && open > most; i++) {
      ServerUnderAttack.sleep(500);
      abusers.removeIf(abuser -> !isOpen(abuser));
      open = abusers.size();
    }
    return "open " + (open <= most && open > most / 2 ? most + " at most" : open);
  }

  private static boolean isOpen(Abuser abuser) {
    try {
      return abuser.wire().read(ByteBuffer.allocate(1_000), 1) >= 0;
    } catch (Wire.SilentException e) {
      return true;
    } catch (IOException e) {
      return false; // The connection has been reset.
    }
  }

  /** Connects until the server has noticed that earlier connections are gone, and makes a call. */
  private static String connectAgain(Attackers attackers) {
    String said = "";
    for (int i = 0; i < RETRIES && !said.contains("answered"); i++) {
      ServerUnderAttack.sleep(100);
      try {
        Abuser abuser = attackers.connect();
        abuser.request(1, "echo", arg("number", 1), 0);
        said = abuser.listenTo(1);
      } catch (IOException e) {
        said = e.toString();
      }
    }
    return said;
  }

  private static String endsAfter(Attackers attackers, byte[] bytes) throws IOException {
    Abuser abuser = attackers.connect();
    abuser.raw(bytes);
    abuser.flush();
    abuser.wire().endOutput();
    return abuser.listen();
  }
}
