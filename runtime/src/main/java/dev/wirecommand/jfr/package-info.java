/**
 * Events for the JDK's Flight Recorder. A program opts in by adding a listener that {@link
 * dev.wirecommand.jfr.JfrListeners} makes to a server or a client. The events are {@code
 * ServerCallEvent}, {@code ServerRefusalEvent}, {@code ServerProtocolErrorEvent} and {@code
 * ClientCallEvent}.
 */
@NullMarked
package dev.wirecommand.jfr;

import org.jspecify.annotations.NullMarked;
