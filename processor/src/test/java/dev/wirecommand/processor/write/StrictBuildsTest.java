package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Resources;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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
  void methodsOfClientsHaveTheTextsOfTheirCommands() {
    assertThat(result.source("strict/DocumentedClient.java"))
        .contains(
            """
              /**
               * Finds a value.
               *
               * <p>Calls 'find': {@link Documented#find(int)}.
               *
               * @param gr\\u00f6\\u00dfe how large it is
               * @return the value, a List&#60;String&#62; as String, without "$T", &#42;/ or
               *     &#92;u000a
               * @throws CommandException if there is none
               * @throws CommandException if there are several
               */
              public String find(int gr\\u00f6\\u00dfe) {
            """,
            """
                /**
                 * Finds a value.
                 *
                 * <p>Calls 'find':
                 * {@link Documented#find(int)}.
                 *
                 * @param gr\\u00f6\\u00dfe how large it is
                 * @return completes with the result: the value, a List&#60;String&#62; as String,
                 *     without "$T", &#42;/ or &#92;u000a
                 */
                public CompletionStage<String> find(int gr\\u00f6\\u00dfe) {
            """,
            """
              /**
               * Returns the name of Map&#60;K, V&#62; &#38; more.
               *
               * <p>Calls 'name': {@link Documented#name()}.
               *
               * @return the name of Map&#60;K, V&#62; &#38; more
               */
            """,
            """
               * @return completes with the time
               */
              public CompletionStage<Integer> when() {
            """,
            """
                 * @return completes with the time
                 */
                public CompletionStage<Integer> when() {
            """,
            """
               * @return all of them
               */
              public Stream<String> all() {
            """,
            """
                 * @return the result, as it arrives: all of them
                 */
                public Flow.Publisher<String> all() {
            """);
  }

  @Test
  void methodsOfClientsAreDeprecatedLikeTheirCommands() {
    assertThat(result.source("strict/DocumentedClient.java"))
        .contains(
            """
               * @deprecated since name() does it better
               */
              @Deprecated(
                  since = "2 \\"$L\\" \\u00e9",
                  forRemoval = true
              )
              public void old() {
            """,
            """
                 * @return completes with the result
                 * @deprecated since name() does it better
                 */
                @Deprecated(
                    since = "2 \\"$L\\" \\u00e9",
                    forRemoval = true
                )
                public CompletionStage<Void> old() {
            """,
            """
              @Deprecated
              public void older() {
            """);
  }

  @Test
  void absentValuesPass() {
    Loopback absent = of("AbsentContext");

    assertThat(absent.call("find", new Object[] {null})).isNull();
    assertThat(absent.call("find", "a")).isEqualTo("a");
    assertThat(absent.call("own", null, null)).isNull();
  }

  @Test
  void typeVariablesKeepTheirAnnotations() throws Exception {
    Loopback templates = of("Templates");

    assertThat(templates.call("keep", new Object[] {null})).isNull();
    List<String> some = Arrays.asList("a", null);
    Map<String, String> none = Collections.singletonMap("b", null);
    assertThat(templates.call("all", some, none)).isEqualTo(some);
    assertThat(later(templates.call("later", new Object[] {null}))).isNull();
    assertThat(later(templates.call("later", new Object[] {new String[] {null, "c"}}))).isNull();
    Class<?> type = templates.client.getClass().getClassLoader().loadClass("strict.Template$Both");
    Object both = Loopback.make(type, null, some);
    assertThat(templates.call("both", both)).hasToString("Both[left=null, all=[a, null]]");
    Optional<?> map = Optional.of(Map.of("d", 1));
    assertThat(later(templates.call("maybe", map))).isEqualTo(map);
    assertThat(later(templates.callAsync("maybe", Optional.empty()))).isEqualTo(Optional.empty());
  }

  private static Object later(Object stage) {
    return ((CompletionStage<?>) stage).toCompletableFuture().join();
  }

  @Test
  void noClientNarrowsAResult() {
    assertThat(result.source("strict/NarrowerClient.java"))
        .contains("final class NarrowerClient extends TypedClient {", "public Wider.Any find(");
    assertThat(result.source("strict/WiderClient.java"))
        .contains("final class WiderClient extends TypedClient implements Wider {");
  }
}
