/** The annotations that declare commands; they are not needed at run time. */
module dev.wirecommand.annotations {
  requires static org.jspecify;

  exports dev.wirecommand;
}
