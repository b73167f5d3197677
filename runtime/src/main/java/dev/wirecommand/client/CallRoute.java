package dev.wirecommand.client;

import org.jspecify.annotations.Nullable;

/**
 * A record of the connection on which a call was made. The options of the call carry it past views
 * and interceptors ({@link CallOptions#withRoute}). The connection is known by identity alone. Safe
 * for use by any thread.
 */
final class CallRoute {
  private final @Nullable Object wanted;
  private volatile @Nullable Object taken;

  private CallRoute(@Nullable Object wanted) {
    this.wanted = wanted;
  }

  /** Returns a route over any connection. */
  static CallRoute any() {
    return new CallRoute(null);
  }

  /** Returns a route that should lead over the given connection again. */
  static CallRoute over(Object connection) {
    return new CallRoute(connection);
  }

  /** Returns the connection over which the call should be made, or null for any. */
  @Nullable Object wanted() {
    return wanted;
  }

  /** Returns the connection over which the call was made last, or null if it is not known. */
  @Nullable Object taken() {
    return taken;
  }

  /** Notes the connection over which the call is about to be made. */
  void take(Object connection) {
    taken = connection;
  }

  /** Notes the connection, unless a client that chooses among connections has noted its choice. */
  void takeIfUnknown(Object connection) {
    if (taken == null) {
      taken = connection;
    }
  }
}
