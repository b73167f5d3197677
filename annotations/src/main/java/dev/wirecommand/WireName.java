package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives an enum constant, or a record that is an alternative of a sealed interface, a name on the
 * wire other than its name in Java.
 *
 * <pre>{@code
 * enum Order {
 *   @WireName("newest-first") NEWEST_FIRST,
 *   @WireName("oldest-first") OLDEST_FIRST
 * }
 * }</pre>
 *
 * <p>Without it, a constant travels under the name that it is declared with, and the {@code type}
 * of a record is its simple name (section 10 of the protocol). A name that is written down here
 * outlives a renaming in Java. It has no effect on fields that are no enum constants, nor on types
 * that are no records of a sealed interface.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface WireName {
  /**
   * The name on the wire: a text that is not empty and that no other constant of the enum, or no
   * other record of the sealed interface, has.
   *
   * @return the name
   */
  String value();
}
