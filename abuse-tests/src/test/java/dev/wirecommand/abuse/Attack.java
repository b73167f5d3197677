package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.NOTHING;
import static dev.wirecommand.abuse.Abuser.arg;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.util.function.Consumer;

/** A way in which a peer tries to harm a server on one connection. */
enum Attack {
  /** Everything that one connection may use: partial requests, downloads, and waiting calls. */
  EVERYTHING {
    @Override
    void play(Abuser abuser) throws IOException {
      int id = 1;
      for (int n = 0; n < 100; n++, id += 2) {
        abuser.request(id, "download", arg("bytes", 1L << 40), 0);
      }
      String text = "x".repeat(40_000);
      for (int n = 0; n < 540; n++, id += 2) {
        abuser.request(id, "length", arg("text", text), 0);
      }
      byte[] part = new byte[31 * 1024];
      for (int n = 0; n < 31; n++, id += 2) {
        for (int piece = 0; piece < 32; piece++) {
          abuser.part(id, piece == 0, part);
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
      call(abuser, 1_000, "sleep", NOTHING);
    }
  },

  /** Calls that are cancelled at once, again and again, with handlers that ignore interrupts. */
  RAPID_RESETS {
    @Override
    void play(Abuser abuser) throws IOException {
      callAndCancel(abuser, 10_000, "stubborn");
    }
  },

  /** Stages that never complete, and are cancelled. */
  ENDLESS_STAGES {
    @Override
    void play(Abuser abuser) throws IOException {
      callAndCancel(abuser, 1_000, "never");
    }
  },

  /** Calls that fail. */
  FAILING_CALLS {
    @Override
    void play(Abuser abuser) throws IOException {
      call(abuser, 20_000, "fail", NOTHING);
    }
  },

  /** Large answers that the peer does not read. */
  UNREAD_ANSWERS {
    @Override
    void play(Abuser abuser) throws IOException {
      call(abuser, 100, "answer", arg("bytes", 1 << 20));
    }
  },

  /** Descriptions that the peer does not read. */
  UNREAD_DESCRIPTIONS {
    @Override
    void play(Abuser abuser) throws IOException {
      call(abuser, 20_000, "wirecommand.describe", NOTHING);
    }
  },

  /** Handlers that run out of memory. There are few, since the JVM collects garbage for each. */
  EXHAUSTED_MEMORY {
    @Override
    void play(Abuser abuser) throws IOException {
      call(abuser, 5, "exhaust", NOTHING);
    }
  },

  /** Handlers that overflow the stack. */
  OVERFLOWING_STACKS {
    @Override
    void play(Abuser abuser) throws IOException {
      call(abuser, 100, "recurse", arg("depth", 0));
    }
  };

  /** Plays the attack, as far as the server lets it. */
  abstract void play(Abuser abuser) throws IOException;

  /** Makes calls. An id is used again after 30,000 calls. */
  private static void call(Abuser abuser, int times, String command, Consumer<CborWriter> args)
      throws IOException {
    for (int n = 0; n < times; n++) {
      abuser.request(1 + 2 * (n % 30_000), command, args, 0);
    }
  }

  /** Makes calls, and cancels each at once. An id is used again after 15,000 calls. */
  private static void callAndCancel(Abuser abuser, int times, String command) throws IOException {
    for (int n = 0; n < times; n++) {
      int id = 1 + 4 * (n % 15_000);
      abuser.request(id, command);
      abuser.request(id + 2, "wirecommand.cancel", arg("request", id), 0);
    }
  }
}
