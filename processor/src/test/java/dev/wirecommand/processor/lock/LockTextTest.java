package dev.wirecommand.processor.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the syntax of the lock file. */
class LockTextTest {
  @Test
  void theGoldenFileReadsAndWritesBack() throws IOException, LockSyntaxException {
    String golden = Files.readString(Path.of("src/test/resources/golden/lock/wire.lock"), UTF_8);
    LockText text = LockText.parse(golden);

    assertThat(text).hasToString(golden);
    assertThat(text.classes().stream().map(LockedClass::name))
        .containsExactly("lock.Everything", "lock.Everything.Another");
    StringBuilder printed = new StringBuilder(LockText.HEAD);
    for (LockedClass section : text.classes()) {
      printed.append("\n").append(LockPrinter.print(section));
    }
    assertThat(printed.toString()).isEqualTo(golden);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsPrintedReadsTheSame(long seed) throws LockSyntaxException {
    for (int i = 0; i < 50; i++) {
      LockedClass section = new Sections(new Random(seed * 1000 + i)).section();
      LockText text = LockText.empty();
      text.put(section);

      LockText read = LockText.parse(text.toString());

      assertThat(read.section("a.B").orElseThrow())
          .as("seed %s, round %s", seed, i)
          .isEqualTo(section);
      read.put(section);
      assertThat(read).hasToString(text.toString());
    }
  }

  /** A file with sections of every form. */
  private static final class Sections {
    private static final List<String> RECORDS = List.of("R", "Größe", "R2");
    private static final String LETTERS = "aZ0.-_$ \"\\#?:é\n\t\u202e\ud83d\ude00>";
    private final Random random;

    Sections(Random random) {
      this.random = random;
    }

    LockedClass section() {
      SortedMap<String, LockedCommand> commands = new TreeMap<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        commands.put(
            "c-" + i + ".x",
            new LockedCommand(
                random.nextBoolean(), random.nextBoolean(), form(), members(), type(3)));
      }
      SortedMap<String, LockedShape> shapes = new TreeMap<>();
      RECORDS.forEach(name -> shapes.put(name, new LockedShape.Fields(members())));
      TreeSet<String> names = new TreeSet<>();
      SortedMap<String, String> alternatives = new TreeMap<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        names.add(name());
        alternatives.put(name(), RECORDS.get(random.nextInt(RECORDS.size())));
      }
      shapes.put("E", new LockedShape.Constants(names));
      shapes.put("U", new LockedShape.Alternatives(alternatives));
      return new LockedClass("a.B", commands, shapes);
    }

    private LockedForm form() {
      return LockedForm.values()[random.nextInt(LockedForm.values().length)];
    }

    private SortedMap<String, LockedMember> members() {
      SortedMap<String, LockedMember> members = new TreeMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        members.put(name(), new LockedMember(type(3), random.nextBoolean()));
      }
      return members;
    }

    private String name() {
      StringBuilder name = new StringBuilder();
      int[] letters = LETTERS.codePoints().toArray();
      for (int i = random.nextInt(5); i >= 0; i--) {
        name.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      return name.toString();
    }

    private LockedType type(int depth) {
      LockedScalar[] scalars = LockedScalar.values();
      LockedType type =
          switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> new LockedType.Coded(name());
            case 1 -> new LockedType.Named(List.of("R", "E", "U").get(random.nextInt(3)));
            case 2 -> new LockedType.Scalar(scalars[random.nextInt(scalars.length)]);
            case 3 -> new LockedType.ListOf(type(depth - 1));
            default -> new LockedType.MapOf(type(depth - 1), type(depth - 1));
          };
      return random.nextInt(4) == 0 ? new LockedType.OrNull(type) : type;
    }
  }

  private static Arguments broken(String text, String message) {
    return Arguments.of(text, message);
  }

  static Stream<Arguments> brokenFiles() {
    String form =
        "After 'class', indent 'command', 'record', 'enum' and 'union' by two spaces, and what is"
            + " in them by four.";
    String c = "class A\n  command a read\n";
    return Stream.of(
        broken(
            "  command a read\n",
            "line 1: '  command a read' does not begin a section. Begin it with 'class ' or"
                + " 'module ' and the name of the class."),
        broken("class \n", "line 1: a name is missing at column 7. Write that of the Java type."),
        broken("class A B\n", "line 1: ' B' is unexpected here. Remove it."),
        broken(
            "class A\n\n# x\nclass A\n",
            "line 4: the class A has a section already. Remove one of them."),
        broken(
            "class A\n<<<<<<< ours\n", "line 2: a conflict of a merge was left here. Resolve it."),
        broken(
            "class A\n command a read\n",
            "line 2: 'command a read' is in the wrong place. " + form),
        broken(
            "class A\n  method a read\n", "line 2: 'method a read' is in the wrong place. " + form),
        broken(
            c + "     i: text\n    -> null",
            "line 2: the command 'a' has no result. End its lines with '-> ' and the type, which is"
                + " null if it returns nothing."),
        broken(c + "    -> null\n    i: text", "line 4: 'i: text' is in the wrong place. " + form),
        broken(
            "class A\n  command a\n",
            "line 2: a space is missing at column 12. Write it between the command's name and its"
                + " permission."),
        broken(
            "class A\n  command a all\n",
            "line 2: 'all' is no permission. Write 'read' or 'write'."),
        broken(
            "class A\n  command a read cooked\n",
            "line 2: 'cooked' is unexpected here. Remove it."),
        broken(
            "class A\n  command a read raw data\n",
            "line 2: 'data' is unexpected here. Remove it."),
        broken(
            "class A\n  command a read dataset\n",
            "line 2: 'dataset' is unexpected here. Remove it."),
        broken(
            c + "    -> null\n  command a read\n    -> text\n",
            "line 4: the command 'a' is already there. Remove one of them."),
        broken(
            c + "    i: text\n    ? i: text\n    -> null\n",
            "line 4: 'i' is already there. Remove one of them."),
        broken(
            c + "    i text\n",
            "line 3: ':' is missing at column 6. Write it between the name and the type."),
        broken(
            c + "    : text\n",
            "line 3: a name is missing at column 5. Write it, in quotes if there is more in it than"
                + " A-Z a-z 0-9 _ $ . -."),
        broken(
            c + "    \"i: text\n",
            "line 3: the quotes are not closed. Write \" at the end of the text."),
        broken(
            c + "    \"\\n\": text\n",
            "line 3: the escape at column 6 is unknown. Write \\\", \\\\ or \\u with four digits."),
        broken(
            c + "    -> [text\n",
            "line 3: ']' is missing at column 13. Write it after the type of the elements."),
        broken(
            c + "    -> {text}\n",
            "line 3: ':' is missing at column 13. Write it after the type of the keys."),
        broken(
            c + "    -> {text: text\n",
            "line 3: '}' is missing at column 19. Write it after the type of the values."),
        broken(
            c + "    -> cddl text\n",
            "line 3: '\"' is missing at column 13. Write it before the schema."),
        broken(c + "    -> text??\n", "line 3: '?' is unexpected here. Remove it."),
        broken(
            c + "    -> " + "[".repeat(501) + "\n",
            "line 3: the type is nested more than 500 deep. Use a record in it."),
        broken(
            c + "    -> int\n",
            "line 3: 'int' is neither a type nor the name of one in this section. Correct it, or add"
                + " the lines of the type again."),
        broken(
            "class A\n  union U\n    x: E\n  enum E\n    ONE\n",
            "line 3: 'E' is no record. Name a record of this section."),
        broken(
            "class A\n  union U\n    x: R\n    x: R\n  record R\n",
            "line 4: 'x' is already there. Remove one of them."),
        broken(
            "class A\n  enum E\n    ONE\n    ONE\n",
            "line 4: 'ONE' is already there. Remove one of them."),
        broken("class A\n  enum E\n    ONE two\n", "line 3: ' two' is unexpected here. Remove it."),
        broken(
            "class A\n  record text\n",
            "line 2: 'text' is the name of another type. Remove one of them."),
        broken(
            "class A\n  record R\n  enum R\n",
            "line 3: 'R' is the name of another type. Remove one of them."));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void saysWhichLineIsBrokenAndHow(String text, String message) {
    assertThatThrownBy(() -> LockText.parse(text))
        .isInstanceOf(LockSyntaxException.class)
        .hasMessage(message);
  }
}
