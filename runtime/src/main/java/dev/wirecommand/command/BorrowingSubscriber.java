package dev.wirecommand.command;

import java.util.concurrent.Flow;

/**
 * A subscriber that uses each buffer only during {@code onNext}. A buffer is valid until {@code
 * onNext} returns, and must not be changed. So bytes that arrive while the subscriber has demand
 * are not copied. It suits code that counts, hashes, parses or forwards what arrives.
 *
 * <p>A publisher may ignore the interface and pass buffers that stay valid.
 *
 * @param <T> {@link java.nio.ByteBuffer}
 */
public interface BorrowingSubscriber<T> extends Flow.Subscriber<T> {}
