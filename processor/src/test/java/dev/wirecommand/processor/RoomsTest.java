package dev.wirecommand.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Imports point one way, and the compiler's elements stay in the room where they are read. */
class RoomsTest {
  private static final String ROOT = "dev.wirecommand.processor";

  /** A package is listed with all that it may know beside itself and {@code java.base}. */
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
          "lock",
              List.of(ROOT + ".model", ROOT + ".check", "com.palantir.javapoet..", "javax.tools"));

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
}
