package dev.wirecommand.rogue;

import static dev.wirecommand.rogue.RogueWire.NOTHING;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The frames that a rogue server sends, and the expected outcome of its client's calls. */
enum Roguery {
  /** A response without end. */
  ENDLESS_RESPONSE(
      "COLLECT",
      "memory.processBytes",
      "OversizedResponseException: bytes: the response is too long for this process, which holds"
          + " at most {process} bytes for its peers, the limit processBytes") {
    @Override
    public void play(RogueWire wire) throws IOException {
      endless(wire, wire.request(), 0);
    }
  },

  /** Items of a stream, of which the first one does not end. */
  ENDLESS_ITEM(
      "ITEMS",
      "memory.processBytes",
      "ConnectionException: items: result '[0]': the item is longer than the {item} bytes that one"
          + " may have") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      wire.part(id, FrameType.RESPONSE_CBOR, HexFormat.of().parseHex("5a03ffffff"));
      endless(wire, id, FrameType.RESPONSE_CBOR);
    }
  },

  /** A response in parts of one byte. */
  ONE_BYTE_PARTS(
      "COLLECT,UNREAD",
      "rates.dataFrames",
      "ConnectionException: more than 25600 data frames of under 10 bytes arrived and were not"
          + " read, the limit dataFrames | unread") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.requests(2) - 2;
      for (int i = 0; i < 100_000; i++) {
        wire.part(id, 0, new byte[1]);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** A response in empty parts. */
  EMPTY_PARTS(
      "COLLECT",
      "rates.emptyData",
      "ConnectionException: more than 100 empty data frames arrived at once, or one a second, the"
          + " limit emptyData") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      for (int i = 0; i < 10_000; i++) {
        wire.part(id, 0, NOTHING);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** A frame that is longer than a client takes. */
  LONG_FRAME(
      "COLLECT",
      "receivePayload",
      "ConnectionException: frame payload of 65536 bytes for request 1 exceeds the limit of"
          + " 65535") {
    @Override
    public void play(RogueWire wire) throws IOException {
      wire.last(wire.request(), 0, new byte[65_536]);
      wire.awaitEnd();
    }
  },

  /** Streams that open and end. */
  STREAMS(
      "COLLECT",
      "rates.streamOpens",
      "ConnectionException: more than 100 streams were opened in a second, the limit"
          + " streamOpens") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      byte[] text = HexFormat.of().parseHex("81a1436d73674161");
      for (int i = 0; i < 50_000; i++) {
        wire.send(
            id, 4, FrameType.STREAM_BEGIN | FrameType.STREAM_END, FrameType.TEXT_OUTPUT, 0, text);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** More open streams than a client takes. */
  OPEN_STREAMS("COLLECT", "openStreams", "ConnectionException: more than 127 open streams") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      byte[] text = HexFormat.of().parseHex("81a1436d73674161");
      for (int stream = 0; stream < 256; stream += 2) {
        wire.send(id, stream, FrameType.STREAM_BEGIN, FrameType.TEXT_OUTPUT, 0, text);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** Settings of a stream over and over. */
  SETTINGS(
      "COLLECT",
      "rates.streamSettings",
      "ConnectionException: more than 16 stream-settings arrived in a minute, the limit"
          + " streamSettings") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      byte[] settings = "\u0008identity".getBytes(UTF_8);
      for (int i = 0; i < 50; i++) {
        wire.send(
            0,
            4,
            FrameType.STREAM_BEGIN | FrameType.STREAM_END,
            FrameType.STREAM_SETTINGS,
            0,
            settings);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** Grants of nothing. */
  USELESS_GRANTS(
      "UPLOAD",
      "rates.windowFrames",
      "ConnectionException: more than 100 useless window frames arrived, the limit"
          + " windowFrames") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      for (int i = 0; i < 10_000; i++) {
        wire.window(id, 0);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** Text without end. */
  TEXT("OBSERVE", "sideOutputBytes", "16100 texts of at most 960, 0 updates") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      for (int i = 0; i < 40_000; i++) {
        wire.text(id, "x".repeat(950) + "%s", "y".repeat(10));
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** Progress without end. */
  PROGRESS("OBSERVE", "sideOutputBytes", "0 texts of at most 0, 188508 updates") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      for (int i = 0; i < 250_000; i++) {
        wire.progress(id, "t", 70_000);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** Progress on endless topics. */
  TOPICS(
      "OBSERVE",
      "progressTopics",
      "ConnectionException: more than 64 progress topics in request 1") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      for (int i = 0; i < 1_000; i++) {
        wire.progress(id, "topic " + i, i);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  },

  /** Progress on long topics. */
  LONG_TOPICS(
      "OBSERVE",
      null,
      "ConnectionException: progress topics of more than 65536 characters in request 1") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      for (int i = 0; i < 64; i++) {
        wire.progress(id, "topic " + i + "x".repeat(60_000), i);
      }
      wire.awaitEnd();
    }
  },

  /** Formats with very many arguments. */
  FORMATS("OBSERVE", null, "100 texts of at most 20000, 0 updates") {
    @Override
    public void play(RogueWire wire) throws IOException {
      int id = wire.request();
      String[] args = new String[10_000];
      Arrays.fill(args, "ab");
      for (int i = 0; i < 100; i++) {
        wire.text(id, "%s".repeat(10_000), args);
      }
      wire.last(id, 0, NOTHING);
      wire.awaitEnd();
    }
  };

  private final String kinds;
  private final @Nullable String limit;
  private final String outcome;

  Roguery(String kinds, @Nullable String limit, String outcome) {
    this.kinds = kinds;
    this.limit = limit;
    this.outcome = outcome;
  }

  /** Plays what the server does on its connection. */
  public abstract void play(RogueWire wire) throws IOException;

  private static void endless(RogueWire wire, int id, int flags) throws IOException {
    byte[] part = new byte[32 * 1024];
    for (int i = 0; i < 4_000; i++) {
      wire.part(id, flags, part);
    }
    wire.last(id, flags, NOTHING);
    wire.awaitEnd();
  }

  /** Returns the kinds of the calls that the client makes. */
  String kinds() {
    return kinds;
  }

  /** Returns the limit without which the outcome is another one, or null if there is none. */
  @Nullable String limit() {
    return limit;
  }

  /**
   * Returns what becomes of the calls.
   *
   * @param processBytes the most bytes that the client's process holds for its peers
   */
  String outcome(long processBytes) {
    return outcome
        .replace("{process}", Long.toString(processBytes))
        .replace("{item}", Long.toString(processBytes / 4));
  }
}
