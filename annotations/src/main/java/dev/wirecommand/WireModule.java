package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the commands of several classes are served together.
 *
 * <pre>{@code
 * @WireModule({GitCommands.class, RefStore.class})
 * interface Repository {}
 *
 * WireServer.builder().dispatches(RepositoryModule.dispatches(git, refs)).build();
 * }</pre>
 *
 * <p>Two commands with the same name, in the same class or in different ones, are a compile error.
 * For the annotated type, the anchor, the processor generates a class (the anchor's name followed
 * by {@code Module}). Its static method {@code dispatches} takes one instance of each class, in the
 * order of the list, and returns their dispatches as a {@code List<CommandDispatch>}. The anchor
 * itself needs no members and is not changed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WireModule {
  /**
   * Returns the classes and interfaces that declare the commands. Each is listed once. They may be
   * in other packages and in libraries, as long as the anchor's package can access their
   * dispatches.
   *
   * @return the classes, at least one
   */
  Class<?>[] value();
}
