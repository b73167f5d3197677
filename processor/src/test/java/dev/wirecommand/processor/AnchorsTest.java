package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests classes that anchors list: heirs of commands, and classes of libraries. */
@ParameterizedClass
@EnumSource(Compiler.class)
class AnchorsTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  private Compilation compilation(String name) {
    return Compilation.in(directory.resolve(name)).by(compiler).javacOption("-Werror");
  }

  private static final String[] STORE = {
    "package a;",
    "import dev.wirecommand.WireCommand;",
    "public abstract class Store<T> {",
    "  @WireCommand(\"echo\") public T echo(T thing) { return thing; }",
    "}",
  };

  private static final String[] NAMES = {
    "package a;", "public class Names extends Store<String> {}",
  };

  private static String[] anchor(String list) {
    return new String[] {
      "package a;", "import dev.wirecommand.*;", "", "@WireModule({" + list + "})", "class App {}",
    };
  }

  private List<String> reported(Result result) {
    return result.messages().stream().map(Message::toString).toList();
  }

  @Test
  void aClassThatOnlyInheritsCommandsIsProcessedWhereItIsListed() {
    Result result =
        compilation("all")
            .source("a/Store.java", STORE)
            .source("a/Names.java", NAMES)
            .source("a/App.java", anchor("Names.class"))
            .source("a/Uses.java", "package a;", "class Uses { NamesClient client; }")
            .run()
            .expectSuccess();

    assertThat(result.generated().keySet())
        .containsExactly("a/AppModule.java", "a/NamesClient.java", "a/NamesDispatch.java");
    Loopback names = new Loopback(result.load(), "a.Names", "a.Names");
    assertThat(names.call("echo", "x")).isEqualTo("x");
    assertThat(names.wire).containsExactly("echo {h'7468696e67': \"x\"}", "\"x\"");
  }

  @Test
  void twoAnchorsMayListItAndTheTemplateMayBeInALibrary() {
    Result lib = compilation("lib").source("a/Store.java", STORE).option("-parameters", "-g").run();
    Result result =
        compilation("all")
            .source("a/Names.java", NAMES)
            .source("a/App.java", anchor("Names.class"))
            .source(
                "a/Other.java",
                "package a;",
                "@dev.wirecommand.WireModule(Names.class)",
                "interface Other {}")
            .onClassPath(lib.expectSuccess().classes())
            .run()
            .expectSuccess();

    assertThat(result.generated().keySet())
        .containsExactly(
            "a/AppModule.java", "a/NamesClient.java", "a/NamesDispatch.java", "a/OtherModule.java");
  }

  /** Tests an incremental build, which compiles the anchor alone. */
  @Test
  void anAnchorFindsWhatWasCompiledBefore() throws IOException {
    Result before =
        compilation("all")
            .source("a/Store.java", STORE)
            .source("a/Names.java", NAMES)
            .source("a/App.java", anchor("Names.class"))
            .run()
            .expectSuccess();
    Files.delete(before.classes().resolve("a/AppModule.class"));

    compilation("again")
        .source("a/App.java", anchor("Names.class"))
        .onClassPath(before.classes())
        .run()
        .expectSuccess();
  }

  private static final String[] LIBRARY = {
    "package lib;",
    "import dev.wirecommand.WireCommand;",
    "public interface Stock { @WireCommand(\"count\") int count(); }",
  };

  private static String unprocessed(String missing) {
    return "App.java:4: ERROR: [WireUnprocessed] App: Stock has commands, but there is no "
        + missing
        + ": its library was compiled without the processor, or with another suffix. Compile the"
        + " library with wirecommand-processor and the suffixes of this one.";
  }

  private List<String> withLibrary(Compilation library, String... options) {
    return reported(
        compilation("app")
            .source("a/App.java", anchor("lib.Stock.class"))
            .source(
                "a/Uses.java",
                "package a;",
                "class Uses { Object o = AppModule.dispatches(null); }")
            .onClassPath(library.source("lib/Stock.java", LIBRARY).run().expectSuccess().classes())
            .option(options)
            .run());
  }

  @Test
  void aLibraryThatTheProcessorHasNotSeen() {
    assertThat(withLibrary(compilation("lib").processors()))
        .containsExactly(unprocessed("StockDispatch"));
  }

  @Test
  void aLibraryWithAnotherSuffix() {
    assertThat(withLibrary(compilation("lib"), "-Awirecommand.suffix.dispatch=Server"))
        .containsExactly(unprocessed("StockServer"));
  }

  @Test
  void aLibraryThatTheProcessorHasSeen() {
    assertThat(withLibrary(compilation("lib"))).isEmpty();
  }

  @Test
  void anHeirInALibraryThatListsItNowhere() {
    Result lib =
        Compilation.in(directory.resolve("lib"))
            .by(compiler)
            .source("a/Store.java", STORE)
            .source("a/Names.java", NAMES)
            .option("-parameters", "-g")
            .run();
    assertThat(reported(lib))
        .containsExactly(
            "Names.java:2: WARNING: [WireUnlisted] Names: it inherits all its commands from the"
                + " generic Store, and nothing is generated for it. List it at a @WireModule, or"
                + " annotate one of its own methods.");

    Result app =
        compilation("app")
            .source("a/App.java", anchor("Names.class"))
            .onClassPath(lib.classes())
            .run();

    assertThat(reported(app))
        .containsExactly(
            "App.java:4: ERROR: [WireUnprocessed] App: Names inherits its commands, and there is no"
                + " NamesDispatch, since no anchor of its library lists it. List it there, or list a"
                + " subclass of your own here.");
  }

  private Compilation parts(int count) {
    Compilation compilation = compilation("parts" + count);
    for (int i = 0; i < count; i++) {
      compilation.source(
          "a/P" + i + ".java",
          "package a;",
          "interface P" + i + " { @dev.wirecommand.WireCommand(\"c" + i + "\") void c(); }");
    }
    String list =
        IntStream.range(0, count)
            .mapToObj(i -> "P" + i + ".class")
            .collect(Collectors.joining(","));
    return compilation.source("a/App.java", anchor(list));
  }

  @Test
  void asManyPartsAsAMethodHasParameters() {
    parts(255).run().expectSuccess();
    assertThat(reported(parts(256).run()))
        .containsExactly(
            "App.java:4: ERROR: [WireTooMany] App: the list has 256 classes, and generated code"
                + " takes 255 at most. Split it into two anchors, and give the server the"
                + " dispatches of both.");
  }
}
