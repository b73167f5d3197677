/**
 * The client engine, which is independent of the transport. A transport creates a {@link
 * dev.wirecommand.client.ClientConnection} on its link, with {@link
 * dev.wirecommand.client.ClientOptions}.
 *
 * <p>The types, in the order in which a call meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.client.CommandCall} describes a call: a {@link
 *       dev.wirecommand.client.CommandName}, arguments, data and {@link
 *       dev.wirecommand.client.CallOptions}.
 *   <li>{@link dev.wirecommand.client.CommandClient} makes calls. {@code ClientWithOptions} and
 *       {@code InterceptedClient} are views of a client; {@link
 *       dev.wirecommand.client.RetryingClient} is a {@link
 *       dev.wirecommand.client.ClientInterceptor}; {@link
 *       dev.wirecommand.client.ReconnectingClient} makes connections when they are needed; {@link
 *       dev.wirecommand.client.ForwardingClient} is the base of clients in transports.
 *   <li>{@link dev.wirecommand.client.ClientConnection} is the client of one connection. It
 *       connects the link, the event loop, the reactor and the calls.
 *   <li>{@code ClientCalls} makes a call, and begins it on the event loop.
 *   <li>{@code ClientCall} is the call itself: a state machine, whose table is {@code
 *       ClientCallTransitions}, and the future that the caller holds.
 *   <li>{@code RequestFactory} makes the call's request, and the request that cancels it.
 *   <li>{@code RequestSender} sends the frames of all calls in turn.
 *   <li>{@code ClientEvents} passes the events of the reactor to the calls; {@code
 *       CollectedResponse} joins the parts of a response.
 *   <li>{@code KeepAlive} finds out whether the server still answers.
 *   <li>{@link dev.wirecommand.client.CallObserver} receives the text and the progress that the
 *       server sends.
 *   <li>{@link dev.wirecommand.client.CommandReply} is a response that was collected; a {@link
 *       dev.wirecommand.client.ResponseStream} (in the engine: {@code Download}) is a response that
 *       is read as it arrives.
 *   <li>{@code ClientNotifier} tells a {@link dev.wirecommand.client.ClientListener} how the call
 *       ended: {@link dev.wirecommand.client.ClientCallEnd}.
 * </ol>
 *
 * <p>The objects that a caller passes (an observer, the subscriber to a response, the dependents of
 * a future) are called on the event loop of the connection, which they must not block.
 */
@NullMarked
package dev.wirecommand.client;

import org.jspecify.annotations.NullMarked;
