/**
 * The parts that the server engine and the client engine share. Not exported.
 *
 * <p>The types in the order in which bytes meet them:
 *
 * <ul>
 *   <li>{@code EventLoop}: the tasks and timers of one connection; {@code DelayedTasks} are those
 *       that may block, which {@code BlockingExecutor} runs;
 *   <li>{@code FrameInput}: decodes bytes into frames; {@code ReadGuard} enforces the deadlines for
 *       reading, {@code FrameBudgets} limits what costs more than it achieves, and {@code ReadGate}
 *       stops reading;
 *   <li>{@code ConnectionAccount}: the bytes that the connection holds for its peer;
 *   <li>{@code ReceiveWindow}: the data that one request or response receives; {@code GrantPolicy}
 *       decides how much the sender may send, within the {@code WindowBudget} of the connection;
 *   <li>{@code CurrentCall}: the call that a thread is running;
 *   <li>{@code SideOutput}: encodes and decodes text and progress;
 *   <li>{@code SendWindow}: the data that one request or response sends as it is produced, within
 *       the {@code StreamShares} of the connection;
 *   <li>{@code FrameOutput}: encodes frames into batches; {@code EarlyFlush} decides when a large
 *       batch is flushed before its end;
 *   <li>{@code CallFailures}: the exceptions by which callers learn that a call has failed.
 * </ul>
 *
 * <p>Words: the <em>event loop</em> of a connection is the one thread that touches its state; a
 * <em>batch</em> is the input, or the tasks, that the event loop handles before it flushes once; a
 * <em>window</em> is how much data of one request may wait unread; a <em>grant</em> lets the sender
 * send more.
 */
@NullMarked
package dev.wirecommand.engine;

import org.jspecify.annotations.NullMarked;
