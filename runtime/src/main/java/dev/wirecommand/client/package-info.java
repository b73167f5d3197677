/**
 * The client engine, and what generated clients extend. Knows no transport: one makes a {@link
 * dev.wirecommand.client.ClientConnection} on its link, with {@link
 * dev.wirecommand.client.ClientOptions}.
 *
 * <p>{@link dev.wirecommand.client.ClientCalls} holds how each call begins and ends. A call's
 * request goes out through {@link dev.wirecommand.client.RequestSender}, its data through {@link
 * dev.wirecommand.client.Upload}; its result is collected, or read as it arrives through {@link
 * dev.wirecommand.client.Download}, for which {@link dev.wirecommand.client.Backpressure} stops the
 * reading of the connection.
 *
 * <p>What a caller hands over (a {@link dev.wirecommand.client.CallObserver}, the subscriber to a
 * published result, what depends on a future) is called on the connection's thread, which it must
 * not block.
 */
@NullMarked
package dev.wirecommand.client;

import org.jspecify.annotations.NullMarked;
