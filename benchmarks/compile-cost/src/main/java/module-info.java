/** Measurements of what the processor costs the compiler. */
module dev.wirecommand.benchmarks {
  requires java.compiler;
  // These are for the sources that are compiled, and the compiler for them.
  requires dev.wirecommand.annotations;
  requires dev.wirecommand.processor;
  requires dev.wirecommand.runtime;
  requires static org.jspecify;
}
