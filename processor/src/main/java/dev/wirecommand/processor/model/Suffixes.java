package dev.wirecommand.processor.model;

/**
 * The suffixes of the names of generated types, after the name of the class that they belong to.
 *
 * @param dispatch the suffix of a dispatch
 * @param client the suffix of a client
 * @param module the suffix of the class that is generated for an anchor
 */
public record Suffixes(String dispatch, String client, String module) {
  /** The suffixes that are used unless an option sets others. */
  public static final Suffixes DEFAULT = new Suffixes("Dispatch", "Client", "Module");
}
