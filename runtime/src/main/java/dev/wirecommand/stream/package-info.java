/**
 * Streams of bytes and items between two threads. A window bounds each stream. This package knows
 * no frames, commands or connections; an engine connects its buffers to calls. Publishers and
 * subscribers follow Reactive Streams 1.0, whose rules the comments cite by number.
 *
 * <p>Receiving, in the order in which bytes travel:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.stream.ReceiveBuffer}: the event loop adds the bytes that arrive,
 *       and asks whether the window is full. It belongs to a call, its {@link
 *       dev.wirecommand.stream.ReceiveBufferOwner}.
 *   <li>{@code ReceiveState}: the bytes that wait (a {@code ByteQueue}) and how the data ended,
 *       under one lock, for the buffer and its reader.
 *   <li>{@code ReceiveStream}, or {@code ReceivePublisher} with its {@code ReceiveSubscription}:
 *       the reader's two views.
 *   <li>{@link dev.wirecommand.stream.ItemIterator} and {@link
 *       dev.wirecommand.stream.ItemPublisher}: the items of a CBOR sequence (RFC 8742) in a stream
 *       or a publisher. Both use an {@code ItemBuffer}, whose {@code ItemScanner} finds the end of
 *       an item, and an {@link dev.wirecommand.stream.ItemDecoder}.
 * </ul>
 *
 * <p>Sending, in the order in which bytes travel:
 *
 * <ul>
 *   <li>{@code ReadingProducer}: reads a {@code Source} that may block ({@code StreamSource},
 *       {@code ChannelSource}, {@code ItemSource}) in tasks on an executor.
 *   <li>{@code SubscribedProducer}: subscribes to a publisher of bytes or items. {@code ItemBytes}
 *       and {@link dev.wirecommand.stream.ItemEncoder} convert items to bytes.
 *   <li>{@code SendState}: the chunks (a {@code ChunkQueue}), how far the source has come, and what
 *       the owner waits for, under one lock, for the buffer and its producer.
 *   <li>{@link dev.wirecommand.stream.SendBuffer}: the event loop polls it for chunks. It belongs
 *       to a call, its {@link dev.wirecommand.stream.SendBufferOwner}.
 * </ul>
 *
 * <p>{@link dev.wirecommand.stream.PublishedStream} and {@link
 * dev.wirecommand.stream.StreamPublisher} convert a publisher to a stream and a stream to a
 * publisher. {@code Signaller} is what all subscriptions here share: it gives one signal at a time.
 *
 * <p>Words: a <em>chunk</em> is the payload of one frame. A chunk is <em>full</em> or
 * <em>partial</em>. The event loop <em>borrows</em> a chunk until the frame has been written, and
 * then <em>releases</em> it. A subscriber <em>borrows</em> a buffer if it is done with it when its
 * {@code onNext} returns; any other subscriber is given a copy.
 */
@NullMarked
package dev.wirecommand.stream;

import org.jspecify.annotations.NullMarked;
