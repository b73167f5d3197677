package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.benchmarks.sidebyside.Comparison.Command;
import dev.wirecommand.benchmarks.sidebyside.Comparison.Figure;
import dev.wirecommand.benchmarks.sidebyside.Comparison.Part;
import dev.wirecommand.benchmarks.sidebyside.Comparison.Round;
import dev.wirecommand.benchmarks.sidebyside.Comparison.Side;
import dev.wirecommand.benchmarks.sidebyside.Comparison.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  private static final Path BEFORE = Path.of("a");
  private static final Path AFTER = Path.of("b");

  private static String turns(int number, int servers) {
    Round round = Round.of(number, servers);
    return turn(round.first()) + ' ' + turn(round.second());
  }

  private static String turn(Turn turn) {
    return (turn.side() == Side.BEFORE ? "A" : "B") + turn.server();
  }

  @Test
  void orderAlternatesAndServersRotate() {
    assertThat(IntStream.range(0, 9).mapToObj(number -> turns(number, 2)))
        .containsExactly(
            "A0 B0", "B0 A0", "A1 B1", "B1 A1", "A0 B1", "B1 A0", "A1 B0", "B0 A1", "A0 B0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void eachServerMeetsEachOfTheOtherSideInBothOrders(int servers) {
    Set<String> met = new HashSet<>();
    for (int number = 0; number < 2 * servers * servers; number++) {
      assertThat(met.add(turns(number, servers))).as("round %d", number).isTrue();
    }
    assertThat(met).contains("A0 B" + (servers - 1), "B" + (servers - 1) + " A0");
  }

  @Test
  void twoFoldersAreEnough() {
    assertThat(Command.parse("a", "b"))
        .isEqualTo(new Command(BEFORE, AFTER, 3, 20, 700, List.of(Part.values())));
  }

  @Test
  void eachOptionIsTaken() {
    assertThat(
            Command.parse(
                "a",
                "b",
                "--servers",
                "2",
                "--rounds",
                "6",
                "--millis",
                "50",
                "--only",
                "start,load64"))
        .isEqualTo(new Command(BEFORE, AFTER, 2, 6, 50, List.of(Part.LOAD64, Part.START)));
  }

  @Test
  void wrongCommandLinesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Command.parse("a"))
        .withMessage("name two checkouts or folders of jars, before and after");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Command.parse("a", "--rounds", "7"))
        .withMessage("name two checkouts or folders of jars, before and after");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Command.parse("a", "b", "--rounds"))
        .withMessage("--rounds needs a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Command.parse("a", "b", "--rounds", "5"))
        .withMessage("--rounds is from 6, which an interval of 95 % takes, to 1000; is 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Command.parse("a", "b", "--fast", "1"))
        .withMessage(
            "there is no option --fast; there are --servers, --rounds, --millis and --only");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Command.parse("a", "b", "--only", "load64,load1"))
        .withMessage(
            "there is no part load1; there are load64, load512, download, upload, items, idle, start");
  }

  @Test
  void tableHasMediansAndTheRatioWithItsInterval() {
    PairedValues calls = new PairedValues();
    PairedValues start = new PairedValues();
    for (int i = 0; i < 6; i++) {
      calls.add(100 + i, (100 + i) * (1 + i / 100.0));
      start.add(200, 100);
    }

    Map<Figure, PairedValues> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.START, start);
    figures.put(Figure.CALLS_64, calls);

    assertThat(Comparison.table(figures).toString())
        .isEqualTo(
            """
            | median of | before | after | after / before | 95 % |
            | --- | ---: | ---: | ---: | ---: |
            | 64 in flight, thousand calls a second | 103 | 105 | 1.025 | 1.000–1.050 |
            | start to first answer, ms | 200 | 100 | 0.500 | 0.500–0.500 |
            """);
  }

  @Test
  void folderOfJarsIsTakenAsItIs(@TempDir Path folder) throws Exception {
    Path jars = Files.createDirectories(folder.resolve("target/lib"));
    Files.createFile(jars.resolve("some.jar"));
    Path log = folder.resolve("build.log");

    assertThat(ClassPath.ofVersion(jars, log)).isEqualTo(new ClassPath(jars, jars));
    assertThat(ClassPath.ofVersion(folder.resolve("target"), log))
        .isEqualTo(new ClassPath(folder.resolve("target/classes"), jars));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassPath.ofVersion(folder, log))
        .withMessage(folder + " is neither a checkout of the project nor a folder of jars");
    assertThat(log).doesNotExist();
  }

  @Test
  void checkoutIsBuilt(@TempDir Path checkout) throws Exception {
    Path log = checkout.resolve("logs/build.log");
    Files.createDirectories(checkout.resolve("benchmarks/contenders/wirecommand/target/lib"));
    Path stale = checkout.resolve("benchmarks/contenders/wirecommand/target/lib/old.jar");
    Files.createFile(stale);
    script(checkout.resolve("mvnw"), "echo \"$@\"");
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");

    ClassPath path = ClassPath.ofVersion(checkout, log);

    assertThat(path)
        .isEqualTo(ClassPath.ofModule(checkout.resolve("benchmarks/contenders/wirecommand")));
    assertThat(stale).doesNotExist();
    assertThat(log)
        .content()
        .contains("package -f benchmarks/pom.xml -P !judge -pl contenders/wirecommand");

    script(checkout.resolve("mvnw"), "echo no compiler; exit 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassPath.ofVersion(checkout, log))
        .withMessage(checkout + " does not build:\nno compiler");
  }

  private static void script(Path file, String commands) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
