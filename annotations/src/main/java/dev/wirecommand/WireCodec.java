package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the codec that reads and writes the values of a type.
 *
 * <pre>{@code
 * @WireCodec(value = ObjectIdCodec.class, cddl = "bytes .size 20")
 * final class ObjectId { ... }
 *
 * @WireCommand("since")
 * List<ObjectId> since(@WireCodec(DayCodec.class) LocalDate day) { ... }
 * }</pre>
 *
 * <p>On the declaration of a class, it applies wherever the class is used. On a use of a type (of a
 * parameter, a result, a record's component, or as a type argument such as a list's element), it
 * applies there, and overrides the annotation on the declaration.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
public @interface WireCodec {
  /**
   * Returns the codec's class. Generated code has to be able to access it. It has a constructor
   * without parameters and implements the runtime's {@code dev.wirecommand.command.ValueCodec} for
   * the annotated type. All threads share one instance of it.
   *
   * @return the codec's class
   */
  Class<?> value();

  /**
   * Returns the CDDL type (RFC 8610) of the encoded values. It appears in the schema and in what
   * the server tells of its commands. It may use the names that CDDL defines; any other name is
   * taken for any value.
   *
   * @return the type; {@code any} by default
   */
  String cddl() default "any";
}
