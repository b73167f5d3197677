package dev.wirecommand.processor.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.WireCommandProcessor;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Golden;
import dev.wirecommand.processor.harness.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how the lock file is read and written. */
class LockFileTest {
  private static final String NOTE_END = " Compile with -Awirecommand.lock.update=true to add ";

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

  private static String command(String name, String parameters) {
    return "@WireCommand(\"" + name + "\") void " + name + "(" + parameters + ") {}";
  }

  private Result compile(boolean update, String name, String members) {
    return addClass(compilation(update), name, members).run();
  }

  private List<String> reported(Result result) {
    return result.messages().stream()
        .map(Message::toString)
        .map(text -> text.replace(file.toString(), "wire.lock"))
        .toList();
  }

  private String head() throws IOException {
    return Files.readString(Resources.path("golden/lock/wire.lock"), UTF_8).split("\n\n")[0] + "\n";
  }

  @Test
  void theFileOfAllThatThereIs() throws IOException {
    compilation(true).resources("lock/Everything.java").run().expectSuccess();

    Golden.check("golden/lock/wire.lock", Files.readString(file, UTF_8));
    compilation(false).resources("lock/Everything.java").run().expectSuccess();
  }

  @Test
  void nothingIsComparedWithoutTheOption() {
    addClass(Compilation.in(directory.resolve("none")), "A", command("a", ""))
        .option("-Awirecommand.lock.update=true")
        .run()
        .expectSuccess();
    assertThat(directory).isDirectoryNotContaining("glob:**.lock*");
  }

  @Test
  void compatibleChangesAreWrittenOnlyWhenAskedFor() throws IOException {
    compile(true, "A", command("a", "")).expectSuccess();
    String before = Files.readString(file);
    String members = command("a", "java.util.OptionalInt i") + command("b", "");

    Result reported = compile(false, "A", members);
    assertThat(reported(reported))
        .containsExactly(
            ":-1: NOTE: [WireLock] 2 compatible changes are not yet in wire.lock."
                + NOTE_END
                + "them.");
    assertThat(reported.success()).isTrue();
    assertThat(Files.readString(file)).isEqualTo(before);

    compile(true, "A", members).expectSuccess();
    assertThat(Files.readString(file))
        .isEqualTo(
            head()
                + "\nclass a.A\n  command a read\n    ? i: int32\n    -> null\n"
                + "  command b read\n    -> null\n");
    compile(false, "A", members).expectSuccess();
  }

  @Test
  void aNewClassIsCompatible() throws IOException {
    Files.writeString(file, "");

    assertThat(reported(compile(false, "A", command("a", ""))))
        .containsExactly(
            ":-1: NOTE: [WireLock] 1 compatible change is not yet in wire.lock."
                + NOTE_END
                + "it.");
    compile(true, "A", command("a", "")).expectSuccess();
    assertThat(Files.readString(file))
        .isEqualTo(head() + "\nclass a.A\n  command a read\n    -> null\n");
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r\n'", "'\r'"})
  void otherSectionsStayAsTheyAre(String lineEnd) throws IOException {
    String first = "# Our own words.\n\n\n# On A.\nclass a.A\n  # gone: x\n  command a read\n";
    String start = first + "    -> null\n\n\n";
    String rest = "# On C.\nclass a.C\n  command c read\n\n    -> null\n# The end.";
    String old = "class a.B\n  # gone\n  command b read\n    -> null\n";
    Files.writeString(file, (start + "# On B.\n" + old + rest).replace("\n", lineEnd));

    Compilation both =
        addClass(compilation(true), "B", command("b", "@Arg(defaultValue = \"1\") int i"));
    addClass(both, "A", command("a", "")).run().expectSuccess();

    String now = "class a.B\n  command b read\n    ? i: int32\n    -> null\n";
    assertThat(Files.readString(file))
        .isEqualTo((start + "# On B.\n" + now + rest).replace("\n", lineEnd));
  }

  @Test
  void theOrderOfClassesIsNothing() throws IOException {
    List<String> names = List.of("A", "C", "B");
    List<String> texts = new ArrayList<>();
    for (List<String> order : List.of(names, List.of("B", "C", "A"))) {
      Files.deleteIfExists(file);
      Compilation compilation = compilation(true);
      order.forEach(name -> addClass(compilation, name, command("x" + name, "")));
      compilation.run().expectSuccess();
      texts.add(Files.readString(file));
    }
    Files.deleteIfExists(file);
    for (String name : names) {
      compile(true, name, command("x" + name, "")).expectSuccess();
    }
    texts.add(Files.readString(file));

    StringBuilder expected = new StringBuilder(head());
    for (String name : List.of("A", "B", "C")) {
      expected.append("\nclass a." + name + "\n  command x" + name + " read\n    -> null\n");
    }
    assertThat(texts).allSatisfy(text -> assertThat(text).isEqualTo(expected.toString()));
  }

  @Test
  void whatIsNotCompiledIsNotCompared() throws IOException {
    Compilation both = addClass(compilation(true), "A", command("a", ""));
    addClass(both, "B", command("b", "")).run().expectSuccess();
    String before = Files.readString(file);

    compile(false, "B", command("b", "")).expectSuccess();
    compile(true, "B", command("b", "")).expectSuccess();

    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void whatIsSameIsNotWrittenAgain() throws IOException {
    compile(true, "A", command("a", "")).expectSuccess();
    Object before = identity();

    compile(true, "A", command("a", "")).expectSuccess();
    assertThat(identity()).isEqualTo(before);

    compile(true, "A", command("a", "") + command("b", "")).expectSuccess();
    assertThat(identity()).isNotEqualTo(before);
  }

  /** Tests that writing replaces the file with another one. */
  private Object identity() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Test
  void nothingElseIsLeftInTheFolderAndLinksStay() throws IOException {
    compile(true, "A", command("a", "")).expectSuccess();
    Path target = file;
    file = directory.resolve("link.lock");
    Files.createSymbolicLink(file, target);

    compile(true, "A", command("a", "") + command("b", "")).expectSuccess();

    assertThat(file).isSymbolicLink();
    assertThat(Files.readString(target)).contains("command b");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrder(target, file);
    }
  }

  @Test
  void aCompilationThatFailsWritesNothing() {
    Compilation compilation = addClass(compilation(true), "A", command("a", ""));
    Result result = addClass(compilation, "B", command("b", "Object o")).run();

    assertThat(result.success()).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void breakingOnPurpose() throws IOException {
    compile(true, "A", command("a", "int i") + command("b", "")).expectSuccess();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("  command a read\n    i: int32\n    -> null\n", ""));

    compile(true, "A", command("a", "String s") + command("b", "")).expectSuccess();

    assertThat(Files.readString(file)).isEqualTo(text.replace("i: int32", "s: text"));
  }

  /** Tests older files, which have no keyword for the form. */
  @Test
  void thatDataIsTakenIsAddedToAFileThatDoesNotSayIt() throws IOException {
    Files.writeString(file, "class a.A\n  command a read\n    -> null\n");
    String members = command("a", "dev.wirecommand.command.CommandData data");

    assertThat(reported(compile(false, "A", members)))
        .containsExactly(
            ":-1: NOTE: [WireLock] 1 compatible change is not yet in wire.lock."
                + NOTE_END
                + "it.");
    compile(true, "A", members).expectSuccess();
    assertThat(Files.readString(file)).isEqualTo("class a.A\n  command a read data\n    -> null\n");
  }

  @Test
  void aFileThatIsMissing() {
    Compilation compilation = addClass(compilation(false), "A", command("a", ""));
    assertThat(reported(addClass(compilation, "B", command("b", "")).run()))
        .containsExactly(
            ":-1: ERROR: [WireLock] wire.lock does not exist. Compile once with"
                + " -Awirecommand.lock.update=true to make it.");
  }

  @Test
  void aFileThatIsNone() throws IOException {
    Files.createDirectory(file);
    assertThat(reported(compile(true, "A", command("a", ""))))
        .containsExactly(
            ":-1: ERROR: [WireLock] wire.lock can't be read: java.io.IOException: Is a directory."
                + " Name a file that can be, with -Awirecommand.lock.");
  }

  @Test
  void aFileThatIsNoText() throws IOException {
    Files.write(file, "é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(reported(compile(true, "A", command("a", ""))))
        .containsExactly(":-1: ERROR: [WireLock] wire.lock is not in UTF-8. Save it so.");
  }

  @Test
  void aFileWithAByteOrderMark() throws IOException {
    String text = "\ufeffclass a.A\n  command a read\n    -> null\n";
    Files.writeString(file, text);
    assertThat(reported(compile(true, "A", command("a", ""))))
        .containsExactly(
            ":-1: ERROR: [WireLock] wire.lock begins with a byte order mark. Save it as UTF-8"
                + " without one.");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void aFileThatIsBroken() throws IOException {
    String text = "class a.A\n  command a rea\n    -> null\n";
    Files.writeString(file, text);
    assertThat(reported(compile(true, "A", command("a", ""))))
        .containsExactly(
            ":-1: ERROR: [WireLock] wire.lock, line 2: 'rea' is no permission. Write 'read' or"
                + " 'write'.");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void aFolderThatIsMissing() {
    file = directory.resolve("none").resolve("wire.lock");
    assertThat(reported(compile(true, "A", command("a", ""))))
        .singleElement()
        .asString()
        .startsWith(
            ":-1: ERROR: [WireLock] wire.lock can't be written: java.nio.file.NoSuchFileException:")
        .endsWith(". Name a file in a folder that is there and writable.");
  }

  @Test
  void inheritedCommandsAreOfEachClassThatHasThem() {
    String[] sub = {
      "package a;",
      "import dev.wirecommand.*;",
      "",
      "class Sub extends Base {",
      command("b", ""),
      "}",
    };
    addClass(compilation(true), "Base", command("a", "int i"))
        .source("a/Sub.java", sub)
        .run()
        .expectSuccess();

    Result now =
        addClass(compilation(false), "Base", command("a", "String i"))
            .source("a/Sub.java", sub)
            .run();

    String words =
        ": the argument 'i' was int32 and is text now. Keep int32 and add an optional argument"
            + " beside it, or take 'a' out of wire.lock if no peer uses it.";
    assertThat(reported(now))
        .containsExactly(
            "Base.java:4: ERROR: [WireBreaking] Base.a(i)" + words,
            "Sub.java:4: ERROR: [WireBreaking] Sub.a(i)" + words);
  }

  @Test
  void theCompilerKnowsTheOptions() {
    assertThat(new WireCommandProcessor().getSupportedOptions())
        .contains("wirecommand.lock", "wirecommand.lock.update");
  }
}
