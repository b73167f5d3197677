package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.stream.Collectors;

/** The names of generated types. */
public final class GeneratedNames {
  private GeneratedNames() {}

  /**
   * Returns the name of the dispatch that is generated for a class.
   *
   * @param owner the class
   * @return the dispatch's name
   */
  public static ClassName dispatch(CommandOwner owner) {
    return named(owner.name(), owner.suffixes().dispatch());
  }

  /**
   * Returns the name of the client that is generated for a class.
   *
   * @param owner the class
   * @return the client's name
   */
  public static ClassName client(CommandOwner owner) {
    return named(owner.name(), owner.suffixes().client());
  }

  /**
   * Returns the name of the class that is generated for a class with {@code @WireModule}.
   *
   * @param owner the annotated class
   * @return its name
   */
  public static ClassName module(CommandOwner owner) {
    return named(owner.name(), owner.suffixes().module());
  }

  /**
   * Returns a generated type's name, formed from the user's type and a suffix. Underscores are
   * doubled, so that {@code Outer.Inner} and {@code Outer_Inner} have different names.
   */
  private static ClassName named(ClassName type, String suffix) {
    String joined =
        type.simpleNames().stream()
            .map(name -> name.replace("_", "__"))
            .collect(Collectors.joining("_"));
    return ClassName.get(type.packageName(), joined + suffix);
  }
}
