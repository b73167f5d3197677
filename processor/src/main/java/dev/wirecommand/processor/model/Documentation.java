package dev.wirecommand.processor.model;

import java.util.List;

/**
 * The parts of a method's Javadoc, without its parameters, as plain text. A part that is missing is
 * empty.
 *
 * @param description the main description
 * @param result what the method returns
 * @param failures when the method throws a {@code CommandException}, which its callers get as well
 * @param deprecation why the method is deprecated
 */
public record Documentation(
    String description, String result, List<String> failures, String deprecation) {
  /** The documentation of a method that has no Javadoc. */
  public static final Documentation NONE = new Documentation("", "", List.of(), "");
}
