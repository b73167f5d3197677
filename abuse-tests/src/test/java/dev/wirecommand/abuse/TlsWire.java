package dev.wirecommand.abuse;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** TLS over a socket, as a client that may do more than a client of the JDK. */
final class TlsWire implements Wire {
  private static final long HANDSHAKE_MILLIS = 30_000;

  private final Wire socket;
  private final SSLEngine engine;
  private final ByteBuffer received;
  private final ByteBuffer out;

  /** The decrypted bytes that have not been read yet. */
  private final ByteBuffer plain;

  private boolean ended;

  /**
   * Does the handshake.
   *
   * @param engine a new engine in client mode
   */
  TlsWire(Wire socket, SSLEngine engine) throws IOException {
    this.socket = socket;
    this.engine = engine;
    this.received = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize());
    this.out = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize());
    this.plain = ByteBuffer.allocate(2 * engine.getSession().getApplicationBufferSize()).flip();
    received.flip();
    engine.beginHandshake();
    handshake();
  }

  /** Begins another handshake, or in TLS 1.3 a change of keys, and sends what it begins with. */
  void renew() throws IOException {
    engine.beginHandshake();
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      wrap(ByteBuffer.allocate(0), HANDSHAKE_MILLIS);
      runTasks();
    }
  }

  /** Goes on with the handshake until it is done. */
  void handshake() throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
      switch (status) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrap(ByteBuffer.allocate(0), HANDSHAKE_MILLIS);
        default -> {
          if (unwrap(HANDSHAKE_MILLIS) < 0) {
            throw new IOException("the server ended the handshake");
          }
        }
      }
      status = engine.getHandshakeStatus();
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  private void wrap(ByteBuffer bytes, long patienceMillis) throws IOException {
    out.clear();
    engine.wrap(bytes, out);
    out.flip();
    socket.write(out, patienceMillis);
  }

  /** Decrypts one record. Returns -1 at the end. */
  private int unwrap(long patienceMillis) throws IOException {
    plain.compact();
    try {
      while (true) {
        SSLEngineResult result = engine.unwrap(received, plain);
        if (result.getStatus() == Status.CLOSED) {
          return -1;
        }
        if (result.getStatus() == Status.OK) {
          runTasks();
          return result.bytesProduced();
        }
        received.compact();
        try {
          if (socket.read(received, patienceMillis) < 0) {
            return -1;
          }
        } finally {
          received.flip();
        }
      }
    } finally {
      plain.flip();
    }
  }

  @Override
  public void write(ByteBuffer bytes, long patienceMillis) throws IOException {
    while (bytes.hasRemaining()) {
      wrap(bytes, patienceMillis);
    }
  }

  @Override
  public int read(ByteBuffer buffer, long patienceMillis) throws IOException {
    while (!plain.hasRemaining()) {
      if (ended || unwrap(patienceMillis) < 0) {
        ended = true;
        return -1;
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        wrap(ByteBuffer.allocate(0), patienceMillis);
      }
    }
    int n = Math.min(plain.remaining(), buffer.remaining());
    buffer.put(plain.slice(plain.position(), n));
    plain.position(plain.position() + n);
    return n;
  }

  @Override
  public void endOutput() throws IOException {
    engine.closeOutbound();
    wrap(ByteBuffer.allocate(0), HANDSHAKE_MILLIS);
    socket.endOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
