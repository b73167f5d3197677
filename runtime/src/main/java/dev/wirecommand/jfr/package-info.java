/**
 * Events for the JDK's Flight Recorder. Opt-in: {@link dev.wirecommand.jfr.JfrServerListener} is
 * added to a server like any other listener.
 */
@NullMarked
package dev.wirecommand.jfr;

import org.jspecify.annotations.NullMarked;
