package dev.wirecommand.jfr;

import dev.wirecommand.client.ClientListener;
import dev.wirecommand.server.ServerListener;

/**
 * A factory for listeners that record events for the JDK's Flight Recorder. They cost almost
 * nothing while no recording runs; the settings of a recording decide which events it has.
 */
public final class JfrListeners {
  private JfrListeners() {}

  /**
   * Makes a listener that records the events of a server. It records each call as {@code
   * dev.wirecommand.ServerCall}, each refused call as {@code dev.wirecommand.ServerRefusal}, and
   * each protocol error as {@code dev.wirecommand.ServerProtocolError}.
   *
   * @return a listener that is safe for use by any thread
   */
  public static ServerListener forServer() {
    return new JfrServerListener();
  }

  /**
   * Makes a listener that records each call of a client when the call ends. The event is {@code
   * dev.wirecommand.ClientCall}.
   *
   * @return a listener that is safe for use by any thread
   */
  public static ClientListener forClient() {
    return new JfrClientListener();
  }
}
