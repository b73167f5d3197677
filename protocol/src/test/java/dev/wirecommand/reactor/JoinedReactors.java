package dev.wirecommand.reactor;

import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.util.Arrays;

/**
 * A client's and a server's reactor with a wire in each direction, on which bytes travel in chunks
 * of any size. Both sides know what must hold of them; while nobody else has put anything on a
 * wire, each also knows what the other has given.
 */
final class JoinedReactors {
  /** More rounds than any script can need to come to rest. */
  private static final int ROUNDS = 10_000;

  /** Bytes on their way in one direction. */
  private static final class Wire {
    private byte[] bytes = new byte[256];
    private int from;
    private int to;

    /** The end has been put behind the bytes, and has arrived. */
    private boolean ended;

    private boolean closed;

    int length() {
      return to - from;
    }

    void add(byte[] more) {
      if (ended) {
        return;
      }
      if (more.length > bytes.length - to) {
        int length = length();
        byte[] moved = new byte[Math.max(bytes.length, 2 * (length + more.length))];
        System.arraycopy(bytes, from, moved, 0, length);
        bytes = moved;
        from = 0;
        to = length;
      }
      System.arraycopy(more, 0, bytes, to, more.length);
      to += more.length;
    }

    byte[] take(int count) {
      int end = from + Math.min(count, length());
      byte[] taken = Arrays.copyOfRange(bytes, from, end);
      from = end;
      return taken;
    }
  }

  private final Wire toServer = new Wire();
  private final Wire toClient = new Wire();
  private final FuzzWire serverInput;
  private final FuzzWire clientInput;
  private final JoinedClient client;
  private final JoinedServer server;
  private final boolean windows;
  private boolean honest = true;

  /** Whether bytes were lost, so that some calls end with the connection. */
  private boolean cut;

  /** Whether a cancel was refused, so that what it should have ended may wait for grants. */
  private boolean cancelLost;

  JoinedReactors(Limits limits, OutputMode output, DataMode data, HeldBytes account) {
    windows = output == OutputMode.IMMEDIATE && data == DataMode.STREAMED;
    client = new JoinedClient(this, limits, toServer::add);
    server = new JoinedServer(this, limits, output, data, account, toClient::add);
    serverInput = new FuzzWire(limits.receivePayload(), server::onFrame, server::onFrameError);
    clientInput = new FuzzWire(limits.receivePayload(), client::onFrame, client::onFrameError);
  }

  JoinedClient client() {
    return client;
  }

  JoinedServer server() {
    return server;
  }

  /** Tells whether only these two sides have put anything on the wires. */
  boolean isHonest() {
    return honest;
  }

  /** Tells whether the server has windows. */
  boolean hasWindows() {
    return windows;
  }

  /** Tells whether a connection on which nobody breaks the protocol may end so. */
  boolean mayFail(String reason) {
    // A client that sends much more before it reads that its request is refused.
    return cut || server.hasFailed() || reason.contains("times the limit");
  }

  void loseCancel() {
    cancelLost = true;
  }

  /** Puts bytes of somebody else on a wire. */
  void inject(boolean towardsServer, byte[] bytes) {
    honest = false;
    (towardsServer ? toServer : toClient).add(bytes);
  }

  /** Lets bytes arrive at the server, and the end of input after the last one. */
  boolean deliverToServer(int count, int chunk) {
    boolean any = toServer.length() > 0;
    serverInput.bring(toServer.take(count), chunk);
    if (toServer.ended && toServer.length() == 0 && !toServer.closed) {
      toServer.closed = true;
      serverInput.finish();
      server.endOfInput();
      any = true;
    }
    return any;
  }

  /** Lets bytes arrive at the client, and the end of input after the last one. */
  boolean deliverToClient(int count, int chunk) {
    boolean any = toClient.length() > 0;
    clientInput.bring(toClient.take(count), chunk);
    if (toClient.ended && toClient.length() == 0 && !toClient.closed) {
      toClient.closed = true;
      clientInput.finish();
      client.endOfInput();
      any = true;
    }
    return any;
  }

  /** Ends a direction, with or without the bytes that are still on their way. */
  void end(boolean towardsServer, boolean lose) {
    Wire wire = towardsServer ? toServer : toClient;
    if (lose && !wire.ended && wire.length() > 0) {
      wire.take(wire.length());
      cut = true;
    }
    wire.ended = true;
    if (towardsServer) {
      client.endOutput();
    }
  }

  void check() {
    client.check();
    server.check();
  }

  /** Lets everything come to rest, ends both directions, and checks that nothing is left. */
  void close(boolean deferred) {
    settle();
    boolean inputCut = toServer.ended;
    if (deferred) {
      end(true, false);
      settle();
    }
    boolean whole = honest && !cut && !cancelLost && !toClient.ended;
    if (whole && !server.hasFailed() && !client.hasFailed()) {
      if (!inputCut || !windows) {
        // Otherwise a response may wait for a grant that can no longer be sent.
        server.checkSettled();
      }
      if (!inputCut) {
        client.checkSettled();
      }
    }
    end(true, false);
    end(false, false);
    deliverToServer(Integer.MAX_VALUE, 0);
    deliverToClient(Integer.MAX_VALUE, 0);
    client.endOfInput();
    check();
    server.close();
    check();
  }

  private void settle() {
    for (int round = 0; round < ROUNDS; round++) {
      boolean any = client.settle();
      any |= deliverToServer(Integer.MAX_VALUE, 0);
      any |= server.settle();
      any |= deliverToClient(Integer.MAX_VALUE, 0);
      check();
      if (!any) {
        return;
      }
    }
    throw Finding.of("does not come to rest");
  }
}
