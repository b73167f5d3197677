/** For tests of commands: a JUnit extension that starts a server and injects typed clients. */
@NullMarked
package dev.wirecommand.testing;

import org.jspecify.annotations.NullMarked;
