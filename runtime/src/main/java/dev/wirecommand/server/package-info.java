/**
 * The server engine, which runs commands for peers. It drives a server reactor for each connection,
 * and does not depend on transports.
 *
 * <p>The types in the order in which a request meets them:
 *
 * <ul>
 *   <li>{@code WireServer}: the commands and settings that all connections share ({@code
 *       ServerSettings}, {@code CommandTable}, {@code CallSlots}), and its {@code OpenConnections},
 *       whose {@code MemoryUse} it tells;
 *   <li>{@code ListeningServer}: the base of servers that listen on a socket;
 *   <li>{@code ServerConnection}: one connection; passes frames to the reactor, whose actions
 *       {@code ServerActions} carries out, and ends when one of its {@code ConnectionTimers} fires;
 *       {@code RequestDeadlines} end requests that do not go on, by a {@code SilenceTimer} each;
 *       {@code RefusedConnection}: one that is told only why it is refused;
 *   <li>{@code ServerCalls}: schedules the calls of a connection; decodes their meta entries
 *       ({@code RequestMeta}), admits them ({@code CallAdmission}, {@code Authorizer}, {@code
 *       AdmittedRequest}), passes data to them ({@code IncomingData}), decodes their arguments, and
 *       keeps the ones that wait ({@code WaitingCalls}, {@code RunningHandlers}, {@code
 *       StarvationGuard}); runs standard commands itself ({@code StandardCommands}, {@code
 *       ServerDescription}, {@code PingLimit}, {@code CancelLimit});
 *   <li>{@code ServerCall}: one call, with its data ({@code RequestData}), its {@code Cancellation}
 *       and the context that its handler sees ({@code CallContext});
 *   <li>{@code HandlerExecutor}: runs handlers that may block, on virtual threads or in a pool,
 *       where each connection has its {@code HandlerThreads};
 *   <li>{@code InterceptorChain}: the interceptors around the handler;
 *   <li>{@code HandlerResponse}: receives the response of the handler ({@code ServerResponse}), and
 *       maps its exceptions to errors ({@code CallErrors}, {@code ExceptionMapper}, {@code
 *       FailureLog});
 *   <li>{@code ResponseWriter} and {@code StreamedResponse}: send the response;
 *   <li>{@code SideOutputQueue}: sends text and progress besides the response;
 *   <li>{@code OutputQueue}: the frames that wait to be written.
 * </ul>
 *
 * <p>Words: a <em>request</em> is what arrived on the wire; a <em>call</em> is a request whose
 * command is known and permitted; a <em>response</em> is the result or the error that the handler
 * returns and the peer receives.
 */
@NullMarked
package dev.wirecommand.server;

import org.jspecify.annotations.NullMarked;
