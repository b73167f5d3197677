package dev.wirecommand.processor.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
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

/**
 * Tests which changes break peers, and where and how they are reported. Each rule has a class
 * before and after a change.
 */
class LockRulesTest {
  private static final String FILE = "wire.lock";

  private static Map<String, LockRule> rules() {
    Map<String, LockRule> rules = new LinkedHashMap<>(LockRulesOfSignatures.all());
    rules.putAll(LockRulesOfShapes.all());
    return rules;
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
    Map<String, List<String>> reported = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Message message : result.messages()) {
      String text = message.text().replace(file.toString(), FILE);
      if (message.path().isEmpty()) {
        notes.add(message.kind() + ": " + text);
      } else {
        String name = Path.of(message.path()).getParent().getFileName().toString();
        reported
            .computeIfAbsent(name, any -> new ArrayList<>())
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
                            assertThat(reported.getOrDefault(rule.getKey(), List.of()))
                                .containsExactlyElementsOf(rule.getValue().errors())));
    int compatible = rules().values().stream().mapToInt(LockRule::compatible).sum();
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
