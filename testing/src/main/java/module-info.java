/** A JUnit extension that serves commands and injects typed clients. */
module dev.wirecommand.testing {
  requires transitive dev.wirecommand.runtime;
  requires transitive dev.wirecommand.transport.netty;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports dev.wirecommand.testing;
}
