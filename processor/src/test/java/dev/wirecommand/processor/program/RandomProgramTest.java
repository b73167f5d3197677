package dev.wirecommand.processor.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.wirecommand.processor.WireCommandProcessor;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles random programs with nasty names, and calls the commands of the sound ones.
 *
 * <p>The properties {@code programs.seed} and {@code programs.count} choose other programs.
 */
class RandomProgramTest {
  private static final long SEED = Long.getLong("programs.seed", 1);
  private static final int COUNT = Integer.getInteger("programs.count", 50);
  private static final Pattern ID = Pattern.compile("^\\[(Wire\\w+)]");

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + COUNT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(60)
  void isRefusedWithAnIdOrWorks(long seed) {
    RandomProgram program = new RandomProgram(seed);
    try {
      check(program, seed);
    } catch (RuntimeException | AssertionError e) {
      Compilation plain = compile(program, Compiler.javac().withOptions("-proc:none"));
      throw new AssertionError(
          (plain.errors().isEmpty() ? "" : "A fault of the test, since this is no legal Java. ")
              + "A program of -Dprograms.seed="
              + seed
              + " -Dprograms.count=1:\n"
              + program,
          e);
    }
  }

  @Test
  void halfOfTheProgramsAreSound() {
    long sound = seeds().filter(seed -> new RandomProgram(seed).mistake.isEmpty()).count();

    // A few programs may all be of one kind.
    assertThat(Math.min(sound, COUNT - sound)).isGreaterThanOrEqualTo(COUNT / 50 * 50 / 3);
  }

  private static void check(RandomProgram program, long seed) {
    Compilation compilation = compile(program, processed(program));
    List<String> errors =
        compilation.errors().stream().map(RandomProgramTest::idOrText).distinct().toList();
    assertThat(errors).isEqualTo(program.mistake.stream().toList());
    TreeMap<String, String> others = new TreeMap<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
      boolean isOwn = program.sources.keySet().stream().anyMatch(name -> isOf(diagnostic, name));
      if (!ID.matcher(diagnostic.getMessage(null)).find() && !(isOwn && program.soundDocs)) {
        others.put(String.valueOf(diagnostic), "");
      }
    }
    assertThat(others.keySet()).isEmpty();
    if (program.mistake.isEmpty()) {
      new ProgramCalls(program, new Random(seed)).run(compilation);
    }
  }

  private static Compiler processed(RandomProgram program) {
    Compiler compiler = Compiler.javac().withProcessors(new WireCommandProcessor());
    return program.soundDocs
        ? compiler.withOptions("-Xlint:all,-processing", "-Xdoclint:all/protected")
        : compiler.withOptions("-Xlint:all,-processing");
  }

  private static Compilation compile(RandomProgram program, Compiler compiler) {
    return compiler.compile(
        program.sources.entrySet().stream()
            .map(source -> JavaFileObjects.forSourceString(source.getKey(), source.getValue()))
            .toList());
  }

  private static boolean isOf(Diagnostic<? extends JavaFileObject> diagnostic, String name) {
    return diagnostic.getSource() != null
        && diagnostic.getSource().toUri().getPath().equals(name.replace('.', '/') + ".java");
  }

  private static String idOrText(Diagnostic<? extends JavaFileObject> diagnostic) {
    Matcher id = ID.matcher(diagnostic.getMessage(null));
    return id.find() ? id.group(1) : diagnostic.toString();
  }
}
