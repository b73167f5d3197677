package dev.wirecommand.nio;

import dev.wirecommand.link.Link;
import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * The TLS records of one connection. It encrypts output with as few records as possible, decrypts
 * input, and goes on with the handshake where the engine asks for it. Used on the event loop.
 */
final class TlsRecords {
  /** The length of the header of a record, which ends with the length of the rest. */
  private static final int HEADER = 5;

  private static final int LENGTH_AT = 3;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final LoopBuffers buffers;
  private final Link below;
  private final Sink sink;
  private final Runnable handshakeDone;

  /** The beginning of a record that has arrived in part, or null. */
  private @Nullable ByteBuffer partial;

  /** Output that waits for a flush, or null if there is none. */
  private byte @Nullable [] gathered;

  private int gatheredLength;

  /** A receiver of decrypted bytes, which are valid until it returns. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] bytes, int length);
  }

  /**
   * @param below the link to which records are written; flushed by the caller
   * @param sink receives what is decrypted
   * @param handshakeDone called after each turn of the engine while no handshake is under way
   */
  TlsRecords(SSLEngine engine, LoopBuffers buffers, Link below, Sink sink, Runnable handshakeDone) {
    this.engine = engine;
    this.buffers = buffers;
    this.below = below;
    this.sink = sink;
    this.handshakeDone = handshakeDone;
  }

  /** Begins the handshake. A client writes its first message. */
  void begin() throws SSLException {
    engine.beginHandshake();
    advance();
  }

  /* Input. */

  /** Decrypts bytes. The rest of an incomplete record is kept. */
  void read(byte[] bytes, int offset, int length) throws SSLException {
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    while (partial != null && in.hasRemaining()) {
      ByteBuffer record = complete(partial, in);
      if (record != null) {
        partial = null;
        unwrap(record);
      }
    }
    if (in.hasRemaining()) {
      unwrap(in);
    }
    if (in.hasRemaining() && !engine.isInboundDone()) {
      partial = startPartial(in);
    }
  }

  private ByteBuffer startPartial(ByteBuffer in) {
    int length = in.remaining() < HEADER ? HEADER : recordLength(in, in.position());
    return ByteBuffer.allocate(Math.max(length, in.remaining())).put(in);
  }

  private static int recordLength(ByteBuffer record, int start) {
    return HEADER + Short.toUnsignedInt(record.getShort(start + LENGTH_AT));
  }

  /**
   * Moves bytes to an incomplete record, and not beyond its end.
   *
   * @return the record if it is complete, ready to be read; null if not
   */
  private @Nullable ByteBuffer complete(ByteBuffer record, ByteBuffer in) throws SSLException {
    move(in, record);
    if (record.hasRemaining()) {
      return null;
    }
    int length = recordLength(record, 0);
    if (length > record.capacity()) {
      // So far it was a header only. The engine refuses a wrong one before the rest arrives.
      engine.unwrap(record.duplicate().flip(), NOTHING.duplicate());
      ByteBuffer whole = ByteBuffer.allocate(length).put(record.flip());
      partial = whole;
      move(in, whole);
      return whole.hasRemaining() ? null : whole.flip();
    }
    return record.flip();
  }

  private static void move(ByteBuffer from, ByteBuffer to) {
    int length = Math.min(from.remaining(), to.remaining());
    to.put(from.slice(from.position(), length));
    from.position(from.position() + length);
  }

  private void unwrap(ByteBuffer in) throws SSLException {
    byte[] array = buffers.plain();
    ByteBuffer out = ByteBuffer.wrap(array);
    SSLEngineResult result;
    do {
      if (out.remaining() < engine.getSession().getApplicationBufferSize()) {
        deliver(out, array);
      }
      result = engine.unwrap(in, out);
      advance();
      if (!isHandshaking()) {
        handshakeDone.run();
      }
    } while (result.getStatus() == SSLEngineResult.Status.OK
        && result.bytesConsumed() > 0
        && in.hasRemaining());
    deliver(out, array);
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      throw new SSLException("the peer sent a TLS record that is larger than it may be");
    }
  }

  private void deliver(ByteBuffer out, byte[] array) {
    if (out.position() > 0) {
      sink.accept(array, out.position());
      out.clear();
    }
  }

  private boolean isHandshaking() {
    return switch (engine.getHandshakeStatus()) {
      case NOT_HANDSHAKING, FINISHED -> false;
      case NEED_TASK, NEED_WRAP, NEED_UNWRAP, NEED_UNWRAP_AGAIN -> true;
    };
  }

  /** Does what the engine needs until it needs more input, or nothing. */
  private void advance() throws SSLException {
    boolean goesOn = true;
    while (goesOn) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> goesOn = wrap(NOTHING.duplicate());
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> goesOn = false;
      }
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** Returns whether the peer has sent {@code close_notify}, or the connection has failed. */
  boolean isInputEnded() {
    return engine.isInboundDone();
  }

  /* Output. */

  /** Queues bytes for the next flush. */
  void write(byte[] bytes, int offset, int length) throws SSLException {
    if (length > LoopBuffers.ARRAY_LENGTH - gatheredLength) {
      flush();
    }
    if (length >= LoopBuffers.ARRAY_LENGTH) {
      wrap(ByteBuffer.wrap(bytes, offset, length));
      return;
    }
    byte[] into = gathered;
    if (into == null) {
      into = buffers.takeArray();
      gathered = into;
    }
    System.arraycopy(bytes, offset, into, gatheredLength, length);
    gatheredLength += length;
  }

  /** Encrypts the bytes that wait. */
  void flush() throws SSLException {
    byte[] waiting = gathered;
    if (waiting != null) {
      wrap(ByteBuffer.wrap(waiting, 0, gatheredLength));
      release();
    }
  }

  /**
   * Encrypts bytes, or writes the next message of a handshake if there are none.
   *
   * @return whether something was written
   */
  private boolean wrap(ByteBuffer in) throws SSLException {
    byte[] array = buffers.cipher();
    ByteBuffer out = ByteBuffer.wrap(array);
    boolean written = false;
    SSLEngineResult result;
    do {
      if (out.remaining() < engine.getSession().getPacketBufferSize()) {
        below.write(array, 0, out.position());
        out.clear();
      }
      result = engine.wrap(in, out);
      written |= result.bytesProduced() > 0;
    } while (result.getStatus() == SSLEngineResult.Status.OK && in.hasRemaining());
    below.write(array, 0, out.position());
    return written;
  }

  /** Encrypts the bytes that wait, and ends the output with {@code close_notify}. */
  void end() throws SSLException {
    flush();
    closeOutput();
  }

  /** Writes {@code close_notify}, or the alert that belongs to a failure of the engine. */
  private void closeOutput() throws SSLException {
    engine.closeOutbound();
    advance();
  }

  boolean isOutputEnded() {
    return engine.isOutboundDone();
  }

  /** Ends the output as far as the engine can, after a failure or at the end of the event loop. */
  void endAnyway() {
    try {
      closeOutput();
    } catch (SSLException e) {
      // The engine has no alert for this failure.
      return;
    }
  }

  /** Returns the certificate chain of the peer, empty if it has none. */
  List<X509Certificate> certificates() {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Certificate certificate : engine.getSession().getPeerCertificates()) {
        chain.add((X509Certificate) certificate);
      }
    } catch (SSLPeerUnverifiedException e) {
      // The peer was not asked for a certificate, or has none and needs none.
      return List.of();
    }
    return chain;
  }

  /** Drops the bytes that wait. */
  void release() {
    if (gathered != null) {
      buffers.giveBackArray(gathered);
      gathered = null;
      gatheredLength = 0;
    }
  }
}
