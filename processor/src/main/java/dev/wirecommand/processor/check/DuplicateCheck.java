package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Two commands of one name, and names that differ by case alone. */
final class DuplicateCheck {
  private DuplicateCheck() {}

  static void check(ClassDeclaration declared, Problems problems) {
    Map<String, List<MethodDeclaration>> byName = new LinkedHashMap<>();
    for (MethodDeclaration method : declared.methods()) {
      MethodCheck.soundName(method)
          .ifPresent(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(method));
    }
    Map<String, String> byFoldedName = new HashMap<>();
    byName.forEach(
        (name, methods) -> {
          if (methods.size() > 1) {
            tellDuplicates(declared, name, methods, problems);
          }
          String folded = name.toLowerCase(Locale.ROOT);
          String similar = byFoldedName.putIfAbsent(folded, name);
          if (similar != null) {
            problems.add(
                ProblemKind.NAME_CASE,
                MethodCheck.nameSite(declared, methods.get(0)),
                name,
                similar,
                text(byName.getOrDefault(similar, methods).get(0)));
          }
        });
  }

  private static void tellDuplicates(
      ClassDeclaration declared, String name, List<MethodDeclaration> methods, Problems problems) {
    for (int i = 0; i < methods.size(); i++) {
      problems.add(
          ProblemKind.DUPLICATE,
          MethodCheck.nameSite(declared, methods.get(i)),
          name,
          text(methods.get(i == 0 ? 1 : 0)));
    }
  }

  /** A method by its types, since two of one class may share their name. */
  private static String text(MethodDeclaration method) {
    return method.owner()
        + "."
        + method.method()
        + method.parameters().stream()
            .map(parameter -> parameter.type().text())
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
