package dev.wirecommand.processor.model;

/**
 * What the names of generated types end with, after that of the class that they are for.
 *
 * @param dispatch the dispatch's
 * @param client the client's
 * @param module that of what joins the commands of several classes
 */
public record Suffixes(String dispatch, String client, String module) {
  /** Those that are used unless an option says otherwise. */
  public static final Suffixes DEFAULT = new Suffixes("Dispatch", "Client", "Module");
}
