/**
 * Tests of commands through their generated clients: {@link
 * dev.wirecommand.testing.WireCommandExtension} is a JUnit extension that starts a server and
 * injects clients. Tests that look at frames and time are the matter of {@link
 * dev.wirecommand.testing.wire}.
 */
@NullMarked
package dev.wirecommand.testing;

import org.jspecify.annotations.NullMarked;
