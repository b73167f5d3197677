/** A Git repository on the wire: what commands, a server and its client look like in use. */
module dev.wirecommand.sample {
  requires transitive dev.wirecommand.runtime;
  requires dev.wirecommand.transport.netty;
  requires transitive org.eclipse.jgit;
  // JGit logs through it but, being an automatic module, cannot say so.
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.wirecommand.sample;
}
