package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.Compilation.Message;
import dev.wirecommand.processor.Compilation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Which changes break peers, where that is told, and how. Each rule is a class, then and now. */
class LockRulesTest {
  private static final String FILE = "wire.lock";
  private static final int FIRST_LINE = 7;

  private static final String END = ", or take 'a' out of " + FILE + " if no peer uses it.";

  /** A change of the class {@code R}, whose members have a line each, and what is told of it. */
  private record Rule(List<String> before, List<String> now, int compatible, List<String> errors) {
    static Rule of(String before, String now) {
      return new Rule(List.of(before.split("\n")), List.of(now.split("\n")), 0, List.of());
    }

    Rule compatible(int changes) {
      return new Rule(before, now, changes, errors);
    }

    /** At a line of the members, from 1. */
    Rule breaks(int line, String subject, String words) {
      return breaks(line, subject, words, END);
    }

    Rule breaks(int line, String subject, String words, String end) {
      List<String> more = new ArrayList<>(errors);
      more.add(
          (FIRST_LINE + line - 1) + ": ERROR: [WireBreaking] R" + subject + ": " + words + end);
      return new Rule(before, now, compatible, more);
    }
  }

  private static Rule argument(String before, String now) {
    return argument(before, now, "");
  }

  /** A change of the one argument. */
  private static Rule argument(String before, String now, String types) {
    return argument(before, now, types, types);
  }

  private static Rule argument(String before, String now, String typesBefore, String typesNow) {
    String command = "@WireCommand(\"a\") void a(\n";
    return Rule.of(command + before + ") {}\n" + typesBefore, command + now + ") {}\n" + typesNow);
  }

  private static Rule result(String before, String now) {
    return result(before, now, "", "");
  }

  private static Rule result(String before, String now, String typesBefore, String typesNow) {
    String command = "@WireCommand(\"a\")\n";
    String body = " a() { throw new AssertionError(); }\n";
    return Rule.of(command + before + body + typesBefore, command + now + body + typesNow);
  }

  private static final String V = "@WireCommand(\"a\") void a() {}";
  private static final String ADD_COMMAND = "add a command beside this one";
  private static final String ADD_ARGUMENT = "add an optional argument beside it";

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    commands(rules);
    arguments(rules);
    scalars(rules);
    records(rules);
    choices(rules);
    nothing(rules);
    return rules;
  }

  private static void commands(Map<String, Rule> rules) {
    rules.put("commandNew", Rule.of(V, V + "\n@WireCommand(\"b\") void b() {}").compatible(1));
    rules.put(
        "commandGone",
        Rule.of(V + "\n@WireCommand(\"b\") void b() {}", "@WireCommand(\"b\") void b() {}")
            .breaks(0, "", "the command 'a' is gone. Keep it"));
    rules.put(
        "commandRenamed",
        Rule.of(
                "@WireCommand(\"a\") X a(X x) { return x; } record X(int i) {}",
                "@WireCommand(\"find\") Y a(Y x) { return x; } record Y(int i) {}\n"
                    + "@WireCommand(\"other\") int c(int x) { return x; }")
            .compatible(2)
            .breaks(
                0,
                "",
                "the command 'a' is gone. Did you rename it to 'find'? Keep 'a' and add 'find'"
                    + " beside it"));
    rules.put(
        "commandRenamedToOneOfTwo",
        Rule.of(V, "@WireCommand(\"b\") void b() {}\n@WireCommand(\"c\") void c() {}")
            .compatible(2)
            .breaks(0, "", "the command 'a' is gone. Keep it"));
    String write = "@WireCommand(value = \"a\", permission = Permission.WRITE) void a() {}";
    rules.put(
        "permissionWrite",
        Rule.of(V, write)
            .breaks(
                1,
                ".a",
                "it needs write permission now, which peers may lack. Keep read permission and add"
                    + " a command that writes beside this one"));
    rules.put("permissionRead", Rule.of(write, V).compatible(1));
    String raw = "@WireCommand(value = \"a\", raw = true) byte[] a() { return new byte[0]; }";
    String cbor = "@WireCommand(\"a\") byte[] a() { return new byte[0]; }";
    rules.put(
        "rawNow",
        Rule.of(cbor, raw)
            .breaks(
                1,
                ".a",
                "it answered with CBOR and answers with raw bytes now. Remove 'raw = true' and add"
                    + " a raw command beside this one"));
    rules.put(
        "rawNoMore",
        Rule.of(raw, cbor)
            .breaks(
                1,
                ".a",
                "it answered with raw bytes and answers with CBOR now. Keep 'raw = true' and "
                    + ADD_COMMAND));
  }

  private static void arguments(Map<String, Rule> rules) {
    rules.put(
        "argumentGone",
        argument("int k", "")
            .breaks(
                1,
                ".a",
                "the argument 'k' is gone, and peers that give it are refused. Keep it, as an"
                    + " optional one if it has no use now"));
    String isNew =
        "the argument 'l' is new and required, and peers do not give it. Make it Optional or give"
            + " it a default";
    rules.put(
        "argumentRenamed",
        argument("int k", "int l")
            .breaks(
                1,
                ".a",
                "the argument 'k' is gone, and peers that give it are refused. Did you rename it to"
                    + " 'l'? Keep its name with @Arg(\"k\")")
            .breaks(2, ".a(l)", isNew));
    rules.put(
        "argumentNewAndRequired", argument("int k", "int k, int l").breaks(2, ".a(l)", isNew));
    rules.put("argumentNewAndOptional", argument("int k", "int k, OptionalInt l").compatible(1));
    rules.put(
        "argumentNewWithDefault",
        argument("int k", "int k, @Arg(defaultValue = \"1\") int l").compatible(1));
    rules.put("argumentOptionalNow", argument("int k", "OptionalInt k").compatible(1));
    rules.put(
        "argumentRequiredNow",
        argument("@Nullable String k", "String k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was optional and is required now. Make it Optional or give it a"
                    + " default"));
    rules.put(
        "argumentChanged",
        argument("String k", "byte[] k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was text and is bytes now. Keep text and " + ADD_ARGUMENT));
    rules.put(
        "elementChanged",
        argument("List<String> k", "List<Integer> k")
            .breaks(2, ".a(k)", "'k[]' was text and is int32 now. Keep text and " + ADD_ARGUMENT));
    rules.put(
        "keyAndValueChanged",
        argument("Map<String, Integer> k", "Map<Integer, String> k")
            .breaks(2, ".a(k)", "'k{key}' was text and is int32 now. Keep text and " + ADD_ARGUMENT)
            .breaks(2, ".a(k)", "'k{}' was int32 and is text now. Keep int32 and " + ADD_ARGUMENT));
    rules.put(
        "elementNotNullNow",
        argument("List<@Nullable String> k", "List<String> k")
            .breaks(2, ".a(k)", "'k[]' could be null and can't be now. Keep it nullable"));
    rules.put(
        "elementNullNow", argument("List<String> k", "List<@Nullable String> k").compatible(1));
    rules.put(
        "listNow",
        argument("Optional<List<String>> k", "Optional<String> k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was [text] and is text now. Keep [text] and " + ADD_ARGUMENT));
    rules.put(
        "mapNow",
        argument("Map<String, String> k", "List<String> k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was {text: text} and is [text] now. Keep {text: text} and "
                    + ADD_ARGUMENT));
    String codec =
        "static class C implements dev.wirecommand.command.ValueCodec<Object> {"
            + " public Object read(dev.wirecommand.cbor.CborReader in) { return in.readInt(); }"
            + " public void write(dev.wirecommand.cbor.CborWriter out, Object value) {} }";
    rules.put(
        "codecChanged",
        argument(
                "@WireCodec(value = C.class, cddl = \"uint\") Object k",
                "@WireCodec(value = C.class, cddl = \"nint\") Object k",
                codec)
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was cddl \"uint\" and is cddl \"nint\" now. Keep cddl \"uint\" and"
                    + " "
                    + ADD_ARGUMENT));
  }

  private static void scalars(Map<String, Rule> rules) {
    Map<String, List<String>> narrowAndWide =
        Map.of(
            "Byte", List.of("byte", "short", "int8", "int16"),
            "Short", List.of("short", "int", "int16", "int32"),
            "Int", List.of("int", "long", "int32", "int64"),
            "Long", List.of("long", "java.math.BigInteger", "int64", "integer"),
            "Float", List.of("float", "double", "float32", "float64"));
    narrowAndWide.forEach(
        (name, types) -> {
          String narrow = types.get(0);
          String wide = types.get(1);
          String narrowWord = types.get(2);
          String wideWord = types.get(3);
          rules.put("argumentWiderThan" + name, argument(narrow + " k", wide + " k").compatible(1));
          rules.put(
              "argumentNarrowed" + name,
              argument(wide + " k", narrow + " k")
                  .breaks(
                      2,
                      ".a(k)",
                      String.format(
                          "the argument 'k' was %s and is %s now. Keep %s and %s",
                          wideWord, narrowWord, wideWord, ADD_ARGUMENT)));
          rules.put("resultNarrowed" + name, result(wide, narrow).compatible(1));
          rules.put(
              "resultWiderThan" + name,
              result(narrow, wide)
                  .breaks(
                      2,
                      ".a",
                      String.format(
                          "the result was %s and is %s now. Keep %s and %s",
                          narrowWord, wideWord, narrowWord, ADD_COMMAND)));
        });
    rules.put(
        "floatOfInteger",
        argument("long k", "double k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was int64 and is float64 now. Keep int64 and " + ADD_ARGUMENT));
    rules.put(
        "resultOfNothing",
        result("void", "String")
            .breaks(2, ".a", "the result was null and is text now. Keep null and " + ADD_COMMAND));
    rules.put(
        "resultNullNow",
        result("String", "Optional<String>")
            .breaks(
                2,
                ".a",
                "the result can be null now, which peers do not expect. Keep it from being null"
                    + " and "
                    + ADD_COMMAND));
    rules.put("resultNotNullNow", result("Optional<String>", "String").compatible(1));
    rules.put(
        "resultOfAnotherType",
        result("Optional<String>", "UUID")
            .breaks(
                2, ".a", "the result was text? and is uuid now. Keep text? and " + ADD_COMMAND));
    rules.put(
        "anyMayBeNull",
        result("dev.wirecommand.cbor.CborValue", "Optional<dev.wirecommand.cbor.CborValue>"));
  }

  private static void records(Map<String, Rule> rules) {
    rules.put(
        "fieldOfArgumentGone",
        argument("X k", "X k", "record X(int i, int j) {}", "record X(int i) {}")
            .breaks(2, ".a(k)", "'k.j' is gone, which peers may give. Keep the field"));
    rules.put(
        "fieldOfArgumentChanged",
        argument("List<X> k", "List<X> k", "record X(int i) {}", "record X(String i) {}")
            .breaks(
                2,
                ".a(k)",
                "'k[].i' was int32 and is text now. Keep int32 and add an optional field beside"
                    + " it"));
    rules.put(
        "fieldOfArgumentNew",
        argument("X k", "X k", "record X(int i) {}", "record X(int i, OptionalInt j) {}")
            .compatible(1));
    rules.put(
        "fieldOfArgumentNewAndRequired",
        argument("X k", "X k", "record X(int i) {}", "record X(int i, int j) {}")
            .breaks(
                2,
                ".a(k)",
                "'k.j' is new and required, and peers do not give it. Make it Optional"));
    rules.put(
        "fieldOfArgumentOptionalNow",
        argument("X k", "X k", "record X(int i) {}", "record X(OptionalInt i) {}").compatible(1));
    rules.put(
        "fieldOfArgumentRequiredNow",
        argument("X k", "X k", "record X(OptionalInt i) {}", "record X(int i) {}")
            .breaks(2, ".a(k)", "'k.i' was optional and is required now. Keep it optional"));
    rules.put(
        "fieldOfResultGone",
        result("X", "X", "record X(int i, OptionalInt j) {}", "record X(int i) {}")
            .breaks(2, ".a", "'result.j' is gone, which peers may read. Keep the field"));
    rules.put(
        "fieldOfResultChanged",
        result("X", "X", "record X(int i) {}", "record X(String i) {}")
            .breaks(
                2,
                ".a",
                "'result.i' was int32 and is text now. Keep int32 and add a field beside it"));
    rules.put(
        "fieldOfResultNew",
        result("X", "X", "record X(int i) {}", "record X(int i, int j) {}").compatible(1));
    rules.put(
        "fieldOfResultOptionalNow",
        result("X", "X", "record X(int i) {}", "record X(OptionalInt i) {}")
            .breaks(2, ".a", "'result.i' was always there and is optional now. Keep it required"));
    rules.put(
        "fieldOfResultRequiredNow",
        result("X", "X", "record X(OptionalInt i) {}", "record X(int i) {}").compatible(1));
    rules.put(
        "trees",
        argument(
                "Tree k",
                "Node k",
                "record Tree(List<Tree> sub, int i) {}",
                "record Node(List<Knot> sub, int i) {} record Knot(List<Node> sub, String i) {}")
            .breaks(
                2,
                ".a(k)",
                "'k.sub[].i' was int32 and is text now. Keep int32 and add an optional field beside"
                    + " it"));
    rules.put(
        "onceForAllThatReachIt",
        Rule.of(
                "@WireCommand(\"a\") void a(X x) {}\n"
                    + "@WireCommand(\"b\") X b(X y, X z) { return y; }\nrecord X(int i) {}",
                "@WireCommand(\"a\") void a(X x) {}\n"
                    + "@WireCommand(\"b\") X b(X y, X z) { return y; }\nrecord X() {}")
            .breaks(1, ".a(x)", "'x.i' is gone, which peers may give. Keep the field")
            .breaks(
                2,
                ".b",
                "'result.i' is gone, which peers may read. Keep the field",
                END.replace("'a'", "'b'")));
    rules.put(
        "recordOfEnum",
        argument("X k", "X k", "record X() {}", "enum X { ONE }")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was record X and is enum X now. Keep record X and "
                    + ADD_ARGUMENT));
    rules.put(
        "enumOfText",
        argument("X k", "String k", "enum X { ONE }", "")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was enum X and is text now. Keep enum X and " + ADD_ARGUMENT));
  }

  private static void choices(Map<String, Rule> rules) {
    String one = "enum X { ONE }";
    String two = "enum X { ONE, TWO }";
    rules.put("constantOfArgumentNew", argument("X k", "X k", one, two).compatible(1));
    rules.put(
        "constantOfArgumentGone",
        argument("X k", "X k", two, one)
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' can't be 'TWO' any more, which peers may give. Keep the"
                    + " constant"));
    rules.put("constantOfResultGone", result("X", "X", two, one).compatible(1));
    rules.put(
        "constantOfResultNew",
        result("List<X>", "List<X>", one, two)
            .breaks(
                2,
                ".a",
                "'result[]' can be 'TWO' now, which peers do not know. Keep that constant out of it"
                    + " and "
                    + ADD_COMMAND));
    String circle = "sealed interface S {} record Circle(int r) implements S {}";
    String both = circle + " record Square(int w) implements S {}";
    rules.put("recordOfArgumentNew", argument("S k", "S k", circle, both).compatible(1));
    rules.put(
        "recordOfArgumentGone",
        argument("S k", "S k", both, circle)
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' can't be 'Square' any more, which peers may give. Keep the"
                    + " record"));
    rules.put("recordOfResultGone", result("S", "S", both, circle).compatible(1));
    rules.put(
        "recordOfResultNew",
        result("T", "T", circle + " record T(S s) {}", both + " record T(S s) {}")
            .breaks(
                2,
                ".a",
                "'result.s' can be 'Square' now, which peers do not know. Keep that record out of"
                    + " it and add a field beside it"));
    rules.put(
        "fieldOfRecordOfUnion",
        argument("S k", "S k", circle, circle.replace("int r", "String r"))
            .breaks(
                2,
                ".a(k)",
                "'k<Circle>.r' was int32 and is text now. Keep int32 and add an optional field"
                    + " beside it"));
  }

  private static void nothing(Map<String, Rule> rules) {
    rules.put("nothing", Rule.of(V, V));
    rules.put(
        "names",
        Rule.of(
            "@WireCommand(\"a\") List<X> a(Y y, @Arg(defaultValue = \"1\") int i) { return null; }\n"
                + "record X(int i, int j) {} record Y(Z z) {} enum Z { ONE }\n",
            "@WireCommand(\"a\") java.util.concurrent.CompletionStage<Set<N.A>> b(\n"
                + "@Arg(\"i\") OptionalInt other, @Arg(\"y\") N.X y) { return null; }\n"
                + "static class N { record A(int j, int i) {} record X(Y z) {}\n"
                + "enum Y { @WireName(\"ONE\") UNO } }"));
  }

  @TempDir static Path directory;

  private static Result compile(boolean then, Path file, boolean update) {
    Compilation compilation = Compilation.in(directory.resolve(then ? "then" : "now"));
    rules()
        .forEach(
            (name, rule) -> {
              List<String> lines =
                  new ArrayList<>(
                      List.of(
                          "package " + name + ";",
                          "import dev.wirecommand.*;",
                          "import java.util.*;",
                          "import org.jspecify.annotations.*;",
                          "",
                          "class R {"));
              lines.addAll(then ? rule.before() : rule.now());
              lines.add("}");
              compilation.source(name + "/R.java", lines.toArray(String[]::new));
            });
    return compilation
        .option("-Awirecommand.lock=" + file, "-Awirecommand.lock.update=" + update)
        .run();
  }

  @TestFactory
  Stream<DynamicTest> rulesOfChange() {
    Path file = directory.resolve(FILE);
    compile(true, file, true).expectSuccess();
    Result result = compile(false, file, false);
    Map<String, List<String>> told = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Message message : result.messages()) {
      String text = message.text().replace(file.toString(), FILE);
      if (message.path().isEmpty()) {
        notes.add(message.kind() + ": " + text);
      } else {
        String name = Path.of(message.path()).getParent().getFileName().toString();
        told.computeIfAbsent(name, any -> new ArrayList<>())
            .add(message.line() + ": " + message.kind() + ": " + text);
      }
    }
    Stream<DynamicTest> tests =
        rules().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        rule.getKey(),
                        () ->
                            assertThat(told.getOrDefault(rule.getKey(), List.of()))
                                .containsExactlyElementsOf(rule.getValue().errors())));
    int compatible = rules().values().stream().mapToInt(Rule::compatible).sum();
    DynamicTest count =
        DynamicTest.dynamicTest(
            "compatible changes",
            () ->
                assertThat(notes)
                    .containsExactly(
                        Diagnostic.Kind.NOTE
                            + ": [WireLock] "
                            + compatible
                            + " compatible changes are not yet in wire.lock. Compile with"
                            + " -Awirecommand.lock.update=true to add them."));
    return Stream.concat(tests, Stream.of(count));
  }

  @Test
  void nothingIsWrittenWhenSomethingBreaks() throws IOException {
    Path file = directory.resolve("unchanged.lock");
    compile(true, file, true).expectSuccess();
    String before = Files.readString(file);

    Result result = compile(false, file, true);

    long breaking = rules().values().stream().mapToLong(rule -> rule.errors().size()).sum();
    assertThat(result.messages()).hasSize((int) breaking);
    assertThat(Files.readString(file)).isEqualTo(before);
  }
}
