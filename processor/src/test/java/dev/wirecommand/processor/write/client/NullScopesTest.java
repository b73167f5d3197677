package dev.wirecommand.processor.write.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests where JSpecify's {@code @NullMarked} and {@code @NullUnmarked} go: what a client's
 * signatures leave out means the same as in the commands' class.
 */
@ParameterizedClass
@EnumSource(Compiler.class)
class NullScopesTest {
  private static final String IMPORTS =
      "package a; import dev.wirecommand.WireCommand; import org.jspecify.annotations.*;";

  private static final String MARKED_PACKAGE = "@org.jspecify.annotations.NullMarked\npackage a;";

  /** An annotation, and the class or method that has it, which may have others as well. */
  private static final Pattern SCOPE =
      Pattern.compile("@(Null(?:M|Unm)arked)\n(?: *@.*\n)* *(.*)\n");

  @Parameter Compiler compiler;
  @TempDir Path directory;

  private Compilation in(String folder) {
    return Compilation.in(directory.resolve(folder)).by(compiler);
  }

  /** Returns the lines of a client that have one of the annotations, each with its declaration. */
  private static List<String> scopes(Result result, String client) {
    return SCOPE
        .matcher(result.expectSuccess().source(client))
        .results()
        .map(NullScopesTest::scope)
        .toList();
  }

  private static String scope(MatchResult found) {
    return found.group(1) + ": " + found.group(2);
  }

  @Test
  void aClassAlone() {
    Result result =
        in("alone")
            .source(
                "a/Git.java",
                IMPORTS,
                "@NullMarked class Git {",
                "  @WireCommand(\"a\") @Nullable String a(String key) { return key; }",
                "  @NullUnmarked @WireCommand(\"b\") String b(String key) { return key; }",
                "  static class Inner {",
                "    @WireCommand(\"a\") String a(String key) { return key; }",
                "  }",
                "}")
            .run();

    assertThat(scopes(result, "a/GitClient.java"))
        .containsExactly(
            "NullMarked: final class GitClient extends TypedClient {",
            "NullUnmarked: public String b(String key) {",
            "NullUnmarked: public CompletionStage<String> b(String key) {");
    assertThat(scopes(result, "a/Git_InnerClient.java"))
        .containsExactly("NullMarked: final class Git_InnerClient extends TypedClient {");
  }

  @Test
  void aMethodAlone() {
    Result result =
        in("method")
            .source(
                "a/Git.java",
                IMPORTS,
                "interface Git {",
                "  @NullMarked @WireCommand(\"a\") @Nullable String a(String key);",
                "  @WireCommand(\"b\") String b(String key);",
                "}")
            .run();

    assertThat(scopes(result, "a/GitClient.java"))
        .containsExactly(
            "NullMarked: public @Nullable String a(String key) {",
            "NullMarked: public CompletionStage<@Nullable String> a(String key) {");
  }

  @Test
  void aPackage() {
    Result result =
        in("package")
            .source("a/package-info.java", MARKED_PACKAGE)
            .source(
                "a/Git.java",
                IMPORTS,
                "class Git {",
                "  @WireCommand(\"a\") String a(String key) { return key; }",
                "  @NullMarked @WireCommand(\"b\") String b(String key) { return key; }",
                "}")
            .source(
                "a/Old.java",
                IMPORTS,
                "@NullUnmarked class Old {",
                "  @WireCommand(\"a\") String a(String key) { return key; }",
                "  @NullMarked @WireCommand(\"b\") String b(String key) { return key; }",
                "}")
            .run();

    assertThat(scopes(result, "a/GitClient.java")).isEmpty();
    assertThat(scopes(result, "a/OldClient.java"))
        .containsExactly(
            "NullUnmarked: final class OldClient extends TypedClient {",
            "NullMarked: public String b(String key) {",
            "NullMarked: public CompletionStage<String> b(String key) {");
  }

  @Test
  void methodsOfAClassElsewhere() {
    Result library =
        in("library")
            .source(
                "b/Store.java",
                "package b;",
                "public class Store<T> {",
                "  @dev.wirecommand.WireCommand(\"get\")",
                "  public T get(@dev.wirecommand.Arg(\"key\") String key) { return null; }",
                "}")
            .processors()
            .option("-proc:none", "-parameters", "-g")
            .run()
            .expectSuccess();

    Result result =
        in("elsewhere")
            .source("a/package-info.java", MARKED_PACKAGE)
            .source(
                "a/Texts.java",
                IMPORTS,
                "class Texts extends b.Store<String> {",
                "  @WireCommand(\"a\") String a(String key) { return key; }",
                "}")
            .onClassPath(library.classes())
            .run();

    assertThat(scopes(result, "a/TextsClient.java"))
        .containsExactly(
            "NullUnmarked: public String get(String key) {",
            "NullUnmarked: public CompletionStage<String> get(String key) {");
  }

  @Test
  void aModule() {
    // When ecj runs by itself, generated sources are in no module.
    Assumptions.assumeTrue(compiler == Compiler.JAVAC, "ecj gives generated sources no module");
    Compilation compilation =
        in("module")
            .modulePath()
            .option("-Xlint:-requires-automatic", "-Xlint:-module")
            .source(
                "module-info.java",
                "@org.jspecify.annotations.NullMarked",
                "module a {",
                "  requires dev.wirecommand.runtime;",
                "  requires static org.jspecify;",
                "}")
            .source(
                "a/Git.java",
                IMPORTS,
                "class Git {",
                "  @WireCommand(\"a\") @Nullable String a(String key) { return key; }",
                "}")
            .source(
                "a/Old.java",
                IMPORTS,
                "@NullUnmarked class Old {",
                "  @WireCommand(\"a\") String a(String key) { return key; }",
                "}");
    Compilation.CLASS_PATH.stream()
        .filter(
            entry ->
                !entry.contains("jspecify")
                    && List.of("annotations", "protocol", "runtime").stream()
                        .noneMatch(module -> entry.contains(module + "/target")))
        .forEach(compilation::withoutOnClassPath);

    Result result = compilation.run();

    assertThat(scopes(result, "a/GitClient.java")).isEmpty();
    assertThat(result.source("a/GitClient.java")).contains("public @Nullable String a(String key)");
    assertThat(scopes(result, "a/OldClient.java"))
        .containsExactly("NullUnmarked: final class OldClient extends TypedClient {");
  }
}
