package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration.ReportedAt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports commands of the same class if their names are equal or differ only in case. */
final class DuplicateCheck {
  private DuplicateCheck() {}

  static void check(ClassDeclaration declared, Problems problems) {
    Map<String, List<MethodDeclaration>> byName = new LinkedHashMap<>();
    for (MethodDeclaration method : declared.methods()) {
      MethodCheck.validName(method)
          .ifPresent(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(method));
    }
    Map<String, String> byFoldedName = new HashMap<>();
    byName.forEach(
        (name, methods) -> {
          if (methods.size() > 1) {
            reportDuplicates(declared, name, methods, problems);
          }
          String folded = name.toLowerCase(Locale.ROOT);
          String similar = byFoldedName.putIfAbsent(folded, name);
          if (similar != null) {
            MethodDeclaration method = methods.get(0);
            MethodDeclaration other = byName.getOrDefault(similar, methods).get(0);
            problems.add(
                ProblemKind.NAME_CASE, site(declared, method, other), name, similar, text(other));
          }
        });
  }

  private static void reportDuplicates(
      ClassDeclaration declared, String name, List<MethodDeclaration> methods, Problems problems) {
    List<MethodDeclaration> own = methods.stream().filter(m -> !m.inherited()).toList();
    for (MethodDeclaration method : own) {
      MethodDeclaration other = methods.get(method.equals(methods.get(0)) ? 1 : 0);
      problems.add(ProblemKind.DUPLICATE, site(declared, method, other), name, text(other));
    }
    if (own.isEmpty()) {
      Site site = site(declared, methods.get(1), methods.get(0));
      problems.add(ProblemKind.DUPLICATE, site, name, text(methods.get(0)));
    }
  }

  /** Returns the site at which a name conflict between two methods is reported. */
  private static Site site(
      ClassDeclaration declared, MethodDeclaration method, MethodDeclaration other) {
    Site site = MethodCheck.nameSite(declared, method);
    boolean isOneOwner =
        method.owner().equals(other.owner()) && method.declaredBy().equals(other.declaredBy());
    // If the two have different owners, only this class brings them together.
    return new Site(
        site.place(), site.subject(), isOneOwner ? method.reportedAt() : ReportedAt.HERE);
  }

  /**
   * Returns the text that identifies a method in messages. It includes the parameter types because
   * the method may be overloaded.
   */
  private static String text(MethodDeclaration method) {
    return method.owner()
        + "."
        + method.method()
        + method.parameters().stream()
            .map(parameter -> parameter.type().text())
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
