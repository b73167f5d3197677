package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a parameter of a {@link WireCommand} method appears on the wire.
 *
 * <p>Without it, the argument has the parameter's name and must be given, unless its type is {@code
 * Optional}, {@code OptionalInt}, {@code OptionalLong} or {@code OptionalDouble}, or is annotated
 * as {@code @Nullable}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Arg {
  /**
   * The value of {@link #defaultValue()} that stands for "no default: the argument is required".
   */
  String NO_DEFAULT = "\u0000";

  /**
   * The argument's name on the wire, of the same form as a command's name.
   *
   * @return the name; the parameter's own name when empty
   */
  String value() default "";

  /**
   * The value that the argument has when the peer leaves it out, as text: {@code true} or {@code
   * false}, a decimal integer within the type's range (of any size for a {@code BigInteger} that
   * the wire can carry), a float such as {@code 0.5} or {@code 1e-3}, the string itself, an enum
   * constant by its name on the wire, an {@code Instant} such as {@code 2026-01-31T12:00:00Z}, a
   * {@code Duration} such as {@code PT30S}, a {@code UUID} with its hyphens, or a {@code URI}.
   * Makes the argument optional; a text that is not of the parameter's type does not compile.
   *
   * @return the default; {@link #NO_DEFAULT} for none
   */
  String defaultValue() default NO_DEFAULT;
}
