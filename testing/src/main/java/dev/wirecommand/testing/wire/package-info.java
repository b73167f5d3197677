/**
 * Protocol tests without a network, threads or waiting: a connection in memory whose frames are
 * written and read as text ({@link dev.wirecommand.frame.text.FrameText}), and whose clock stands
 * still until the test moves it. The package needs no test framework.
 *
 * <p>The types, in the order in which a test meets them:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.testing.wire.ServerScene} is a server with one connection. The test
 *       is its client: it sends requests, runs the handlers and looks at the responses.
 *   <li>{@link dev.wirecommand.testing.wire.Frames} writes the requests of such a client.
 *   <li>{@link dev.wirecommand.testing.wire.DefinedCommands} are commands that a test defines with
 *       lambdas, where no generated dispatch is at hand.
 *   <li>{@link dev.wirecommand.testing.wire.ClientScene} is a client with one connection. The test
 *       is its server: it scripts the responses, or looks at the requests and answers by hand.
 *   <li>{@link dev.wirecommand.testing.wire.TestLink} is the connection in both scenes: the test
 *       decides when its peer reads, when time passes and when tasks run.
 *   <li>{@link dev.wirecommand.testing.wire.RecordingHandler} takes the place of an engine in tests
 *       of a transport, and records the calls that the transport makes.
 * </ul>
 *
 * <p>In the text form, a frame is {@code <request-id> <stream-id> <stream-flags> <type> <flags>
 * <payload>}. A client sends on stream 1, a server on stream 2, and the first frame of a stream has
 * the flag {@code stream-begin}.
 *
 * <p>The event loop of a connection is the thread on which its {@link dev.wirecommand.link.Link}
 * delivers bytes and runs tasks. Here, the test's own thread takes that part.
 */
@NullMarked
package dev.wirecommand.testing.wire;

import org.jspecify.annotations.NullMarked;
