/** What WireCommand costs, measured. */
module dev.wirecommand.benchmarks {
  requires java.compiler;
  // What the sources that are compiled need, and the compiler for them.
  requires dev.wirecommand.annotations;
  requires dev.wirecommand.processor;
  requires dev.wirecommand.runtime;
  requires static org.jspecify;
}
