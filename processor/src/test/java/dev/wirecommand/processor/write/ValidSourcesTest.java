package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Golden;
import dev.wirecommand.processor.harness.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests valid sources: they, and the sources that are generated from them, compile without a
 * message.
 */
@ParameterizedClass
@EnumSource(Compiler.class)
class ValidSourcesTest {
  /** The outputs of each compiler for all valid sources. Compiling them takes seconds. */
  private static final Map<Compiler, Result> RESULTS = new EnumMap<>(Compiler.class);

  @TempDir static Path shared;

  @Parameter Compiler compiler;
  @TempDir Path directory;

  private Compilation valid(String folder) {
    return in(folder).files(Resources.sourcesIn("valid"));
  }

  /** Returns the result of the compiler under test, which no test may change. */
  private Result result() {
    return result(compiler);
  }

  private static Result result(Compiler compiler) {
    return RESULTS.computeIfAbsent(
        compiler,
        by ->
            options(Compilation.in(shared.resolve(by.name())).by(by))
                .files(Resources.sourcesIn("valid"))
                .javacOption("-Werror")
                .run()
                .expectSuccess());
  }

  private Compilation in(String folder) {
    return options(Compilation.in(directory.resolve(folder)).by(compiler));
  }

  private static Compilation options(Compilation compilation) {
    // Javac warns wherever a class is named that shares its file with another one.
    return compilation.javacOption("-Xlint:-auxiliaryclass");
  }

  @Test
  void compileWithoutAWord() {
    assertThat(result().generated().keySet())
        .containsExactlyInAnyOrder(
            "InDefaultPackageClient.java",
            "InDefaultPackageDispatch.java",
            "apart/NamedClient.java",
            "apart/NamedDispatch.java",
            "apart/RemoteClient.java",
            "apart/RemoteDispatch.java",
            "apart/SharedClient.java",
            "apart/SharedDispatch.java",
            "apart/Shared_ClosingClient.java",
            "apart/Shared_ClosingDispatch.java",
            "apart/UsersClient.java",
            "apart/UsersDispatch.java",
            "clash/CommandDataClient.java",
            "clash/CommandDataDispatch.java",
            "clash/CommandsClient.java",
            "clash/CommandsDispatch.java",
            "git/GitCommandsClient.java",
            "git/GitCommandsDispatch.java",
            "git/RefStoreClient.java",
            "git/RefStoreDispatch.java",
            "git/RepositoryModule.java",
            "inherit/AlsoClosingClient.java",
            "inherit/AlsoClosingDispatch.java",
            "inherit/ClosingClient.java",
            "inherit/ClosingDispatch.java",
            "inherit/GenericClient.java",
            "inherit/GenericDispatch.java",
            "inherit/LevelClient.java",
            "inherit/LevelDispatch.java",
            "inherit/OldClient.java",
            "inherit/OldDispatch.java",
            "inherit/OverloadsClient.java",
            "inherit/OverloadsDispatch.java",
            "inherit/PointClient.java",
            "inherit/PointDispatch.java",
            "inherit/UserStoreClient.java",
            "inherit/UserStoreDispatch.java",
            "names/HostileClient.java",
            "names/HostileDispatch.java",
            "names/Nested_CommandsClient.java",
            "names/Nested_CommandsDispatch.java",
            "names/Nested_Inner_CommandsClient.java",
            "names/Nested_Inner_CommandsDispatch.java",
            "names/Nested__CommandsClient.java",
            "names/Nested__CommandsDispatch.java",
            "names/NullsClient.java",
            "names/NullsDispatch.java",
            "nasty/BoundToStringClient.java",
            "nasty/BoundToStringDispatch.java",
            "nasty/HidesClient.java",
            "nasty/HidesDispatch.java",
            "nasty/HidesFlowClient.java",
            "nasty/HidesFlowDispatch.java",
            "nasty/HidesPackagesClient.java",
            "nasty/HidesPackagesDispatch.java",
            "nasty/InheritsClient.java",
            "nasty/InheritsDispatch.java",
            "nasty/NoClientClient.java",
            "nasty/NoClientDispatch.java",
            "nasty/ObjectsClient.java",
            "nasty/ObjectsDispatch.java",
            "nasty/OverridesClient.java",
            "nasty/OverridesDispatch.java",
            "nasty/TextsClient.java",
            "nasty/TextsDispatch.java",
            "nasty/WordsClient.java",
            "nasty/WordsDispatch.java",
            "nulls/ShopClient.java",
            "nulls/ShopDispatch.java",
            "nulls/StallModule.java",
            "nulls/Stores_TextsClient.java",
            "nulls/Stores_TextsDispatch.java",
            "scopes/Scopes_HeirClient.java",
            "scopes/Scopes_HeirDispatch.java",
            "scopes/Scopes_MarkedClient.java",
            "scopes/Scopes_MarkedDispatch.java",
            "scopes/Scopes_Marked_InnerClient.java",
            "scopes/Scopes_Marked_InnerDispatch.java",
            "scopes/Scopes_UnmarkedClient.java",
            "scopes/Scopes_UnmarkedDispatch.java",
            "sets/SetsClient.java",
            "sets/SetsDispatch.java",
            "shapes/ShapesClient.java",
            "shapes/ShapesDispatch.java",
            "streams/BlobsClient.java",
            "streams/BlobsDispatch.java",
            "streams/StreamsClient.java",
            "streams/StreamsDispatch.java",
            "strict/AbsentClient.java",
            "strict/AbsentDispatch.java",
            "strict/AbsentContextClient.java",
            "strict/AbsentContextDispatch.java",
            "strict/DocumentedClient.java",
            "strict/DocumentedDispatch.java",
            "strict/GenericClient.java",
            "strict/GenericDispatch.java",
            "strict/LimitsClient.java",
            "strict/LimitsDispatch.java",
            "strict/RemovedClient.java",
            "strict/RemovedDispatch.java",
            "strict/NarrowerClient.java",
            "strict/NarrowerDispatch.java",
            "strict/NotOldClient.java",
            "strict/NotOldDispatch.java",
            "strict/OldTemplateClient.java",
            "strict/OldTemplateDispatch.java",
            "strict/RemovedArgumentClient.java",
            "strict/RemovedArgumentDispatch.java",
            "strict/RemovedBeanClient.java",
            "strict/RemovedBeanDispatch.java",
            "strict/RemovedCodecClient.java",
            "strict/RemovedCodecDispatch.java",
            "strict/RemovedConstructorClient.java",
            "strict/RemovedConstructorDispatch.java",
            "strict/RemovedFieldClient.java",
            "strict/RemovedFieldDispatch.java",
            "strict/RemovedOuter_CommandsClient.java",
            "strict/RemovedOuter_CommandsDispatch.java",
            "strict/RemovedOutsideClient.java",
            "strict/RemovedOutsideDispatch.java",
            "strict/TemplatesClient.java",
            "strict/TemplatesDispatch.java",
            "strict/WiderClient.java",
            "strict/WiderDispatch.java",
            "strict/VarargsClient.java",
            "strict/VarargsDispatch.java",
            "values/BoundClient.java",
            "values/BoundDispatch.java",
            "values/DaysClient.java",
            "values/DaysDispatch.java",
            "values/ValuesClient.java",
            "values/ValuesDispatch.java");
  }

  @Test
  void generatedSourcesCompileByThemselves() {
    Result first = result();

    in("alone")
        .sources(first.generated())
        .onClassPath(first.classes())
        .processors()
        .option("-proc:none")
        .javacOption("-Xlint:all,-auxiliaryclass", "-Xdoclint:all", "-Werror")
        .run()
        .expectSuccess();
  }

  @Test
  void allCompilersGiveTheSame() {
    assertSame(result().generated(), result(Compiler.JAVAC));
  }

  /** Compiles as an incremental build does: only the files that have changed. */
  @Test
  void aSourceGivesTheSameAloneAndAmongAllOthers() throws IOException {
    // Ecj knows the parameters of annotated methods in class files only from debug information.
    Result all = valid("all").option("-parameters", "-g").run().expectSuccess();
    SortedMap<String, String> generated = new TreeMap<>();
    // The generated classes of anchors go first, since they depend on the others.
    for (boolean isAnchor : new boolean[] {true, false}) {
      deleteGenerated(all, isAnchor ? ".*Module" : ".*");
      for (Path source : Resources.sourcesIn("valid")) {
        if (Files.readString(source).contains("@WireModule") == isAnchor) {
          Result alone =
              in("alone" + generated.size())
                  .files(List.of(source))
                  .onClassPath(all.classes())
                  .run()
                  .expectSuccess();
          generated.putAll(alone.generated());
        }
      }
    }

    assertSame(generated, all);
  }

  /** Compares one file at a time, so that a failure shows the file that differs. */
  private static void assertSame(SortedMap<String, String> generated, Result expected) {
    assertThat(generated.keySet()).isEqualTo(expected.generated().keySet());
    generated.forEach((name, text) -> assertThat(text).as(name).isEqualTo(expected.source(name)));
  }

  private static void deleteGenerated(Result result, String type) throws IOException {
    try (Stream<Path> files = Files.walk(result.classes())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = result.classes().relativize(file).toString().replace('\\', '/');
        String source = name.replaceAll("(\\$.*)?\\.class$", ".java");
        if (result.generated().containsKey(source) && source.matches(type + "\\.java")) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void theOrderOfFilesChangesNothing() {
    List<Path> reversed = new ArrayList<>(Resources.sourcesIn("valid"));
    Collections.reverse(reversed);

    Result backwards = in("back").files(reversed).run();

    assertSame(backwards.generated(), result());
  }

  @Test
  void generatedSourcesReadAsWritten() {
    Result result = result();

    for (String name :
        List.of(
            "git/GitCommandsDispatch",
            "git/GitCommandsClient",
            "git/RefStoreDispatch",
            "git/RefStoreClient",
            "git/RepositoryModule",
            "inherit/UserStoreDispatch",
            "streams/BlobsClient",
            "streams/StreamsDispatch",
            "streams/StreamsClient",
            "values/DaysDispatch",
            "values/ValuesDispatch",
            "values/ValuesClient")) {
      Golden.check("golden/" + name + ".java", result.source(name + ".java"));
    }
  }

  @Test
  void schemasReadAsWritten() throws IOException {
    Result result = result();

    for (String name :
        List.of(
            "git.GitCommands",
            "values.Days",
            "values.Values",
            "shapes.Shapes",
            "streams.Streams")) {
      String schema = name + ".cddl";
      Path file = result.classes().resolve("META-INF/wirecommand").resolve(schema);
      Golden.check("golden/schema/" + schema, Files.readString(file));
    }
  }

  @Test
  void generatedSourcesAreAsciiAndNarrow() {
    assertThat(result().generated())
        .allSatisfy(
            (name, source) ->
                assertThat(source.lines())
                    .allSatisfy(
                        line ->
                            assertThat(line.replaceAll("\\\\u[0-9a-f]{4}", "_"))
                                .matches("[\\x20-\\x7e]{0,130}")));
  }
}
