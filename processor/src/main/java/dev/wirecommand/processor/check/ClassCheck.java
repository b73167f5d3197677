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

/** Checks a command class and builds its model if the class is valid. */
public final class ClassCheck {
  /** How deep types may be nested. */
  public static final int DEEPEST = TypeNesting.DEEPEST;

  private final ClassDeclaration declared;
  private final Problems problems = new Problems();

  private ClassCheck(ClassDeclaration declared) {
    this.declared = declared;
  }

  /**
   * The result of checking a class.
   *
   * @param problems the problems, warnings included, in the order of the source
   * @param pending whether a later round may resolve problems
   * @param template whether the class is abstract and generic, so that only its subclasses have
   *     commands and nothing is generated for it
   * @param valid the model; empty if there are errors
   */
  public record Result(
      List<Problem> problems, boolean pending, boolean template, Optional<CommandClass> valid) {}

  /**
   * Checks a class.
   *
   * @param declared the class
   * @return the result
   */
  public static Result check(ClassDeclaration declared) {
    return new ClassCheck(declared).check();
  }

  private Result check() {
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
    boolean isTemplate = declared.isAbstract() && declared.variable().isPresent();
    if (!isTemplate) {
      declared
          .variable()
          .ifPresent(v -> problems.add(ProblemKind.TYPE_VARIABLE, site, v, subclass(v)));
    }
    TypeCheck types =
        new TypeCheck(declared.named(), declared.owner().name().packageName(), problems);
    List<Command> commands = new ArrayList<>();
    for (MethodDeclaration method : declared.methods()) {
      new MethodCheck(declared, method, types, problems).check().ifPresent(commands::add);
      OverrideCheck.check(declared, method, problems);
    }
    DuplicateCheck.check(declared, problems);
    commands.sort(Comparator.comparing(Command::name));
    boolean valid = problems.allowGeneration() && !problems.arePending() && !isTemplate;
    return new Result(
        problems.asList(),
        problems.arePending(),
        isTemplate,
        valid
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
