/** A sample: a server of a Git repository, and a program that calls it. */
module dev.wirecommand.sample {
  requires transitive dev.wirecommand.runtime;
  requires dev.wirecommand.transport.nio;
  requires transitive org.eclipse.jgit;
  // JGit logs through it, but cannot declare this because it is an automatic module.
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.wirecommand.sample;
}
