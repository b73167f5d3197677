package dev.wirecommand.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.util.function.Consumer;

/** What a peer does on one connection to harm a server. */
enum Attack {
  /** Everything that one connection may use: partial requests, downloads, and waiting calls. */
  EVERYTHING {
    @Override
    void play(Abuser abuser) throws IOException {
      int id = 1;
      for (int n = 0; n < 100; n++, id += 2) {
        abuser.request(id, "download", number("bytes", 1L << 40), 0);
      }
      String text = "x".repeat(40_000);
      for (int n = 0; n < 540; n++, id += 2) {
        abuser.request(id, "length", args -> text(args, "text", text), 0);
      }
      byte[] part = new byte[31 * 1024];
      for (int n = 0; n < 31; n++, id += 2) {
        for (int piece = 0; piece < 32; piece++) {
          int first = piece == 0 ? FrameType.REQUEST_NEW : FrameType.REQUEST_CONTINUATION;
          abuser.send(id, FrameType.COMMAND_REQUEST.code(), first | FrameType.REQUEST_MORE, part);
        }
      }
    }
  },

  /** Uploads of which no data comes. */
  SILENT_UPLOADS {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 100; n++) {
        abuser.request(1 + 2 * n, "upload", NOTHING, FrameType.REQUEST_HAVE_DATA);
      }
    }
  },

  /** Handlers that sleep. */
  SLEEPING_HANDLERS {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 1_000; n++) {
        abuser.request(1 + 2 * n, "sleep");
      }
    }
  },

  /** Calls that are cancelled at once, again and again, with handlers that ignore interrupts. */
  RAPID_RESETS {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 10_000; n++) {
        int id = 1 + 4 * (n % 15_000);
        abuser.request(id, "stubborn");
        abuser.request(id + 2, "wirecommand.cancel", number("request", id), 0);
      }
    }
  },

  /** Stages that never complete, and are cancelled. */
  ENDLESS_STAGES {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 1_000; n++) {
        int id = 1 + 4 * n;
        abuser.request(id, "never");
        abuser.request(id + 2, "wirecommand.cancel", number("request", id), 0);
      }
    }
  },

  /** Calls that fail. */
  FAILING_CALLS {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 20_000; n++) {
        abuser.request(1 + 2 * (n % 30_000), "fail");
      }
    }
  },

  /** Large answers that nobody reads. */
  UNREAD_ANSWERS {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 100; n++) {
        abuser.request(1 + 2 * n, "answer", number("bytes", 1 << 20), 0);
      }
    }
  },

  /** Descriptions that nobody reads. */
  UNREAD_DESCRIPTIONS {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 20_000; n++) {
        abuser.request(1 + 2 * (n % 30_000), "wirecommand.describe");
      }
    }
  },

  /** Handlers that run out of memory. There are few, since the JVM collects garbage for each. */
  EXHAUSTED_MEMORY {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 5; n++) {
        abuser.request(1 + 2 * n, "exhaust");
      }
    }
  },

  /** Handlers that overflow the stack. */
  OVERFLOWING_STACKS {
    @Override
    void play(Abuser abuser) throws IOException {
      for (int n = 0; n < 100; n++) {
        abuser.request(1 + 2 * n, "recurse", number("depth", 0), 0);
      }
    }
  };

  static final Consumer<CborWriter> NOTHING = args -> args.writeMapHeader(0);

  /** Plays the attack, as far as the server lets it. */
  abstract void play(Abuser abuser) throws IOException;

  private static Consumer<CborWriter> number(String name, long value) {
    return args -> {
      args.writeMapHeader(1);
      args.writeBytes(name.getBytes(UTF_8));
      args.writeLong(value);
    };
  }

  private static void text(CborWriter args, String name, String value) {
    args.writeMapHeader(1);
    args.writeBytes(name.getBytes(UTF_8));
    args.writeText(value);
  }
}
