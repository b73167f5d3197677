/**
 * Pure state machines for a client and a server. They do no I/O, start no thread and read no clock.
 * Nothing here is safe for use by several threads at once: a connection has one event loop.
 *
 * <p>The types in the order in which a request meets them at a server:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.reactor.ServerReactor} is given each frame, within {@link
 *       dev.wirecommand.reactor.Limits}. {@code PeerStreams} checks its stream.
 *   <li>{@code RequestTransitions} is the table of what a {@code RequestInput} does to a request id
 *       in each {@code RequestStatus}; {@code ServerRequests} has the requests by their ids.
 *   <li>{@code RequestIntake} carries the transitions out. {@code PartialRequests} collects the
 *       frames of a {@code PartialRequest} within the {@link dev.wirecommand.reactor.ByteAccount}
 *       of the connection, and {@code RequestMapParser} parses its {@code RequestMap}. A {@code
 *       LimitException} refuses the request alone.
 *   <li>The reactor returns a {@link dev.wirecommand.reactor.ServerAction}, such as the command to
 *       run, with its {@link dev.wirecommand.reactor.ServerRequest}. A breach of the protocol is a
 *       {@code ProtocolException} inside, and an action with an error frame outside.
 *   <li>The request is answered through that object; {@code AnswerState} says how far. An {@code
 *       ErrorPayload} is the answer of a failed one. Every answer is a {@code PendingPayload} on a
 *       {@code ServerStream} of the {@code OwnStreams}, and waits in {@code DeferredOutput} on
 *       half-duplex transports.
 *   <li>{@link dev.wirecommand.reactor.SendFrames} cuts it into frames as they are taken, within
 *       the {@code SendCredit} of the request.
 *   <li>{@code ServerWindows} has the frames that go out before all others: the {@code Grants} of
 *       each request's {@code RequestWindows}, and the notice that the server leaves. {@code
 *       WindowFrames} encodes and decodes {@code window} frames.
 * </ol>
 *
 * <p>At a client:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.reactor.ClientReactor} makes a {@link
 *       dev.wirecommand.reactor.ClientRequest}, whose {@code RequestFrames} carry the map that
 *       {@code RequestMapEncoder} encodes. {@code RequestIds} allots its id, and {@code
 *       ClientStream} is the stream of all its frames.
 *   <li>The reactor is given each frame and returns a {@link dev.wirecommand.reactor.ClientEvent};
 *       {@code ResponseState} says how far the response has come, and {@code SideOutputDecoder}
 *       checks text and progress.
 *   <li>{@code ClientWindows} knows by {@code WindowSupport} whether the server has windows, and
 *       has the grants that go out before all other frames.
 * </ol>
 *
 * <p>{@link dev.wirecommand.reactor.ByteSlice} is a range of bytes, {@code ByteCollector} joins
 * payloads, {@code IdMap} finds values by request ids, and {@link
 * dev.wirecommand.reactor.ReactorState} is the state that tools show.
 *
 * <p>A request is <em>active</em> while its command runs and until its answer has been drained;
 * then it is <em>released</em>. To <em>drain</em> output is to take all of its frames. Output is
 * <em>deferred</em> while it waits for the end of input. A stream is <em>retired</em> when its last
 * answer will end it. A request is <em>incomplete</em> if input ended before all of its frames
 * came. A request is <em>refused</em> if it exceeds a limit: no command runs for it, its error is
 * sent, and its frames are dropped until the last one. A <em>grant</em> allows the other side to
 * send so many more bytes of one request, the bytes that it may send are its <em>credit</em>, and
 * output without credit is <em>blocked</em>. The <em>control frames</em> of a side go out before
 * its other frames.
 */
@NullMarked
package dev.wirecommand.reactor;

import org.jspecify.annotations.NullMarked;
