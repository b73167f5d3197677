/** Metrics of servers and clients, for Micrometer. */
module dev.wirecommand.micrometer {
  requires transitive dev.wirecommand.runtime;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports dev.wirecommand.micrometer;
}
