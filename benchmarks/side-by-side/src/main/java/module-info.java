/** Measurements of frameworks side by side. */
module dev.wirecommand.benchmarks.sidebyside {
  requires jdk.management;
  requires tools.jackson.databind;
  requires static org.jspecify;
}
