/**
 * Tests of commands and of the protocol: a JUnit extension that serves commands and injects typed
 * clients, and scenes for one connection in memory.
 */
module dev.wirecommand.testing {
  requires transitive dev.wirecommand.runtime;
  requires transitive dev.wirecommand.transport.nio;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports dev.wirecommand.testing;
  exports dev.wirecommand.testing.wire;
}
