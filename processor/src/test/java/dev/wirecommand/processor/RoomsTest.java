package dev.wirecommand.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the plan of the processor's packages: imports point one way, only {@code read} knows the
 * compiler's elements, and few types of a package depend on each other.
 */
class RoomsTest {
  private static final String ROOT = "dev.wirecommand.processor";

  /** The packages that each package may use, besides itself and {@code java.base}. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.of(
          "model", List.of("com.palantir.javapoet..", "javax.lang.model.element"),
          "read",
              List.of(
                  ROOT + ".model",
                  "dev.wirecommand",
                  "com.palantir.javapoet..",
                  "javax.lang.model..",
                  "javax.annotation.processing..",
                  "javax.tools.."),
          "check",
              List.of(
                  ROOT + ".model",
                  "com.palantir.javapoet..",
                  "javax.lang.model",
                  "javax.lang.model.element",
                  "javax.tools"),
          "write",
              List.of(
                  ROOT + ".model",
                  "com.palantir.javapoet..",
                  "javax.lang.model",
                  "javax.lang.model.element"),
          "write.schema", List.of(ROOT + ".model", ROOT + ".write", "com.palantir.javapoet.."),
          "write.value",
              List.of(
                  ROOT + ".model",
                  ROOT + ".write",
                  "com.palantir.javapoet..",
                  "javax.lang.model.element"),
          "write.dispatch",
              List.of(
                  ROOT + ".model",
                  ROOT + ".write",
                  ROOT + ".write.schema",
                  ROOT + ".write.value",
                  "com.palantir.javapoet..",
                  "javax.lang.model.element"),
          "write.client",
              List.of(
                  ROOT + ".model",
                  ROOT + ".write",
                  ROOT + ".write.value",
                  "com.palantir.javapoet..",
                  "javax.lang.model.element"),
          "lock",
              List.of(ROOT + ".model", ROOT + ".check", "com.palantir.javapoet..", "javax.tools"));

  /** A sealed family of records, with the interface that permits them, has four types. */
  private static final int LARGEST_KNOT = 4;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> knowsNoMoreThanItNeeds() {
    return MAY_KNOW.entrySet().stream()
        .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> check(room)));
  }

  private static void check(Map.Entry<String, List<String>> room) {
    String name = ROOT + "." + room.getKey();
    String[] allowed =
        Stream.of(Stream.of(name, "java..", "org.jspecify.."), room.getValue().stream())
            .flatMap(names -> names)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed))
        .check(CLASSES);
  }

  @Test
  void everyRoomIsInThePlan() {
    Set<String> packages =
        CLASSES.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
    packages.remove(ROOT);

    assertThat(packages)
        .isEqualTo(MAY_KNOW.keySet().stream().map(r -> ROOT + "." + r).collect(Collectors.toSet()));
  }

  @Test
  void fewTypesOfAPackageDependOnEachOther() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      Set<String> used = uses.computeIfAbsent(outermost(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(target -> target.getPackageName().equals(type.getPackageName()))
          .map(RoomsTest::outermost)
          .forEach(used::add);
    }
    List<Set<String>> knots =
        uses.keySet().stream()
            .map(type -> knot(type, uses))
            .filter(knot -> knot.size() > LARGEST_KNOT)
            .distinct()
            .toList();

    assertThat(knots).isEmpty();
  }

  private static String outermost(JavaClass type) {
    return type.getBaseComponentType().getName().replaceAll("\\$.*", "");
  }

  /** Returns the types that a type reaches and that reach it. */
  private static Set<String> knot(String type, Map<String, Set<String>> uses) {
    Set<String> knot = new TreeSet<>();
    for (String other : reached(type, uses)) {
      if (reached(other, uses).contains(type)) {
        knot.add(other);
      }
    }
    return knot;
  }

  private static Set<String> reached(String type, Map<String, Set<String>> uses) {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      for (String next : uses.getOrDefault(open.remove(), Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }
}
