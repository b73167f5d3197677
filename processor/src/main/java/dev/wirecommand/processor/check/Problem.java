package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.Place;

/**
 * One mistake.
 *
 * @param kind what kind of mistake
 * @param place where it is told
 * @param subject what is wrong, such as {@code Git.log(limit)}
 * @param words the fact and the fix
 */
public record Problem(ProblemKind kind, Place place, String subject, String words) {
  /**
   * A mistake.
   *
   * @param kind what kind of mistake
   * @param place where it is told
   * @param subject what is wrong
   * @param particulars what is particular to the case, as many as the kind's message takes
   * @return the mistake
   */
  public static Problem of(ProblemKind kind, Place place, String subject, Object... particulars) {
    return new Problem(kind, place, subject, kind.words(particulars));
  }

  /**
   * The whole message.
   *
   * @return the id, the subject and the words
   */
  public String message() {
    return "[" + kind.id() + "] " + subject + ": " + words;
  }
}
