/** A Git repository on the wire: what commands, a server and its client look like in use. */
module dev.wirecommand.sample {
  requires dev.wirecommand.annotations;
  requires dev.wirecommand.runtime;
  requires org.eclipse.jgit;
  requires static org.jspecify;

  exports dev.wirecommand.sample;
}
