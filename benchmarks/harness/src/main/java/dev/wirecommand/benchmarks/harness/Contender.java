package dev.wirecommand.benchmarks.harness;

/** A framework that serves and makes the measured calls. Has a constructor without parameters. */
public interface Contender {
  /** Where a server's handlers run. */
  enum Handlers {
    /** On the thread that reads the connection. */
    DIRECT,
    /** Where the framework runs handlers that may block. */
    BLOCKING
  }

  /** Listens on a free port of the loopback interface. */
  Server serve(Handlers handlers) throws Exception;

  /** Makes what connects to a server of this contender's. */
  Client newClient(int port) throws Exception;

  /** What listens. */
  interface Server extends AutoCloseable {
    int port();

    @Override
    void close();
  }

  /** What connects. */
  interface Client extends AutoCloseable {
    /** One more connection, ready for calls. */
    Connection connect() throws Exception;

    @Override
    void close();
  }

  /** One connection. Calls come from any thread, as many at a time as are in flight. */
  interface Connection extends AutoCloseable {
    @Override
    void close();

    /** Sends a call's values, and gives the call its answer. */
    void send(Call call);

    /** Asks for the bytes of {@link Pattern}, this many. */
    default void download(long length, Transfer transfer) {
      throw new UnsupportedOperationException("has no streams");
    }

    /**
     * Sends the bytes of {@link Pattern}, this many, and completes when the server has them all.
     */
    default void upload(long length, Transfer transfer) {
      throw new UnsupportedOperationException("has no streams");
    }
  }
}
