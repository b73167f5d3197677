package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Loopback;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Compiles and runs methods that several declarations make commands. */
@ParameterizedClass
@EnumSource(Compiler.class)
class OverriddenCommandsTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  private Result compile(String... lines) {
    String[] source = new String[lines.length + 2];
    source[0] = "package a;";
    source[1] = "import dev.wirecommand.*;";
    System.arraycopy(lines, 0, source, 2, lines.length);
    return Compilation.in(directory)
        .by(compiler)
        .source("a/Sources.java", source)
        .javacOption("-Werror", "-Xlint:-auxiliaryclass")
        .run()
        .expectSuccess();
  }

  private static List<String> names(Loopback loopback) {
    return loopback.dispatch.commands().stream()
        .map(command -> command.name() + " " + command.permission())
        .toList();
  }

  private static final String[] NEW_AND_OLD = {
    "interface New { @WireCommand(\"get\") String get(String key); }",
    "interface Old { @WireCommand(\"old.get\") String get(@Arg(\"id\") String k); }",
  };

  private static String[] with(String... more) {
    String[] all = new String[NEW_AND_OLD.length + more.length];
    System.arraycopy(NEW_AND_OLD, 0, all, 0, NEW_AND_OLD.length);
    System.arraycopy(more, 0, all, NEW_AND_OLD.length, more.length);
    return all;
  }

  @Test
  void aMethodOfTwoInterfacesIsTwoCommands() {
    Result result =
        compile(
            with(
                "class Store implements New, Old {",
                "  public String get(String name) { return name + \"!\"; }",
                "  @WireCommand(\"own\") int own() { return 1; }",
                "}"));
    Loopback store = new Loopback(result.load(), "a.Store", "a.Store");

    assertThat(names(store)).containsExactly("get READ", "old.get READ", "own READ");
    assertThat(store.call("get", "x")).isEqualTo("x!");
    assertThat(store.call("get2", "y")).isEqualTo("y!");
    assertThat(store.wire)
        .containsExactly("get {h'6b6579': \"x\"}", "\"x!\"", "old.get {h'6964': \"y\"}", "\"y!\"");
  }

  /** Tests that the clients of both interfaces can call the class. */
  @Test
  void theClientsOfBothInterfacesReachTheClass() {
    Result result =
        compile(
            with(
                "class Store implements New, Old {",
                "  public String get(String name) { return name + \"!\"; }",
                "  @WireCommand(\"own\") int own() { return 1; }",
                "}"));
    ClassLoader loader = result.load();
    Loopback store = new Loopback(loader, "a.Store", "a.Store");
    try {
      for (String client : List.of("a.NewClient", "a.OldClient")) {
        Object typed = Loopback.make(loader.loadClass(client), store);
        assertThat(Loopback.invoke(typed, "get", "x")).isEqualTo("x!");
      }
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAnnotatedOverrideAddsItsNameAndRaisesThePermission() {
    Result result =
        compile(
            with(
                "class Store implements Old {",
                "  @WireCommand(value = \"get\", permission = Permission.WRITE)",
                "  public String get(String name) { return name + \"!\"; }",
                "}"));
    Loopback store = new Loopback(result.load(), "a.Store", "a.Store");

    assertThat(names(store)).containsExactly("get WRITE", "old.get WRITE");
    assertThat(store.descriptor("old.get").permission()).isEqualTo(Permission.WRITE);
    assertThat(store.call("get", "x")).isEqualTo("x!");
    assertThat(store.call("get2", "y")).isEqualTo("y!");
    assertThat(store.wire)
        .containsExactly(
            "get {h'6e616d65': \"x\"}", "\"x!\"", "old.get {h'6964': \"y\"}", "\"y!\"");
  }

  @Test
  void anAbstractClassAndAnInterfaceJoinBoth() {
    Result result =
        compile(
            with(
                "interface Joined extends New, Old { @WireCommand(\"own\") int own(); }",
                "abstract class Half implements New, Old {",
                "  @WireCommand(\"own\") int own() { return 1; }",
                "}",
                "class Whole extends Half {",
                "  @WireCommand(\"more\") int more() { return 1; }",
                "  public String get(String name) { return name + \"!\"; }",
                "}",
                "class Implementing implements Joined {",
                "  public String get(String name) { return name + \"?\"; }",
                "  public int own() { return 2; }",
                "}"));
    ClassLoader loader = result.load();
    assertThat(names(new Loopback(loader, "a.Whole", "a.Whole")))
        .containsExactly("get READ", "more READ", "old.get READ", "own READ");
    Loopback half = new Loopback(loader, "a.Whole", "a.Half");
    assertThat(names(half)).containsExactly("get READ", "old.get READ", "own READ");
    assertThat(half.call("get2", "x")).isEqualTo("x!");
    Loopback joined = new Loopback(loader, "a.Implementing", "a.Joined");
    assertThat(names(joined)).containsExactly("get READ", "old.get READ", "own READ");
    assertThat(joined.call("get", "x")).isEqualTo("x?");
    assertThat(joined.call("get2", "y")).isEqualTo("y?");
    assertThat(joined.client.getClass().getInterfaces())
        .extracting(Class::getName)
        .containsExactly("a.Joined");
  }

  @Test
  void aGenericDeclarationAndAPlainOneAreTwoCommands() {
    Result result =
        compile(
            "interface Generic<T> { @WireCommand(\"put\") T put(T thing); }",
            "interface Plain { @WireCommand(\"plain\") String put(String text); }",
            "class Store implements Generic<String>, Plain {",
            "  public String put(String value) { return value; }",
            "  @WireCommand(\"own\") int own() { return 1; }",
            "}");
    Loopback store = new Loopback(result.load(), "a.Store", "a.Store");

    assertThat(names(store)).containsExactly("own READ", "plain READ", "put READ");
    assertThat(store.call("put", "x")).isEqualTo("x");
    assertThat(store.call("put2", "y")).isEqualTo("y");
  }

  /**
   * Tests that the interface's client reads what an implementation with a narrower type returns.
   */
  @Test
  void theWireFormIsThatOfTheDeclarationWithTheAnnotation() throws Exception {
    Result result =
        compile(
            "sealed interface Shape {}",
            "record Circle(int radius) implements Shape {}",
            "record Square(int side) implements Shape {}",
            "interface Drawing {",
            "  @WireCommand(\"find\") Shape find(String name);",
            "  @WireCommand(\"later\")",
            "  java.util.concurrent.CompletionStage<Shape> later(String name);",
            "}",
            "class Rings implements Drawing {",
            "  public Circle find(String name) { return new Circle(name.length()); }",
            "  public java.util.concurrent.CompletableFuture<Shape> later(String name) {",
            "    return java.util.concurrent.CompletableFuture.completedFuture(find(name));",
            "  }",
            "  @WireCommand(\"own\") int own() { return 1; }",
            "}");
    ClassLoader loader = result.load();
    Loopback rings = new Loopback(loader, "a.Rings", "a.Rings");
    Object client = Loopback.make(loader.loadClass("a.DrawingClient"), rings);

    assertThat(Loopback.invoke(client, "find", "abc")).hasToString("Circle[radius=3]");
    assertThat(rings.wire)
        .containsExactly("find {h'6e616d65': \"abc\"}", "{\"type\": \"Circle\", \"radius\": 3}");
    assertThat(rings.call("find", "ab")).hasToString("Circle[radius=2]");
    assertThat(rings.callAsync("later", "abcd").join()).hasToString("Circle[radius=4]");
  }

  /**
   * Tests that the client of an interface with narrower results has those of the wire, and so does
   * not implement it.
   */
  @Test
  void aClientImplementsNoInterfaceThatNarrowsAResult() throws Exception {
    Result result =
        compile(
            "sealed interface Shape {}",
            "record Circle(int radius) implements Shape {}",
            "interface Drawing<T extends Shape> {",
            "  @WireCommand(\"find\") Shape find(String name);",
            "  @WireCommand(\"all\") java.util.Collection<T> all();",
            "}",
            "interface Named extends Drawing<Circle> {",
            "  @WireCommand(\"circle\") Circle find(String name);",
            "}",
            "interface Listed extends Drawing<Circle> {",
            "  java.util.List<Circle> all();",
            "}",
            "interface Same extends Drawing<Circle> {",
            "  Shape find(String name);",
            "  java.util.Collection<Circle> all();",
            "  @WireCommand(\"own\") int own();",
            "}",
            "class Rings implements Named, Listed, Same {",
            "  public Circle find(String name) { return new Circle(name.length()); }",
            "  public java.util.List<Circle> all() { return java.util.List.of(find(\"a\")); }",
            "  public int own() { return 1; }",
            "}",
            "@WireModule(Listed.class) class Anchor {}");
    ClassLoader loader = result.load();
    Loopback named = new Loopback(loader, "a.Rings", "a.Named");
    Loopback listed = new Loopback(loader, "a.Rings", "a.Listed");
    Loopback same = new Loopback(loader, "a.Rings", "a.Same");

    assertThat(names(named)).containsExactly("all READ", "circle READ", "find READ");
    assertThat(named.call("find", "abc")).hasToString("Circle[radius=3]");
    assertThat(named.call("find2", "abc")).hasToString("Circle[radius=3]");
    assertThat(named.wire)
        .containsExactly(
            "circle {h'6e616d65': \"abc\"}",
            "{\"radius\": 3}",
            "find {h'6e616d65': \"abc\"}",
            "{\"type\": \"Circle\", \"radius\": 3}");
    assertThat(named.client.getClass().getInterfaces()).isEmpty();
    assertThat(listed.call("all")).hasToString("[Circle[radius=1]]");
    assertThat(listed.client.getClass().getInterfaces()).isEmpty();
    assertThat(same.client.getClass().getInterfaces())
        .extracting(Class::getName)
        .containsExactly("a.Same");
  }

  @Test
  void theAnnotationsOfTheDeclarationCount() throws Exception {
    Result result =
        compile(
            "interface Finder {",
            "  @WireCommand(\"find\")",
            "  @org.jspecify.annotations.Nullable String find(",
            "      @org.jspecify.annotations.Nullable String key);",
            "}",
            "class Names implements Finder {",
            "  public String find(String key) { return key + \"!\"; }",
            "  @WireCommand(\"own\") int own() { return 1; }",
            "}");
    ClassLoader loader = result.load();
    Loopback names = new Loopback(loader, "a.Names", "a.Names");
    Object client = Loopback.make(loader.loadClass("a.FinderClient"), names);

    assertThat(Loopback.invoke(client, "find", (Object) null)).isEqualTo("null!");
    assertThat(names.wire).containsExactly("find {}", "\"null!\"");
  }
}
