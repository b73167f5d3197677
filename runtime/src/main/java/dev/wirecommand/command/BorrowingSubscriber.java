package dev.wirecommand.command;

import java.util.concurrent.Flow;

/**
 * A subscriber to bytes that keeps no buffer: a buffer that it receives is read-only by agreement,
 * and valid until {@code onNext} returns. Bytes that arrive while it has demand are therefore not
 * copied. It suits code that counts, hashes, parses or forwards what arrives.
 *
 * <p>A publisher may ignore the interface and pass buffers that stay valid.
 *
 * @param <T> {@link java.nio.ByteBuffer}
 */
public interface BorrowingSubscriber<T> extends Flow.Subscriber<T> {}
