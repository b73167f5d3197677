package dev.wirecommand.benchmarks.harness;

import java.util.Set;

/**
 * A framework that serves and makes the measured calls. It has a constructor without parameters.
 */
public interface Contender {
  /** The threads on which a server's handlers run. */
  enum Handlers {
    /** The thread that reads the connection. */
    DIRECT,
    /** The threads on which the framework runs handlers that may block. */
    BLOCKING
  }

  /** Returns the kinds of connections over which it is measured. */
  default Set<Wire> wires() {
    return Set.of(Wire.TCP);
  }

  /** Listens on a free port of the loopback interface, or where {@link Wire} says. */
  Server serve(Handlers handlers) throws Exception;

  /** Creates a client of a server of this contender. */
  Client newClient(int port) throws Exception;

  /** A server that listens. */
  interface Server extends AutoCloseable {
    /** Returns the port; 0 if it does not listen on a port. */
    int port();

    @Override
    void close();
  }

  /** A client, which opens connections. */
  interface Client extends AutoCloseable {
    /** Opens a connection that is ready for calls. */
    Connection connect() throws Exception;

    @Override
    void close();
  }

  /** A connection. Calls come from any thread, and several may be in flight. */
  interface Connection extends AutoCloseable {
    @Override
    void close();

    /** Sends the values of a call, and gives the answer to the call when it is there. */
    void send(Call call);

    /** Downloads bytes of {@link Pattern}. */
    default void download(long length, Transfer transfer) {
      throw new UnsupportedOperationException("has no streams");
    }

    /**
     * Uploads bytes of {@link Pattern}. The transfer completes when the server has received them.
     */
    default void upload(long length, Transfer transfer) {
      throw new UnsupportedOperationException("has no streams");
    }
  }
}
