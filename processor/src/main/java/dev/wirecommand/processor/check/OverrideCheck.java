package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration.Deadline;
import dev.wirecommand.processor.model.ParameterDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration.Role;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.NullableUse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the declarations that make one method a command: its own, and the ones it overrides. The
 * clients of all of them must be able to call the method.
 */
final class OverrideCheck {
  private final MethodDeclaration method;
  private final Problems problems;
  private final Site site;
  private final boolean overrides;

  private OverrideCheck(ClassDeclaration declared, MethodDeclaration method, Problems problems) {
    this.method = method;
    this.problems = problems;
    // Only this class brings the declarations together.
    Site own = MethodCheck.site(declared, method);
    this.site = new Site(own.place(), own.subject());
    this.overrides = method.declaresItself() && !method.inherited();
  }

  static void check(ClassDeclaration declared, MethodDeclaration method, Problems problems) {
    OverrideCheck check = new OverrideCheck(declared, method, problems);
    method.others().forEach(check::compare);
  }

  private void compare(MethodDeclaration other) {
    String text = text(other);
    if (overrides) {
      if (other.write() && !method.write()) {
        problems.add(ProblemKind.PERMISSION, site, text);
      }
    } else if (other.write() != method.write()) {
      problems.add(
          ProblemKind.PERMISSIONS,
          site,
          method.write() ? text : text(method),
          method.write() ? text(method) : text);
    }
    if (!name(method).equals(name(other))) {
      return;
    }
    difference(other)
        .ifPresent(
            fact ->
                problems.add(
                    ProblemKind.DECLARED_APART,
                    site,
                    name(method).orElse(""),
                    text,
                    fact,
                    overrides ? "Remove this @WireCommand, make both alike" : "Make both alike"));
    Optional<Deadline> lost = other.deadline().filter(deadline -> deadline.millis() > 0);
    if (lost.isPresent() && method.deadline().isEmpty()) {
      long millis = lost.get().millis();
      problems.add(
          ProblemKind.DEADLINE_LOST, site, Long.toString(millis), text, Long.toString(millis));
    }
  }

  private static Optional<String> name(MethodDeclaration method) {
    return method.name().map(Text::value);
  }

  private static String text(MethodDeclaration method) {
    return method.declaredBy() + "." + method.method();
  }

  /** Returns what a caller that knows the other declaration can't rely on. */
  private Optional<String> difference(MethodDeclaration other) {
    Map<String, ParameterDeclaration> arguments = arguments(method);
    for (Map.Entry<String, ParameterDeclaration> before : arguments(other).entrySet()) {
      String name = before.getKey();
      ParameterDeclaration now = arguments.get(name);
      if (now == null) {
        return before.getValue().nameLost()
            ? Optional.empty()
            : Optional.of("with an argument '" + name + "' that is not here");
      }
      TypeDeclaration was = before.getValue().type();
      if (!present(was).equals(present(now.type()))) {
        return Optional.of("with the argument '" + name + "' as " + was.text());
      }
      if (isOptional(before.getValue()) && !isOptional(now)) {
        return Optional.of("with the argument '" + name + "' optional");
      }
    }
    TypeDeclaration was = other.result();
    TypeDeclaration now = method.result();
    if (!present(was).equals(present(now))) {
      return Optional.of("and returns " + was.text() + " there");
    }
    if (now instanceof NullableUse && !(was instanceof NullableUse)) {
      return Optional.of("and never returns null there");
    }
    return method.raw().isPresent() == other.raw().isPresent()
        ? Optional.empty()
        : Optional.of("and its result is " + (other.raw().isPresent() ? "" : "not ") + "raw there");
  }

  private static Map<String, ParameterDeclaration> arguments(MethodDeclaration method) {
    Map<String, ParameterDeclaration> arguments = new LinkedHashMap<>();
    for (ParameterDeclaration parameter : method.parameters()) {
      if (parameter.role() == Role.ARGUMENT) {
        arguments.put(parameter.argument().map(Text::value).orElse(parameter.name()), parameter);
      }
    }
    return arguments;
  }

  private static boolean isOptional(ParameterDeclaration parameter) {
    return parameter.defaultValue().isPresent() || parameter.type() instanceof NullableUse;
  }

  private static TypeDeclaration present(TypeDeclaration type) {
    return type instanceof NullableUse nullable ? nullable.value() : type;
  }
}
