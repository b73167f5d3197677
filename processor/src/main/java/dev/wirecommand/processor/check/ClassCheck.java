package dev.wirecommand.processor.check;

import com.palantir.javapoet.ParameterizedTypeName;
import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.ClassDeclaration.Nesting;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.MethodDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges a class. */
public final class ClassCheck {
  private final ClassDeclaration declared;
  private final Problems problems = new Problems();

  private ClassCheck(ClassDeclaration declared) {
    this.declared = declared;
  }

  /**
   * What was found.
   *
   * @param problems what is wrong, warnings included, in the order of the source
   * @param pending whether a later round may bring what is missing
   * @param pattern whether nothing is to be written, since only subclasses have commands
   * @param sound what is to be written; empty if a problem stands against it
   */
  public record Verdict(
      List<Problem> problems, boolean pending, boolean pattern, Optional<CommandClass> sound) {}

  /**
   * Judges a class.
   *
   * @param declared the class
   * @return what was found
   */
  public static Verdict check(ClassDeclaration declared) {
    return new ClassCheck(declared).check();
  }

  private Verdict check() {
    Site site = new Site(declared.owner().place(), declared.owner().text());
    for (Nesting nesting : declared.nesting()) {
      Site at = new Site(nesting.place(), nesting.text());
      if (nesting.hidden()) {
        problems.add(ProblemKind.ENCLOSING, at);
      }
      if (nesting.inner()) {
        problems.add(ProblemKind.INNER, at);
      }
    }
    for (String missing : declared.unresolvedSupertypes()) {
      problems.add(ProblemKind.UNRESOLVED, site, missing);
    }
    boolean isPattern = declared.pattern() && declared.variable().isPresent();
    if (!isPattern) {
      declared
          .variable()
          .ifPresent(v -> problems.add(ProblemKind.TYPE_VARIABLE, site, v, subclass(v)));
    }
    TypeCheck types =
        new TypeCheck(declared.named(), declared.owner().name().packageName(), problems);
    List<Command> commands = new ArrayList<>();
    for (MethodDeclaration method : declared.methods()) {
      new MethodCheck(declared, method, types, problems).check().ifPresent(commands::add);
    }
    DuplicateCheck.check(declared, problems);
    commands.sort(Comparator.comparing(Command::name));
    boolean sound = problems.areHarmless() && !problems.arePending() && !isPattern;
    return new Verdict(
        problems.asList(),
        problems.arePending(),
        isPattern,
        sound
            ? Optional.of(new CommandClass(declared.owner(), commands, types.shapes()))
            : Optional.empty());
  }

  private String subclass(String variable) {
    String simple = declared.owner().name().simpleName();
    String example = variable.equals("User") ? "Item" : "User";
    int variables =
        declared.owner().type() instanceof ParameterizedTypeName generic
            ? generic.typeArguments().size()
            : 1;
    String others = ", …".repeat(variables - 1);
    return example + simple + " extends " + simple + "<" + example + others + ">";
  }
}
