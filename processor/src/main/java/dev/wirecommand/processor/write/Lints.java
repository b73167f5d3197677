package dev.wirecommand.processor.write;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.NamedShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The compiler's warnings that generated code would draw through no choice of its own: they are the
 * user's to heed, who has them of the sources as well.
 */
final class Lints {
  /** For code that nothing will run. */
  static final List<String> ALL = List.of("deprecation", "exports", "rawtypes", "removal");

  private Lints() {}

  static List<String> of(CommandClass commands) {
    return of(commands.owner(), hasDeprecated(commands));
  }

  /**
   * Those for code that is as visible as a class.
   *
   * @param owner the class
   * @param deprecated whether the code names anything deprecated
   */
  static List<String> of(CommandOwner owner, boolean deprecated) {
    List<String> lints = new ArrayList<>();
    if (deprecated) {
      lints.add("deprecation");
      lints.add("removal");
    }
    if (owner.visible() && owner.platform().namedModule()) {
      lints.add("exports");
    }
    return lints;
  }

  private static boolean hasDeprecated(CommandClass commands) {
    return commands.owner().deprecated()
        || commands.commands().stream().anyMatch(Command::deprecated)
        || commands.shapes().values().stream().anyMatch(NamedShape::deprecated);
  }
}
