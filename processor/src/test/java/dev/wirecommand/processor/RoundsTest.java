package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests commands whose types another processor generates, in the same round or a later one. */
@ParameterizedClass
@EnumSource(Compiler.class)
class RoundsTest {
  /** A processor that writes one source in each round. */
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
        .contains("\"[* Item]\"", ".rule(\"Item\", \"{ part: Part }\")")
        .contains("String key = \"-\";");
  }

  /** Tests that no generated code has the compiler's text for a constant that is yet to come. */
  @ParameterizedTest
  @CsvSource({
    "Kind,  A,                  \"a-kind\"",
    "Shape, 'Dot[]',            {\"type\": \"dot\"}",
    "Named, 'Named[thread=x]',  {\"thread\": \"x\"}",
  })
  void constantsInTypesOfSignatures(String type, String text, String wire) {
    assumeFalse(
        compiler == Compiler.ECJ && type.equals("Named"),
        "ecj drops an annotation of a component's type if one of its values is yet to come");
    Generating other =
        new Generating()
            .then("a.Other", "package a; class Other {}")
            .then(
                "a.Names",
                "package a; class Names {"
                    + " static final String A = \"a-kind\", DOT = \"dot\", TEXT = \"tstr\"; }");

    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Store.java",
                "package a;",
                "import dev.wirecommand.*;",
                "import dev.wirecommand.cbor.*;",
                "class Store {",
                "  enum Kind { @WireName(Names.A) A }",
                "  sealed interface Shape {}",
                "  @WireName(Names.DOT) record Dot() implements Shape {}",
                "  record Named(@WireCodec(value = Codec.class, cddl = Names.TEXT) Id thread) {}",
                "  static class Id { public String toString() { return \"x\"; } }",
                "  static class Codec implements dev.wirecommand.command.ValueCodec<Id> {",
                "    public Id read(CborReader in) { in.readText(); return new Id(); }",
                "    public void write(CborWriter out, Id id) { out.writeText(id.toString()); }",
                "  }",
                "  private static final Object[] ALL = {Kind.A, new Dot(), new Named(new Id())};",
                "  @WireCommand(\"get\") " + type + " get() {",
                "    for (Object one : ALL) {",
                "      if (one instanceof " + type + " found) { return found; }",
                "    }",
                "    throw new AssertionError();",
                "  }",
                "}")
            .javacOption("-Werror")
            .processors(new WireCommandProcessor(), other)
            .run()
            .expectSuccess();
    Loopback store = new Loopback(result.load(), "a.Store", "a.Store");

    assertThat(store.call("get")).hasToString(text);
    assertThat(store.wire).containsExactly("get {}", wire);
    assertThat(result.source("a/StoreDispatch.java")).doesNotContain("<error>");
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

  private static final String KINDS =
      "package a;"
          + " import dev.wirecommand.WireName;"
          + " record Item(Kind kind, java.util.Map<Kind, Shape> shapes) {}"
          + " enum Kind { @WireName(\"a-kind\") A, B }"
          + " sealed interface Shape {}"
          + " record Dot() implements Shape {}"
          + " @WireName(\"many\") record Several(Shape[] shapes) implements Shape {}";

  private static final String[] SHELF = {
    "package a;",
    "import dev.wirecommand.*;",
    "class Shelf {",
    "  @WireCommand(\"get\") Item get(@Arg(defaultValue = \"a-kind\") Kind kind, Shape shape) {",
    "    return new Item(kind, java.util.Map.of(kind, shape));",
    "  }",
    "  @WireCommand(\"each\") java.util.Iterator<Item> each() {",
    "    return java.util.List.of(new Item(Kind.B, java.util.Map.of())).iterator();",
    "  }",
    "}",
  };

  /**
   * Tests a record, an enum and a sealed interface that are generated in the round that needs them.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void typesOfTheSameRound(boolean otherFirst) throws Exception {
    Generating other = new Generating().then("a.Item", KINDS);

    expectShelf(
        Compilation.in(directory)
            .source("a/Shelf.java", SHELF)
            .processors(both(otherFirst, new WireCommandProcessor(), other)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void typesOfAnEarlierRound(boolean otherFirst) throws Exception {
    Generating other =
        new Generating().then("a.Item", KINDS).then("a.Shelf", String.join("\n", SHELF));

    expectShelf(
        Compilation.in(directory)
            .source("a/Any.java", "package a;", "class Any { ShelfClient client; }")
            .processors(both(otherFirst, new WireCommandProcessor(), other)));
  }

  private static Processor[] both(boolean swapped, Processor one, Processor other) {
    return swapped ? new Processor[] {other, one} : new Processor[] {one, other};
  }

  private static void expectShelf(Compilation compilation) throws Exception {
    Result result = compilation.option("-Xlint:-auxiliaryclass").run().expectSuccess();
    Loopback shelf = new Loopback(result.load(), "a.Shelf", "a.Shelf");
    // {b'shape': {'shapes': [{'type': 'Dot'}], 'type': 'many'}}
    byte[] arguments =
        HexFormat.of()
            .parseHex(
                "a1 45 7368617065 a2 66 736861706573 81 a1 64 74797065 63 446f74 64 74797065 64 6d616e79"
                    .replace(" ", ""));

    byte[] answer = shelf.run("get", arguments, CommandData.none()).bytes();

    assertThat(CborValue.decode(answer).toString())
        .isEqualTo(
            "{\"kind\": \"a-kind\", \"shapes\":"
                + " {\"a-kind\": {\"type\": \"many\", \"shapes\": [{\"type\": \"Dot\"}]}}}");
    assertThat(
            CborValue.decode(
                    shelf.run("each", new byte[] {(byte) 0xa0}, CommandData.none()).bytes())
                .toString())
        .isEqualTo("{\"kind\": \"B\", \"shapes\": {}}");
    assertThat(shelf.descriptor("get").arguments())
        .containsExactly(
            ArgumentDescriptor.builder("kind", "Kind").defaultValue("a-kind").build(),
            ArgumentDescriptor.builder("shape", "Shape").build());
    assertThat(shelf.descriptor("get").types().rules())
        .containsOnly(
            entry("Item", "{ kind: Kind, shapes: {* Kind => Shape} }"),
            entry("Kind", "\"a-kind\" / \"B\""),
            entry("Shape", "Dot / Several"),
            entry("Dot", "{ type: \"Dot\" }"),
            entry("Several", "{ type: \"many\", shapes: [* Shape] }"));
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
        .isEqualTo(Set.of("dev.wirecommand.WireCommand", "dev.wirecommand.WireModule"));
    assertThat(List.of(new WireCommandProcessor().getSupportedSourceVersion()))
        .containsExactly(SourceVersion.latestSupported());
  }
}
