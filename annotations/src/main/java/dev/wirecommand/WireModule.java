package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Joins the commands of several classes: what one server serves.
 *
 * <pre>{@code
 * @WireModule({GitCommands.class, RefStore.class})
 * interface Repository {}
 *
 * WireServer.builder().dispatches(RepositoryModule.dispatches(git, refs)).build();
 * }</pre>
 *
 * <p>Two commands of one name, in whichever of the classes, are an error at compile time. For the
 * annotated type, the anchor, the processor generates a class (the anchor's name followed by {@code
 * Module}) whose static method {@code dispatches} takes one instance of each class, in the order in
 * which they are listed, and returns their dispatches as a {@code List<CommandDispatch>}. The
 * anchor itself needs no members, and is changed in no way.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WireModule {
  /**
   * The classes and interfaces that have the commands, each listed once. They may lie in other
   * packages and in libraries, as long as their generated dispatches can be reached from the
   * anchor's package.
   *
   * @return the classes, at least one
   */
  Class<?>[] value();
}
