package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the class that carries values of a type over the wire.
 *
 * <pre>{@code
 * @WireCodec(value = ObjectIdCodec.class, cddl = "bytes .size 20")
 * final class ObjectId { ... }
 *
 * @WireCommand("since")
 * List<ObjectId> since(@WireCodec(DayCodec.class) LocalDate day) { ... }
 * }</pre>
 *
 * <p>On the declaration of a class it holds wherever the class is used; on a use of a type (that of
 * a parameter, a result, a record's component, or a type argument such as a list's element) it
 * holds there, and goes before what the declaration says.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
public @interface WireCodec {
  /**
   * The codec: a class that generated code can reach, with a constructor without parameters, and
   * that implements the runtime's {@code dev.wirecommand.command.ValueCodec} for the annotated
   * type. One instance of it serves all threads.
   *
   * @return the codec's class
   */
  Class<?> value();

  /**
   * The type of what the codec writes, in the notation of CDDL (RFC 8610), for the schema.
   *
   * @return the type; {@code any} unless said otherwise
   */
  String cddl() default "any";
}
