package dev.wirecommand.command;

import java.util.concurrent.Flow;

/**
 * A subscriber to a request's data or a result's bytes that keeps no buffer: one that it is given
 * is valid until {@code onNext} returns, and is only to be read. Bytes that arrive while it has
 * asked for some are not copied for it then, but given where they were read. For whoever counts,
 * hashes, compares, parses or writes on what arrives.
 *
 * <p>Whatever publisher it subscribes to may as well give it buffers that would last.
 *
 * @param <T> {@link java.nio.ByteBuffer}
 */
public interface BorrowingSubscriber<T> extends Flow.Subscriber<T> {}
