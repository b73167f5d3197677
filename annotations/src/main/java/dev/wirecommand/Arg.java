package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the name and the default of an argument of a {@link WireCommand} method.
 *
 * <p>A parameter without this annotation is an argument with the parameter's name. It is required,
 * unless its type is {@code Optional}, {@code OptionalInt}, {@code OptionalLong} or {@code
 * OptionalDouble}, or is annotated as {@code @Nullable}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Arg {
  /** The value of {@link #defaultValue()} if the argument has no default. */
  String NO_DEFAULT = "\u0000";

  /**
   * Returns the argument's name on the wire. It has the same characters as a {@linkplain
   * WireCommand#value() command's name}.
   *
   * @return the name; the parameter's own name when empty
   */
  String value() default "";

  /**
   * Returns the argument's default value. It applies when the caller leaves the argument out, so
   * that the argument is optional. The default is written as text: {@code true} or {@code false}, a
   * decimal integer within the type's range (for a {@code BigInteger}, the range of the wire), a
   * float such as {@code 0.5} or {@code 1e-3}, the string or the character itself, an enum constant
   * by its name on the wire, an {@code Instant} such as {@code 2026-01-31T12:00:00Z}, a date or
   * time such as {@code 2026-01-31} or {@code 12:00:00}, a {@code ZoneId} such as {@code
   * Europe/Paris}, a {@code Duration} such as {@code PT30S}, a {@code BigDecimal} such as {@code
   * 12.50}, a {@code UUID} with its hyphens, or a {@code URI}. A text that is not a value of the
   * parameter's type is a compile error.
   *
   * @return the default; {@link #NO_DEFAULT} for none
   */
  String defaultValue() default NO_DEFAULT;
}
