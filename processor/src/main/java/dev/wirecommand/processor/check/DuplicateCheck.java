package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Two commands of one name, and names that differ by case alone. */
final class DuplicateCheck {
  private DuplicateCheck() {}

  static void check(ClassDeclaration declared, Problems problems) {
    Map<String, MethodDeclaration> exact = new HashMap<>();
    Map<String, MethodDeclaration> folded = new HashMap<>();
    for (MethodDeclaration method : declared.methods()) {
      String name = MethodCheck.soundName(method).orElse(null);
      if (name == null) {
        continue;
      }
      MethodDeclaration same = exact.putIfAbsent(name, method);
      if (same != null) {
        problems.add(ProblemKind.DUPLICATE, MethodCheck.nameSite(declared, same), name, of(method));
        problems.add(ProblemKind.DUPLICATE, MethodCheck.nameSite(declared, method), name, of(same));
        continue;
      }
      MethodDeclaration similar = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), method);
      if (similar != null) {
        String other = MethodCheck.soundName(similar).orElseThrow();
        problems.add(
            ProblemKind.NAME_CASE,
            MethodCheck.nameSite(declared, method),
            name,
            other,
            of(similar));
      }
    }
  }

  /** A method by its types, since two of one class may share their name. */
  private static String of(MethodDeclaration method) {
    return method.owner()
        + "."
        + method.method()
        + method.parameters().stream()
            .map(DuplicateCheck::type)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String type(ParameterDeclaration parameter) {
    return parameter.type().text();
  }
}
