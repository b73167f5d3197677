/**
 * Events for the JDK's Flight Recorder. A program opts in by adding {@link
 * dev.wirecommand.jfr.JfrServerListener} to a server or {@link
 * dev.wirecommand.jfr.JfrClientListener} to a client. The events are {@code ServerCallEvent},
 * {@code ServerRefusalEvent}, {@code ServerProtocolErrorEvent} and {@code ClientCallEvent}.
 */
@NullMarked
package dev.wirecommand.jfr;

import org.jspecify.annotations.NullMarked;
