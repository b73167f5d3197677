package dev.wirecommand.benchmarks.sidebyside;

import java.util.Locale;

/**
 * The way in which a contender's server and client are started.
 *
 * @param windows whether responses to WireCommand's calls are streamed, with windows
 */
record Setup(Handlers handlers, Wire wire, boolean windows) {
  static final Setup TCP = new Setup(Handlers.DIRECT, Wire.TCP, false);
  static final Setup BLOCKING = new Setup(Handlers.BLOCKING, Wire.TCP, false);
  static final Setup WINDOWS = new Setup(Handlers.DIRECT, Wire.TCP, true);
  static final Setup UNIX = new Setup(Handlers.DIRECT, Wire.UNIX, false);
  static final Setup TLS = new Setup(Handlers.DIRECT, Wire.TLS, false);
  static final Setup OPENSSL = new Setup(Handlers.DIRECT, Wire.OPENSSL, false);

  /** The way in which a contender runs its handlers. */
  enum Handlers {
    DIRECT,
    BLOCKING;

    String argument() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The kind of connection. */
  enum Wire {
    TCP,
    UNIX,
    TLS,
    OPENSSL;

    String argument() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the name of its logs. */
  String id() {
    return handlers.argument() + '-' + wire.argument() + (windows ? "-windows" : "");
  }
}
