package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the name that an enum constant or a record has on the wire. The record implements a
 * sealed interface.
 *
 * <pre>{@code
 * enum Order {
 *   @WireName("newest-first") NEWEST_FIRST,
 *   @WireName("oldest-first") OLDEST_FIRST
 * }
 * }</pre>
 *
 * <p>Without this annotation, the name of a constant is its name in Java, and the {@code type} of a
 * record is its simple name (section 10 of the protocol). A declared name stays the same when the
 * constant or record is renamed in Java. The annotation has no effect on other fields and types.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface WireName {
  /**
   * Returns the name on the wire. It is not empty, and it is unique within the enum or the sealed
   * interface.
   *
   * @return the name
   */
  String value();
}
