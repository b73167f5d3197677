package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.Place;

/**
 * A problem in a declaration.
 *
 * @param kind the kind of problem
 * @param place the place at which it is reported
 * @param subject the declaration that has the problem, such as {@code Git.log(limit)}
 * @param words the fact and the fix
 */
public record Problem(ProblemKind kind, Place place, String subject, String words) {
  /**
   * Creates a problem.
   *
   * @param kind the kind of problem
   * @param place the place at which it is reported
   * @param subject the declaration that has the problem
   * @param particulars the arguments of the kind's message
   * @return the problem
   */
  public static Problem of(ProblemKind kind, Place place, String subject, Object... particulars) {
    return new Problem(kind, place, subject, kind.words(particulars));
  }

  /**
   * Returns the whole message.
   *
   * @return the id, the subject and the words
   */
  public String message() {
    return "[" + kind.id() + "] " + subject + ": " + words;
  }
}
