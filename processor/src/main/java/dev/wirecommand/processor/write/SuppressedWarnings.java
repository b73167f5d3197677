package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.NamedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compiler warnings that generated code suppresses. Generated code can't avoid them, and the
 * compiler also reports them for the user's sources.
 */
public final class SuppressedWarnings {
  /** The warnings to suppress in placeholders. */
  public static final List<String> ALL =
      List.of("deprecation", "exports", "rawtypes", "removal", "unchecked");

  private SuppressedWarnings() {}

  public static List<String> of(CommandClass commands) {
    List<String> warnings = of(commands.owner(), hasDeprecated(commands));
    if (commands.commands().stream().anyMatch(SuppressedWarnings::namesParameterLikeType)) {
      // Error Prone reports it.
      warnings.add("VariableNameSameAsType");
    }
    return warnings;
  }

  /**
   * Returns the warnings to suppress in the code that is generated for a class.
   *
   * @param owner the class
   * @param deprecated whether the code names anything deprecated
   */
  public static List<String> of(CommandOwner owner, boolean deprecated) {
    List<String> warnings = new ArrayList<>();
    if (deprecated) {
      warnings.add("deprecation");
      warnings.add("removal");
    }
    if (owner.visible() && owner.platform().namedModule()) {
      warnings.add("exports");
    }
    return warnings;
  }

  private static boolean namesParameterLikeType(Command command) {
    List<TypeName> types = command.signature().parameters();
    return IntStream.range(0, types.size())
        .anyMatch(
            i ->
                types.get(i) instanceof ClassName type
                    && type.simpleName().equals(command.parameters().get(i).local()));
  }

  private static boolean hasDeprecated(CommandClass commands) {
    return commands.owner().deprecated()
        || commands.commands().stream()
            .anyMatch(
                command -> command.deprecation().isPresent() || command.signature().deprecated())
        || commands.shapes().values().stream().anyMatch(NamedShape::deprecated);
  }
}
