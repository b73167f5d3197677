package dev.wirecommand.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Imports point one way. A package is listed with all of ours that it may know. The rooms of the
 * processor have a test of their own.
 */
class ArrowsTest {
  private static final String ROOT = House.ROOT;

  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("text", List.of()),
          Map.entry("cbor", List.of("text")),
          Map.entry("frame", List.of()),
          Map.entry("frame.text", List.of("frame", "cbor")),
          Map.entry("reactor", List.of("frame", "cbor", "text")),
          Map.entry("stream", List.of("cbor", "text")),
          Map.entry("link", List.of("text")),
          Map.entry("transport", List.of("link", "text")),
          Map.entry("socket", List.of("transport", "link", "text")),
          Map.entry("command", List.of("link", "stream", "cbor", "text")),
          Map.entry(
              "engine",
              List.of(
                  "transport", "link", "command", "stream", "reactor", "frame", "cbor", "text")),
          Map.entry(
              "client",
              List.of(
                  "engine",
                  "transport",
                  "link",
                  "command",
                  "stream",
                  "reactor",
                  "frame",
                  "cbor",
                  "text")),
          Map.entry(
              "codegen",
              List.of(
                  "client",
                  "engine",
                  "transport",
                  "link",
                  "command",
                  "stream",
                  "reactor",
                  "cbor",
                  "text")),
          Map.entry(
              "server",
              List.of(
                  "codegen",
                  "engine",
                  "socket",
                  "transport",
                  "link",
                  "command",
                  "stream",
                  "reactor",
                  "frame",
                  "cbor",
                  "text")),
          Map.entry("jackson", List.of("codegen", "command", "cbor", "text")),
          Map.entry(
              "inprocess",
              List.of("server", "client", "transport", "link", "reactor", "command", "frame")),
          Map.entry(
              "stdio",
              List.of(
                  "server",
                  "client",
                  "engine",
                  "transport",
                  "link",
                  "reactor",
                  "command",
                  "frame")),
          Map.entry("jfr", List.of("server", "client", "link", "codegen", "command")),
          Map.entry("schema", List.of("cbor")),
          Map.entry("schema.cddl", List.of("schema", "cbor", "text")),
          Map.entry("schema.walk", List.of("schema", "cbor", "text")),
          Map.entry("schema.check", List.of("schema.walk", "schema", "cbor")),
          Map.entry("schema.command", List.of("schema.check", "schema.cddl", "schema", "cbor")),
          Map.entry("schema.json", List.of("schema.walk", "schema", "cbor", "text")));

  /** The libraries that one package alone may use. */
  private static final Map<String, List<String>> OPT_IN =
      Map.of(
          "jackson", List.of("tools.jackson.core..", "tools.jackson.databind.."),
          "schema.json", List.of("tools.jackson.core.."),
          "socket", List.of("jdk.net.."),
          "jfr", List.of("jdk.jfr.."));

  /** The packages that use libraries: they may know what is listed, of ours. */
  private static final Map<String, List<String>> ABOVE =
      Map.of(
          "nio", List.of("server", "client", "socket", "transport", "link", "command", "text"),
          "netty", List.of("server", "client", "socket", "transport", "link", "command", "text"),
          "micrometer", List.of("server", "client", "codegen", "link", "command"),
          "testing",
              List.of(
                  "nio",
                  "inprocess",
                  "server",
                  "client",
                  "codegen",
                  "link",
                  "command",
                  "cbor",
                  "frame",
                  "frame.text",
                  "reactor"),
          "sample",
              List.of(
                  "nio",
                  "stdio",
                  "inprocess",
                  "server",
                  "client",
                  "codegen",
                  "link",
                  "command",
                  "cbor",
                  "frame",
                  "frame.text",
                  "reactor",
                  "text"),
          "cli",
              List.of(
                  "nio",
                  "stdio",
                  "server",
                  "client",
                  "codegen",
                  "link",
                  "command",
                  "cbor",
                  "frame",
                  "frame.text",
                  "reactor",
                  "text"));

  @TestFactory
  Stream<DynamicTest> pointsOnlyWhereThePlanSays() {
    return MAY_KNOW.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private static void check(String name, List<String> known) {
    String[] allowed =
        Stream.of(
                Stream.of(name).map(ArrowsTest::full),
                known.stream().map(ArrowsTest::full),
                // The annotations, the JDK, and nothing else at all, but for what is opt-in.
                Stream.of(
                    ROOT,
                    "java..",
                    "javax.net.ssl..",
                    "javax.security.auth.x500..",
                    "org.jspecify.."),
                OPT_IN.getOrDefault(name, List.of()).stream())
            .flatMap(names -> names)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(full(name))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed))
        .check(House.CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> knowsOnlyTheseOfOurs() {
    return ABOVE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> checkOurs(entry.getKey(), entry.getValue())));
  }

  private static void checkOurs(String name, List<String> known) {
    String[] allowed =
        Stream.of(
                Stream.of(ROOT, full(name), full(name) + ".."),
                known.stream().map(ArrowsTest::full))
            .flatMap(names -> names)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(full(name) + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(allowed)))
        .check(House.CLASSES);
  }

  @Test
  void everyPackageIsInThePlan() {
    Set<String> packages =
        House.CLASSES.stream()
            .map(type -> type.getPackage())
            .map(JavaPackage::getName)
            .filter(name -> !name.equals(ROOT) && !name.startsWith(full("processor")))
            .filter(name -> !name.startsWith(full("testing") + "."))
            .collect(Collectors.toSet());
    assertThat(packages)
        .isEqualTo(
            Stream.concat(MAY_KNOW.keySet().stream(), ABOVE.keySet().stream())
                .map(ArrowsTest::full)
                .collect(Collectors.toSet()));
  }

  private static String full(String name) {
    return ROOT + "." + name;
  }
}
