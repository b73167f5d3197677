package dev.wirecommand.rogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rogue servers against a client with 96 MB and default settings: the calls or the connection fail
 * as they should, another connection works all the while, and nothing is held afterwards.
 */
class RogueServersTest {
  /** How often each rogue plays. */
  private static final int ROUNDS = Integer.getInteger("rogue.rounds", 1);

  /** More bytes than a window and the buffers of two sockets hold together. */
  static final long MOST_UNREAD = 20L << 20;

  /** One call of each kind that is made without its caller's thread being blocked. */
  private static final String ALL = "COLLECT,TYPED,STREAM,PUBLISH,ITEMS,OBSERVE";

  private static VictimProcess victim;
  private static Footprint before;
  private static long processBytes;

  @BeforeAll
  static void start() throws IOException {
    victim = new VictimProcess(RogueCertificate.authority());
    processBytes = victim.processBytes();
    // Loads what is loaded once, and starts what is started once.
    for (Roguery roguery : Roguery.values()) {
      String unused = suffer(roguery.kinds(), roguery::play);
    }
    try (RogueServer rogue = RogueServer.tls(RogueCertificate.context(), RogueWire::close)) {
      String unused = victim.suffer(ALL, rogue.address(), "none");
    }
    // A client starts its event loops, two for each processor, as connections need them.
    for (int i = 0; i <= 2 * Runtime.getRuntime().availableProcessors(); i++) {
      String unused = suffer(ALL, RogueWire::close);
    }
    before = victim.footprint();
  }

  @AfterAll
  static void nothingIsHeld() throws IOException {
    try {
      // Sockets are closed by event loops, a moment after the calls.
      Footprint after = victim.footprint();
      for (int i = 0; i < 100 && !before.isKeptBy(after); i++) {
        after = victim.footprint();
      }
      assertThat(before.isKeptBy(after))
          .as("before %s, after %s, threads: %s", before, after, victim.threads())
          .isTrue();
    } finally {
      victim.close();
    }
  }

  private static String suffer(String kinds, RogueServer.Script script) throws IOException {
    try (RogueServer rogue = RogueServer.tcp(script)) {
      return victim.suffer(kinds, rogue.address(), "none");
    }
  }

  /** Returns what each kind of call tells if the connection fails for a reason. */
  private static String all(String message) {
    return "ConnectionException: " + message;
  }

  @ParameterizedTest
  @EnumSource
  void endsAsItShould(Roguery roguery) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(suffer(roguery.kinds(), roguery::play)).isEqualTo(roguery.outcome(processBytes));
    }
  }

  @ParameterizedTest
  @CsvSource({"tcp", "tls", "unix"})
  void everyCallEndsWithItsConnection(String transport) throws IOException {
    RogueServer.Script script =
        wire -> {
          int last = wire.requests(6);
          wire.last(last + 2, 0, new byte[1]);
          wire.awaitEnd();
        };
    try (RogueServer rogue =
        switch (transport) {
          case "tls" -> RogueServer.tls(RogueCertificate.context(), script);
          case "unix" -> RogueServer.unix(script);
          default -> RogueServer.tcp(script);
        }) {
      assertThat(victim.suffer(ALL, rogue.address(), "none").split(" \\| ", -1))
          .hasSize(6)
          .containsOnly(all("bytes-response to request 13, which is not pending"));
    }
  }

  private static String one(RogueServer.Script script) throws IOException {
    return suffer("COLLECT", script);
  }

  @Test
  void aResponseAfterItsEnd() throws IOException {
    assertThat(
            suffer(
                "COLLECT,COLLECT",
                wire -> {
                  int second = wire.requests(2);
                  wire.last(second - 2, 0, new byte[7]);
                  wire.last(second - 2, 0, new byte[7]);
                  wire.awaitEnd();
                }))
        .isEqualTo("7 B | " + all("bytes-response to request 1, which is not pending"));
  }

  @Test
  void bothFlagsOfAnEnd() throws IOException {
    assertThat(
            one(
                wire -> {
                  wire.part(wire.request(), FrameType.RESPONSE_EOS, new byte[1]);
                  wire.awaitEnd();
                }))
        .isEqualTo(all("bytes-response to request 1 is both continuation and eos"));
  }

  @Test
  void anEndOfInputIsToldApart() throws IOException {
    assertThat(one(RogueWire::request)).isEqualTo(all("the server closed the connection"));
    assertThat(one(wire -> wire.part(wire.request(), 0, new byte[9])))
        .isEqualTo(all("the server closed the connection"));
    assertThat(
            one(
                wire -> {
                  int unused = wire.request();
                  wire.raw(new byte[] {9, 0, 0, 1});
                }))
        .isEqualTo(all("truncated frame: input ended after 4 of 8 header bytes"));
    assertThat(
            one(
                wire -> {
                  int unused = wire.request();
                  wire.raw(new byte[] {9, 0, 0, 1, 0, 2, 1, 0x41, 5, 5});
                }))
        .isEqualTo(all("truncated frame: input ended after 2 of 9 payload bytes of request 1"));
  }

  @Test
  void grantsThatOverflow() throws IOException {
    assertThat(
            suffer(
                "UPLOAD",
                wire -> {
                  int id = wire.request();
                  wire.window(id, 0);
                  wire.window(id, 1L << 53);
                  wire.window(id, 1L << 53);
                  wire.awaitEnd();
                }))
        .isEqualTo(all("request 1: its grants add up to more than 9007199254740992 bytes"));
    assertThat(
            one(
                wire -> {
                  wire.window(wire.request(), 0);
                  wire.awaitEnd();
                }))
        .isEqualTo(all("request 1: window for a request that did not ask for windows"));
  }

  @Test
  void aServerThatNeverAnswers() throws IOException {
    assertThat(suffer("SHORT", RogueWire::awaitEnd))
        .isEqualTo("CommandException (deadline-exceeded): bytes: no whole answer within 0.5s");
  }

  @Test
  void everyIdIsTaken() throws IOException {
    assertThat(
            suffer(
                "EVERY_ID",
                wire -> {
                  int unused = wire.requests(VictimCall.IDS);
                }))
        .isEqualTo(
            "IllegalStateException: all 32752 request ids are active ; 32752 times "
                + all("the server closed the connection"));
  }

  /** Streams until the client closes the connection. */
  static void streamEndlessly(RogueWire wire) throws IOException {
    int id = wire.request();
    byte[] part = new byte[32 * 1024];
    while (true) {
      wire.part(id, 0, part);
    }
  }

  /** A server that ignores windows is not read, and can write no more than buffers hold. */
  @Test
  void aStreamThatNobodyReads() throws IOException {
    try (RogueServer rogue = RogueServer.tcp(RogueServersTest::streamEndlessly)) {
      assertThat(victim.suffer("UNREAD", rogue.address(), "none")).isEqualTo("unread");
      assertThat(rogue.written()).isLessThan(MOST_UNREAD);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "817f; text of indefinite length: send a definite length",
        "9bffffffffffffffff; truncated array: length 18446744073709551615, bytes left 0",
        "9b4000000000000000; truncated array: length 4611686018427387904, bytes left 0",
        "c160; tag 1: tags are not allowed, send the value without",
        "c24101; tag 2: tags are not allowed, send the value without",
        "8161ff; invalid UTF-8 in text",
        "fb; truncated head: length 9, bytes left 1",
      })
  void aMalformedResult(String hex, String message) throws IOException {
    assertThat(
            suffer(
                "TYPED",
                wire -> {
                  wire.typed(wire.request(), hex);
                  wire.awaitEnd();
                }))
        .isEqualTo("ConnectionException: words: result: " + message);
  }

  @Test
  void aResultThatIsDeeplyNested() throws IOException {
    assertThat(
            suffer(
                "TYPED",
                wire -> {
                  wire.typed(wire.request(), "81".repeat(60_000) + "80");
                  wire.awaitEnd();
                }))
        .isEqualTo("ConnectionException: words: result: nesting deeper than 64");
  }

  @Test
  void aResultOfVeryManySmallValues() throws IOException {
    assertThat(
            suffer(
                "TYPED",
                wire -> {
                  int id = wire.request();
                  int cbor = FrameType.RESPONSE_CBOR;
                  byte[] head = {(byte) 0x9a, 0, (byte) 0x98, (byte) 0x96, (byte) 0x80};
                  wire.part(id, cbor, head);
                  byte[] part = new byte[50_000];
                  Arrays.fill(part, (byte) 0x60);
                  for (int i = 0; i < 200; i++) {
                    wire.part(id, cbor, part);
                  }
                  wire.last(id, cbor, RogueWire.NOTHING);
                  wire.awaitEnd();
                }))
        .isEqualTo(all("words: result: more than " + processBytes / 32 + " items"));
  }

  @Test
  void messagesOfErrors() throws IOException {
    assertThat(
            one(
                wire -> {
                  wire.send(
                      wire.request(),
                      FrameType.ERROR_RESPONSE,
                      FrameType.ERROR_PROTOCOL,
                      "\u001b[31mred\n".getBytes(UTF_8));
                  wire.awaitEnd();
                }))
        .isEqualTo(
            "ReportedProtocolErrorException: the server reports a protocol error:"
                + " \\u001b[31mred\\u000a");
    assertThat(
            one(
                wire -> {
                  wire.send(
                      wire.request(),
                      FrameType.ERROR_RESPONSE,
                      FrameType.ERROR_APPLICATION,
                      new byte[] {(byte) 0xff});
                  wire.awaitEnd();
                }))
        .isEqualTo(all("error-response to request 1: a message that is not UTF-8"));
  }
}
