package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.stream.Collectors;

/** The names of generated types. */
public final class GeneratedNames {
  private GeneratedNames() {}

  /**
   * The dispatch of a class.
   *
   * @param owner the class
   * @return the dispatch's name
   */
  public static ClassName dispatch(CommandOwner owner) {
    return named(owner.name(), owner.suffixes().dispatch());
  }

  /**
   * The client of a class.
   *
   * @param owner the class
   * @return the client's name
   */
  public static ClassName client(CommandOwner owner) {
    return named(owner.name(), owner.suffixes().client());
  }

  /**
   * What joins the classes that an anchor lists.
   *
   * @param owner the anchor
   * @return its name
   */
  public static ClassName module(CommandOwner owner) {
    return named(owner.name(), owner.suffixes().module());
  }

  /** Doubles underscores, so that {@code Outer.Inner} and {@code Outer_Inner} do not meet. */
  private static ClassName named(ClassName type, String suffix) {
    String joined =
        type.simpleNames().stream()
            .map(name -> name.replace("_", "__"))
            .collect(Collectors.joining("_"));
    return ClassName.get(type.packageName(), joined + suffix);
  }
}
