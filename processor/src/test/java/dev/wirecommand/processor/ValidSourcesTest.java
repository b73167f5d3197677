package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.Compilation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must work: it compiles without a word, and so does what was generated. */
class ValidSourcesTest {
  @TempDir Path directory;

  private Compilation valid(String folder) {
    return Compilation.in(directory.resolve(folder))
        // Of a class that shares its file with another, javac disapproves wherever it is named.
        .option("-Xlint:-auxiliaryclass")
        .files(Resources.sourcesIn("valid"));
  }

  @Test
  void compileWithoutAWord() {
    Result result = valid("all").option("-Werror").run().expectSuccess();

    assertThat(result.generated().keySet())
        .containsExactlyInAnyOrder(
            "InDefaultPackageClient.java",
            "InDefaultPackageDispatch.java",
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
            "shapes/ShapesClient.java",
            "shapes/ShapesDispatch.java",
            "values/BoundClient.java",
            "values/BoundDispatch.java",
            "values/ValuesClient.java",
            "values/ValuesDispatch.java");
  }

  @Test
  void generatedSourcesCompileByThemselves() {
    Result first = valid("first").run().expectSuccess();

    Compilation.in(directory.resolve("alone"))
        .sources(first.generated())
        .onClassPath(first.classes())
        .processors()
        .option("-proc:none", "-Xlint:all,-auxiliaryclass", "-Werror")
        .run()
        .expectSuccess();
  }

  @Test
  void theOrderOfFilesChangesNothing() {
    List<Path> reversed = new ArrayList<>(Resources.sourcesIn("valid"));
    Collections.reverse(reversed);

    Result backwards = Compilation.in(directory.resolve("back")).files(reversed).run();

    assertThat(backwards.generated()).isEqualTo(valid("forth").run().generated());
  }

  @Test
  void generatedSourcesReadAsWritten() {
    Result result = valid("golden").run();

    for (String name :
        List.of(
            "git/GitCommandsDispatch",
            "git/GitCommandsClient",
            "git/RefStoreDispatch",
            "git/RefStoreClient",
            "git/RepositoryModule",
            "inherit/UserStoreDispatch",
            "values/ValuesDispatch",
            "values/ValuesClient")) {
      Golden.check("golden/" + name + ".java", result.source(name + ".java"));
    }
  }

  @Test
  void schemasReadAsWritten() throws IOException {
    Result result = valid("schemas").run();

    for (String name : List.of("git.GitCommands", "values.Values", "shapes.Shapes")) {
      String schema = name + ".cddl";
      Path file = result.classes().resolve("META-INF/wirecommand").resolve(schema);
      Golden.check("golden/schema/" + schema, Files.readString(file));
    }
  }

  @Test
  void generatedSourcesAreAsciiAndNarrow() {
    assertThat(valid("lines").run().generated())
        .allSatisfy(
            (name, source) ->
                assertThat(source.lines())
                    .allSatisfy(
                        line ->
                            assertThat(line.replaceAll("\\\\u[0-9a-f]{4}", "_"))
                                .matches("[\\x20-\\x7e]{0,100}")));
  }
}
