package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.Compilation.Message;
import dev.wirecommand.processor.Compilation.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands whose types another processor brings, in this round or a later one. */
@ParameterizedClass
@EnumSource(Compiler.class)
class RoundsTest {
  /** Writes one source each round. */
  private static final class Generating extends AbstractProcessor {
    private final Queue<Map.Entry<String, String>> sources = new ArrayDeque<>();

    Generating then(String name, String text) {
      sources.add(Map.entry(name, text));
      return this;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      Map.Entry<String, String> next = round.processingOver() ? null : sources.poll();
      if (next != null) {
        try (Writer writer =
            processingEnv.getFiler().createSourceFile(next.getKey()).openWriter()) {
          writer.write(next.getValue());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private static final String[] STORE = {
    "package a;",
    "import dev.wirecommand.*;",
    "import java.util.List;",
    "class Store extends Base {",
    "  @WireCommand(Names.GET) List<Item> get(@Arg(defaultValue = Names.NONE) String key) {",
    "    return List.of();",
    "  }",
    "}",
  };

  @Parameter Compiler compiler;
  @TempDir Path directory;

  private Compilation store() {
    return Compilation.in(directory)
        .by(compiler)
        .source("a/Store.java", STORE)
        .javacOption("-Werror");
  }

  @Test
  void typesOfThreeRoundsAndConstants() {
    Generating other =
        new Generating()
            .then("a.Item", "package a; record Item(Part part) {}")
            .then("a.Base", "package a; class Base {}")
            .then("a.Part", "package a; record Part(int size) {}")
            .then(
                "a.Names",
                "package a; class Names { static final String GET = \"get\", NONE = \"-\"; }");

    Result result = store().processors(new WireCommandProcessor(), other).run().expectSuccess();

    assertThat(result.source("a/StoreDispatch.java"))
        .contains("\"[* { part: { size: -2147483648..2147483647 } }]\"")
        .contains("String key = \"-\";");
  }

  @Test
  void theOtherProcessorFirst() {
    Generating other =
        new Generating()
            .then(
                "a.Item",
                "package a; record Item() {}"
                    + " class Base {}"
                    + " class Names { static final String GET = \"get\", NONE = \"-\"; }");

    Result result =
        store()
            .javacOption("-Xlint:-auxiliaryclass")
            .processors(other, new WireCommandProcessor())
            .run()
            .expectSuccess();

    assertThat(result.generated()).containsKeys("a/StoreDispatch.java", "a/StoreClient.java");
  }

  @Test
  void commandsInGeneratedSources() {
    Generating other =
        new Generating()
            .then(
                "a.Made",
                "package a; class Made { @dev.wirecommand.WireCommand(\"a\") int a() { return 1; } }");

    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source("a/Any.java", "package a;", "class Any { MadeClient client; }")
            .processors(new WireCommandProcessor(), other)
            .run()
            .expectSuccess();

    assertThat(result.generated()).containsKeys("a/MadeDispatch.java", "a/MadeClient.java");
  }

  @Test
  void constantsThatNeverCome() {
    Result result =
        store()
            .source("a/Base.java", "package a;", "class Base {}")
            .source("a/Item.java", "package a;", "record Item() {}")
            .run();

    assertThat(result.success()).isFalse();
    assertThat(result.messages().stream().map(Message::text))
        .isNotEmpty()
        .allSatisfy(
            text -> assertThat(text).containsAnyOf("cannot find symbol", "cannot be resolved"));
  }

  @Test
  void ownGeneratedTypesInTheSameSource() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "import dev.wirecommand.client.CommandClient;",
                "class Git {",
                "  @WireCommand(\"a\") int a() { return 1; }",
                "  GitDispatch dispatch = new GitDispatch(this);",
                "  GitClient client(CommandClient connection) { return new GitClient(connection); }",
                "  int b(GitClient client) { return client.a(); }",
                "}")
            .run()
            .expectSuccess();

    assertThat(result.generated()).containsOnlyKeys("a/GitDispatch.java", "a/GitClient.java");
  }

  @Test
  void aClassOfAnUnresolvedTypeTellsAllAtOnceInTheEnd() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Git {",
                "  @WireCommand(\"a\") int a(Gone gone, double number) { return 1; }",
                "}")
            .run();

    assertThat(result.messages().stream().map(Message::text).filter(t -> t.startsWith("[")))
        .containsExactly(
            "[WireUnresolved] Git.a(gone): Gone does not exist. Correct the name, or import it.",
            "[WireType] Git.a(number): double has no wire type. Use boolean, int, long, String,"
                + " byte[], ByteBuffer, a record, or a List, Map or Optional of these.");
    assertThat(result.generated()).isEmpty();
  }

  @Test
  void aMissingTypeWithTypeArguments() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Git {",
                "  @WireCommand(\"a\") void a(Gone<String> gone) {}",
                "}")
            .run();

    // How it was written, older versions of javac do not tell.
    assertThat(result.messages().stream().map(Message::text).filter(t -> t.startsWith("[")))
        .singleElement()
        .isIn(
            "[WireUnresolved] Git.a(gone): Gone does not exist. Correct the name, or import it.",
            "[WireUnresolved] Git.a(gone): the type does not exist. Correct the name, or import"
                + " it.");
  }

  @Test
  void generatedFilesInTheirWay() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Git {",
                "  @WireCommand(\"a\") int a() { return 1; }",
                "}")
            .source("a/GitClient.java", "package a;", "class GitClient {}")
            .run();

    String reason =
        switch (compiler) {
          case JAVAC -> "Attempt to recreate a file for type a.GitClient";
          case ECJ -> "Source file already exists : a.GitClient";
        };
    assertThat(result.messages().stream().filter(m -> m.id().isPresent()).map(Message::toString))
        .containsExactly(
            "Git.java:3: ERROR: [WireOutput] Git: GitClient can't be written: "
                + reason
                + ". Rename or remove what stands in its way.");
    assertThat(result.generated()).containsOnlyKeys("a/GitDispatch.java");
  }

  @Test
  void nothingIsGeneratedWithoutCommands() {
    assertThat(
            Compilation.in(directory)
                .by(compiler)
                .source("a/Any.java", "package a;", "class Any {}")
                .run()
                .expectSuccess()
                .generated())
        .isEqualTo(Map.of());
    assertThat(new WireCommandProcessor().getSupportedAnnotationTypes())
        .isEqualTo(Set.of("dev.wirecommand.WireCommand"));
    assertThat(List.of(new WireCommandProcessor().getSupportedSourceVersion()))
        .containsExactly(SourceVersion.latestSupported());
  }
}
