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
 * Optional}.
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
   * false}, a decimal integer within the type's range, or the string itself. Makes the argument
   * optional.
   *
   * @return the default; {@link #NO_DEFAULT} for none
   */
  String defaultValue() default NO_DEFAULT;
}
