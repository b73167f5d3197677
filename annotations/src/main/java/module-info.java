/** The annotations that declare commands. They depend on nothing and vanish after compilation. */
module dev.wirecommand.annotations {
  requires static org.jspecify;

  exports dev.wirecommand;
}
