package dev.wirecommand.processor.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the lock file knows of anchors, and of classes that are gone or have a new name. */
class LockModuleTest {
  private static final String GONE =
      " and its commands are gone, and peers may use them. Bring it back, rename its section in"
          + " wire.lock if it has another name now, or remove the section if no peer uses it.";

  @TempDir Path directory;
  private Path file;
  private int compilations;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("wire.lock");
  }

  private Compilation compilation(boolean update) {
    return Compilation.in(directory.resolve("c" + compilations++))
        .option("-Awirecommand.lock=" + file, "-Awirecommand.lock.update=" + update);
  }

  private static Compilation addClass(Compilation compilation, String name, String members) {
    return compilation.source(
        "a/" + name + ".java",
        "package a;",
        "import dev.wirecommand.*;",
        "class " + name + " {",
        members,
        "}");
  }

  private static Compilation addAnchor(Compilation compilation, String name, String list) {
    return compilation.source(
        "a/" + name + ".java",
        "package a;",
        "",
        "@dev.wirecommand.WireModule({" + list + "})",
        "class " + name + " {}");
  }

  private static String command(String name) {
    return "@WireCommand(\"" + name + "\") void " + name + "() {}";
  }

  private static String section(String name, String command) {
    return "\nclass a." + name + "\n  command " + command + " read\n    -> null\n";
  }

  private List<String> reported(Result result) {
    return result.messages().stream()
        .map(Message::toString)
        .map(text -> text.replace(file.toString(), "wire.lock"))
        .toList();
  }

  private String withoutHead() throws IOException {
    String text = Files.readString(file);
    return text.substring(text.indexOf("\n\n") + 1);
  }

  private Compilation three(boolean update) {
    Compilation three = addClass(compilation(update), "A", command("a"));
    addClass(three, "B", command("b"));
    return addClass(three, "C", command("c"));
  }

  @Test
  void whatAnAnchorListsGoesIntoTheFile() throws IOException {
    Files.writeString(file, "");
    assertThat(reported(addAnchor(three(false), "App", "C.class, A.class").run()))
        .containsExactly(
            ":-1: NOTE: [WireLock] 4 compatible changes are not yet in wire.lock. Compile with"
                + " -Awirecommand.lock.update=true to add them.");

    addAnchor(three(true), "App", "C.class, A.class").run().expectSuccess();
    assertThat(withoutHead())
        .isEqualTo(
            section("A", "a")
                + section("B", "b")
                + section("C", "c")
                + "\nmodule a.App\n  a.A\n  a.C\n");
    addAnchor(three(false), "App", "C.class, A.class").run().expectSuccess();
  }

  @Test
  void classesThatAreGoneAreToldAtTheAnchorThatListedThem() throws IOException {
    addAnchor(three(true), "App", "A.class, B.class, C.class").run().expectSuccess();
    String before = Files.readString(file);

    for (boolean update : new boolean[] {false, true}) {
      Compilation rest = addClass(compilation(update), "A", command("a"));
      addClass(rest, "B", "");
      Result result = addAnchor(rest, "App", "A.class").run();

      assertThat(reported(result))
          .filteredOn(message -> message.contains("ERROR"))
          .containsExactly(
              "App.java:4: ERROR: [WireBreaking] App: the class a.B" + GONE,
              "App.java:4: ERROR: [WireBreaking] App: the class a.C" + GONE);
      assertThat(Files.readString(file)).isEqualTo(before);
    }
  }

  /** Tests an option that the compilations of main and test sources share. */
  @Test
  void classesOfOtherCompilationsAreNotGone() throws IOException {
    addAnchor(addClass(compilation(true), "A", command("a")), "App", "A.class").run();
    Result main =
        addAnchor(addClass(compilation(true), "A", command("a")), "App", "A.class")
            .run()
            .expectSuccess();
    addAnchor(
            addClass(compilation(true), "Fake", command("fake")), "TestApp", "Fake.class, A.class")
        .onClassPath(main.classes())
        .run()
        .expectSuccess();
    String both = Files.readString(file);
    assertThat(both).contains("class a.Fake\n", "module a.TestApp\n  a.A\n  a.Fake\n");

    addAnchor(addClass(compilation(false), "A", command("a")), "App", "A.class")
        .run()
        .expectSuccess();
    addAnchor(addClass(compilation(true), "A", command("a")), "App", "A.class")
        .run()
        .expectSuccess();
    assertThat(Files.readString(file)).isEqualTo(both);
  }

  @Test
  void anchorsSeeClassesThatWereCompiledBefore() throws IOException {
    Result then = addAnchor(three(true), "App", "A.class, B.class, C.class").run().expectSuccess();

    Result now =
        addAnchor(addClass(compilation(false), "A", command("a")), "App", "A.class")
            .onClassPath(then.classes())
            .run();

    assertThat(reported(now))
        .containsExactly(
            ":-1: NOTE: [WireLock] 1 compatible change is not yet in wire.lock. Compile with"
                + " -Awirecommand.lock.update=true to add it.");
  }

  @Test
  void aClassThatWasRenamed() throws IOException {
    addClass(compilation(true), "Old", command("x") + command("y")).run().expectSuccess();
    String members = command("x") + "@WireCommand(\"y\") void y(java.util.OptionalInt i) {}";

    Result result = addClass(compilation(false), "New", members).run();

    assertThat(reported(result))
        .containsExactly(
            "New.java:3: WARNING: [WireLock] New: it has the commands of a.Old, which is gone, and"
                + " wire.lock does not know it. If it was renamed, write 'class a.New' in place of"
                + " 'class a.Old' there.",
            ":-1: NOTE: [WireLock] 2 compatible changes are not yet in wire.lock. Compile with"
                + " -Awirecommand.lock.update=true to add them.");

    String renamed = Files.readString(file).replace("class a.Old", "class a.New");
    Files.writeString(file, renamed);
    assertThat(reported(addClass(compilation(false), "New", members).run()))
        .containsExactly(
            ":-1: NOTE: [WireLock] 1 compatible change is not yet in wire.lock. Compile with"
                + " -Awirecommand.lock.update=true to add it.");
  }

  @Test
  void anUpdateKeepsTheSectionAndSaysSo() throws IOException {
    addAnchor(addClass(compilation(true), "Old", command("x")), "App", "Old.class")
        .run()
        .expectSuccess();

    Result result =
        addAnchor(addClass(compilation(true), "New", command("x")), "App", "New.class").run();

    assertThat(reported(result))
        .containsExactly(
            ":-1: NOTE: [WireLock] wire.lock keeps the section of a.Old, which is gone, beside that"
                + " of a.New, which has its commands. Remove it if the class was renamed.");
    assertThat(withoutHead())
        .isEqualTo(section("New", "x") + section("Old", "x") + "\nmodule a.App\n  a.New\n");
  }

  @Test
  void aRenamedClassIsNotGoneFromItsAnchor() throws IOException {
    addAnchor(addClass(compilation(true), "Old", command("x")), "App", "Old.class")
        .run()
        .expectSuccess();

    Result result =
        addAnchor(addClass(compilation(false), "New", command("x")), "App", "New.class").run();

    assertThat(result.success()).isTrue();
    assertThat(reported(result))
        .filteredOn(message -> !message.contains("NOTE"))
        .singleElement()
        .asString()
        .startsWith("New.java:3: WARNING: [WireLock] New: it has the commands of a.Old, ");
  }

  @Test
  void aClassWithOtherCommandsIsNoRenamedOne() throws IOException {
    addClass(compilation(true), "Old", command("x") + command("y")).run().expectSuccess();

    assertThat(reported(addClass(compilation(false), "New", command("x")).run()))
        .containsExactly(
            ":-1: NOTE: [WireLock] 1 compatible change is not yet in wire.lock. Compile with"
                + " -Awirecommand.lock.update=true to add it.");
  }
}
