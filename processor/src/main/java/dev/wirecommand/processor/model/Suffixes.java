package dev.wirecommand.processor.model;

/**
 * The suffixes in the names of generated types. The name of a generated type is the name of the
 * user's class and a suffix.
 *
 * @param dispatch the suffix of a dispatch
 * @param client the suffix of a client
 * @param module the suffix of the class that is generated for an anchor
 */
public record Suffixes(String dispatch, String client, String module) {
  /** The default suffixes. Options can replace them. */
  public static final Suffixes DEFAULT = new Suffixes("Dispatch", "Client", "Module");
}
