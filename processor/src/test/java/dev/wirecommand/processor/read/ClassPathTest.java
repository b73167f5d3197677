package dev.wirecommand.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the dependence on the class path: the runtime, and commands in class files. */
@ParameterizedClass
@EnumSource(Compiler.class)
class ClassPathTest {
  private static final String[] BASE = {
    "package lib;",
    "import dev.wirecommand.*;",
    "import java.util.Currency;",
    "public class Base {",
    "  public record Price(long amount, Currency currency) {}",
    "  @WireCommand(\"get\") public String get(String key, @Arg(\"named\") int number) {",
    "    return key;",
    "  }",
    "  @WireCommand(\"price\") public void price(Price price) {}",
    "}",
  };

  private static final String[] SUB = {
    "package app;",
    "import dev.wirecommand.WireCommand;",
    "class Sub extends lib.Base {",
    "  @WireCommand(\"own\") int own() { return 1; }",
    "}",
  };

  @Parameter Compiler compiler;
  @TempDir Path directory;

  private Compilation lib(String... options) {
    return Compilation.in(directory.resolve("lib"))
        .by(compiler)
        .source("lib/Base.java", BASE)
        .processors()
        .option(options);
  }

  private Result sub(Result lib) {
    return Compilation.in(directory.resolve("app"))
        .by(compiler)
        .source("app/Sub.java", SUB)
        .onClassPath(lib.classes())
        .run();
  }

  @Test
  void faultsOfClassFilesAreToldOfTheClassThatInheritsThem() {
    Result result = sub(lib("-parameters", "-g").run().expectSuccess());

    assertThat(result.messages().stream().map(Message::toString))
        .containsExactly(
            "Sub.java:3: ERROR: [WireType] Sub.price(price): price.currency: Currency has no wire"
                + " type. Use boolean, char, a number, String, byte[], ByteBuffer, Instant, LocalDate,"
                + " LocalTime, LocalDateTime, OffsetDateTime, ZoneId, Duration, UUID, URI, an enum, a"
                + " record, a List, Set, Map, Optional or array of these, or give it a codec with"
                + " @WireCodec.");
  }

  @Test
  void namesThatClassFilesHaveLost() {
    Result result = sub(lib().run().expectSuccess());

    assertThat(result.messages().stream().map(Message::toString))
        .contains(
            "Sub.java:3: ERROR: [WireArgName] Sub.get(arg0): the argument's name was lost: the"
                + " class file of Base has no parameter names. Add @Arg(\"…\"), or compile it with"
                + " -parameters.")
        .noneMatch(message -> message.contains("arg1"));
  }

  private static final String[] STOCK = {
    "package lib;",
    "import dev.wirecommand.*;",
    "public interface Stock {",
    "  @WireCommand(\"count\") int count(String article, @Arg(\"shop\") String where);",
    "}",
  };

  private Result stock(String... options) {
    return Compilation.in(directory.resolve("lib"))
        .by(compiler)
        .source("lib/Stock.java", STOCK)
        .processors()
        .option(options)
        .run()
        .expectSuccess();
  }

  @Test
  void anOverrideKnowsTheNamesThatItsInterfaceHasLost() throws IOException {
    Result app =
        Compilation.in(directory.resolve("app"))
            .by(compiler)
            .source(
                "app/ShopStock.java",
                "package app;",
                "import dev.wirecommand.*;",
                "class ShopStock implements lib.Stock {",
                "  public int count(String thing, String shelf) { return 1; }",
                "  @WireCommand(\"own\") int own() { return 1; }",
                "}")
            .onClassPath(stock().classes())
            .run()
            .expectSuccess();

    assertThat(Files.readString(app.classes().resolve("META-INF/wirecommand/app.ShopStock.cddl")))
        .contains("  'shop' => tstr,\n", "  'thing' => tstr,\n")
        .doesNotContain("shelf");
  }

  @Test
  void aNameThatBothHaveLostIsThatOfTheInterface() {
    Result lib = stock();
    Result base =
        Compilation.in(directory.resolve("base"))
            .by(compiler)
            .source(
                "base/Base.java",
                "package base;",
                "public class Base implements lib.Stock {",
                "  public int count(String thing, String shelf) { return 1; }",
                "}")
            .onClassPath(lib.classes())
            .processors()
            .javacOption("-g:none")
            .run()
            .expectSuccess();
    Result app =
        Compilation.in(directory.resolve("app"))
            .by(compiler)
            .source(
                "app/Sub.java",
                "package app;",
                "import dev.wirecommand.WireCommand;",
                "class Sub extends base.Base {",
                "  @WireCommand(\"own\") int own() { return 1; }",
                "}")
            .onClassPath(lib.classes())
            .onClassPath(base.classes())
            .run();

    assertThat(app.messages().stream().map(Message::toString))
        .containsExactly(
            "Sub.java:3: ERROR: [WireArgName] Sub.count(arg0): the argument's name was lost: the"
                + " class file of Stock has no parameter names. Add @Arg(\"…\"), or compile it with"
                + " -parameters.");
  }

  @Test
  void sourcesMayCallAParameterSo() {
    Compilation.in(directory)
        .by(compiler)
        .source(
            "a/Git.java",
            "package a;",
            "class Git { @dev.wirecommand.WireCommand(\"a\") int a(int arg0) { return arg0; } }")
        .run()
        .expectSuccess();
  }

  @Test
  void theRuntimeIsMissing() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Git {",
                "  @WireCommand(\"bad name\") private double a() { return 1; }",
                "  GitClient client;",
                "}",
                "class Other { @WireCommand(\"b\") void b() {} OtherDispatch dispatch; }")
            .withoutOnClassPath(Path.of("runtime", "target").toString())
            .javacOption("--should-stop=ifError=FLOW")
            .run();

    assertThat(result.messages().stream().map(Message::text))
        .containsExactly(
            "[WireRuntime] the runtime is out of reach of the generated code. Add the"
                + " dependency dev.wirecommand:wirecommand-runtime.");
  }

  @Test
  void componentsOfClassFilesThatMayBeNull() throws IOException {
    Result lib =
        Compilation.in(directory.resolve("lib"))
            .by(compiler)
            .source(
                "lib/Outer.java",
                "package lib;",
                "import java.util.List;",
                "import org.jspecify.annotations.Nullable;",
                "public interface Outer {",
                "  long BIG = 5_000_000_000L;",
                "  record Person(String name, @Nullable String nick, byte @Nullable [] key,",
                "      List<String> tags, @Other(\"x\") String other,",
                "      @Deep({@Deep.In(1), @Deep.In(2)}) @Nullable Integer deep) {}",
                "  @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)",
                "  @interface Other { String value(); }",
                "  @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)",
                "  @interface Deep { In[] value(); @interface In { int value(); } }",
                "}")
            .processors()
            .option("-parameters", "-g")
            .run()
            .expectSuccess();
    Result app =
        Compilation.in(directory.resolve("app"))
            .by(compiler)
            .source(
                "app/Git.java",
                "package app;",
                "import lib.Outer;",
                "class Git {",
                "  @dev.wirecommand.WireCommand(\"a\") void a(Outer.Person person) {}",
                "}")
            .onClassPath(lib.classes())
            .run();

    assertThat(Files.readString(app.classes().resolve("META-INF/wirecommand/app.Git.cddl")))
        .endsWith(
            """
            Outer.Person = {
              name: tstr,
              ? nick: tstr,
              ? key: bstr,
              tags: [* tstr],
              other: tstr,
              ? deep: -2147483648..2147483647
            }
            """);
  }
}
