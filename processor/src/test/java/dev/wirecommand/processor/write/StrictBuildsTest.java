package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Compiles and calls commands for which a strict compiler would warn about generated code. */
@ParameterizedClass
@EnumSource(Compiler.class)
class StrictBuildsTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;
  private Result result;

  @BeforeEach
  void compile() {
    result =
        Compilation.in(directory)
            .by(compiler)
            .files(Resources.sourcesIn("valid/strict"))
            .javacOption("-Xlint:-auxiliaryclass", "-Werror")
            .run()
            .expectSuccess();
  }

  private Loopback of(String name) {
    return new Loopback(result.load(), "strict." + name, "strict." + name);
  }

  @Test
  void arraysOfGenericTypesAsTheLastParameter() {
    Loopback varargs = of("Varargs");

    assertThat(varargs.call("lists", (Object) new List<?>[] {List.of("a"), List.of()}))
        .isEqualTo(2);
    assertThat(varargs.call("maps", 1, new Map<?, ?>[] {Map.of("a", List.of(2))})).isEqualTo("1:1");
    assertThat(varargs.call("rows", (Object) new Optional<?>[][] {{Optional.of("a")}, {}, {}}))
        .isEqualTo(3);
  }

  @Test
  void floatsAtTheEndsOfTheirRanges() throws Exception {
    Loopback limits = of("Limits");

    byte[] answer = limits.run("floats", new byte[] {(byte) 0xa0}, CommandData.none()).bytes();

    assertThat(dev.wirecommand.cbor.CborValue.decode(answer).toString())
        .isEqualTo(
            "\"3.4028235E38 -3.4028235E38 3.4028235E38 1.4E-45 1.7976931348623157E308"
                + " -1.7976931348623157E308 4.9E-324\"");
  }

  @Test
  void signaturesSayWhatMayBeNull() {
    assertThat(result.source("strict/AbsentClient.java"))
        .contains(
            "public @Nullable String find(@Nullable String key) {",
            "public CompletionStage<@Nullable String> later(@Nullable Integer key) {",
            "public CompletableFuture<@Nullable Absent.Person> future("
                .replace("@Nullable Absent.Person", "Absent. @Nullable Person"),
            "public Absent.Page<@Nullable String> page(Absent.Page<Absent. @Nullable Person> page) {",
            "public CompletionStage<@Nullable String> find(@Nullable String key) {");
    assertThat(result.source("strict/AbsentContextClient.java"))
        .contains(
            "public @Nullable String find(@Nullable String key) {",
            "@AbsentContext.Marks.Nullable\n  public String own(@AbsentContext.Marks.Nullable String key,",
            "@AbsentContext.Marks.Nullable byte[] bytes) {");
  }

  @Test
  void absentValuesPass() {
    Loopback absent = of("AbsentContext");

    assertThat(absent.call("find", new Object[] {null})).isNull();
    assertThat(absent.call("find", "a")).isEqualTo("a");
    assertThat(absent.call("own", null, null)).isNull();
  }
}
