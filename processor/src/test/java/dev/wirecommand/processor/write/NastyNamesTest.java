package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Resources;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Compiles and calls commands whose names and texts mean something else in generated code. */
@ParameterizedClass
@EnumSource(Compiler.class)
class NastyNamesTest {
  private static final String TEXT =
      "a\u2028b\u2029\u0085\r\n\t\"\\u0041\\\u0000\u00e9\ud83d\ude00$S";

  @Parameter Compiler compiler;
  @TempDir Path directory;
  private ClassLoader loader;

  @BeforeEach
  void compile() {
    loader =
        Compilation.in(directory)
            .by(compiler)
            .files(Resources.sourcesIn("valid/nasty"))
            .javacOption("-Xlint:-auxiliaryclass", "-Werror")
            .run()
            .expectSuccess()
            .load();
  }

  private Loopback of(String name) {
    return new Loopback(loader, "nasty." + name, "nasty." + name);
  }

  private Object constant(String type, String name) throws ClassNotFoundException {
    return Arrays.stream(loader.loadClass("nasty." + type).getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void wordsOfTheLanguage() throws Exception {
    Loopback words = of("Words");

    assertThat(words.call("yield", "four")).isEqualTo(4.0);
    assertThat(words.call("record", 5)).isEqualTo(5);
    assertThat(words.call("var", Optional.of("x"))).isEqualTo("x");
    assertThat(words.call("sealed", constant("Words$Word", "when"))).isEqualTo(true);
    assertThat(words.run("sealed", new byte[] {(byte) 0xa0}, CommandData.none()).bytes())
        .containsExactly(0xf5);
    for (String name : List.of("yield", "record", "when", "$T", "$L$S")) {
      Object word = constant("Words$Word", name);
      assertThat(words.call("when", word)).isSameAs(word);
    }
    Object fields =
        Loopback.make(
            loader.loadClass("nasty.Words$Fields"),
            1,
            Optional.of("r"),
            "v",
            true,
            List.of(constant("Words$Word", "permits")),
            2L,
            Optional.of(constant("Words$Word", "$L$S")),
            3,
            4);
    assertThat(words.call("permits", fields)).isEqualTo(fields);
    assertThat(words.call("module", 1, 2, 3, 4, 5, 6, 7)).isEqualTo(28);
    assertThat(words.call("non", 3, 1)).isEqualTo(2);
    assertThat(words.call("readers", 1, 2, 4)).isEqualTo(7);
    assertThat(words.call("$T", "a", "b", 1)).isEqualTo("ab1");
    assertThat(words.call("$$", Optional.of("a"), List.of("b"), 1)).isEqualTo("a[b]1");
  }

  @Test
  void methodsOfObject() throws Exception {
    Loopback objects = of("Objects");

    assertThat(objects.call("clone2")).isNull();
    assertThat(objects.call("clone", 8)).isEqualTo(8);
    assertThat(objects.call("finalize2")).isEqualTo(1);
    assertThat(objects.call("getClass2")).isEqualTo("class");
    assertThat(objects.call("notify2")).isEqualTo(2);
    assertThat(later(objects.call("notifyAll2"))).isEqualTo(3);
    assertThat(objects.call("wait2")).isEqualTo(4L);
    assertThat(objects.call("wait2", 9L)).isEqualTo(9L);
    assertThat(objects.call("wait4", 9L, 1)).isEqualTo(10L);
    assertThat(later(objects.call("hashCode2"))).isEqualTo(5);
    assertThat(objects.client.hashCode()).isEqualTo(7);
    assertThat(objects.call("toString2")).isEqualTo(6);
    assertThat(objects.client.equals("equal")).isTrue();
    assertThat(objects.call("equals2", "x")).isEqualTo("exactly x");
    Object async = Loopback.invoke(objects.client, "async");
    assertThat(later(Loopback.invoke(async, "hashCode2"))).isEqualTo(5);
    assertThat(later(Loopback.invoke(async, "hashCode3"))).isEqualTo(7);
    assertThat(later(Loopback.invoke(async, "equals3", "equal"))).isEqualTo(true);
    assertThat(later(Loopback.invoke(async, "equals2", "y"))).isEqualTo("exactly y");
    assertThat(methods(async.getClass())).doesNotContain("hashCode()", "equals(Object)");

    Loopback overrides = of("Overrides");
    assertThat(overrides.call("toString2")).isEqualTo(1);
    assertThat(overrides.call("hashCode2")).isEqualTo(2L);
    assertThat(overrides.call("equals2", "x")).isEqualTo(3);
    assertThat(overrides.call("clone")).hasToString("Copy[of=4]");
  }

  private static Object later(Object stage) {
    return ((CompletionStage<?>) stage).toCompletableFuture().join();
  }

  private static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method ->
                !method.isSynthetic()
                    && !java.lang.reflect.Modifier.isPrivate(method.getModifiers()))
        .map(
            method ->
                method.getName()
                    + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void membersThatTheClientInherits() throws Exception {
    Class<?> client = loader.loadClass("nasty.InheritsClient");

    assertThat(loader.loadClass("nasty.Inherits")).isAssignableFrom(client);
    assertThat(methods(client))
        .contains("find(String)", "all()", "twin(Async)", "async3()", "with2(CallOptions)")
        .doesNotContain("async()", "async2()", "with(CallOptions)");
    assertThat(
            loader
                .loadClass("nasty.HidesPackages")
                .isAssignableFrom(loader.loadClass("nasty.HidesPackagesClient")))
        .isFalse();
  }

  @Test
  void methodsThatNoClientCanOverride() throws Exception {
    Class<?> client = loader.loadClass("nasty.NoClientClient");

    assertThat(loader.loadClass("nasty.NoClient").isAssignableFrom(client)).isFalse();
    assertThat(methods(client))
        .containsExactly(
            "async()",
            "callRaw2("
                + CommandName.class.getSimpleName()
                + ", "
                + CborWriter.class.getSimpleName()
                + ", CommandData)",
            "finalize2()",
            "with(CallOptions)");
  }

  @Test
  void overloadsThatAreOneInTheSubclass() throws Exception {
    Loopback bound = of("BoundToString");

    assertThat(methods(bound.client.getClass()))
        .containsExactly(
            "async()",
            "put(List)",
            "put(String)",
            "put2(List)",
            "put3(String)",
            "with(CallOptions)");
    assertThat(invoke(bound.client, "put", String.class, "x")).isEqualTo("base x");
    assertThat(invoke(bound.client, "put3", String.class, "x")).isEqualTo("own x");
    assertThat(invoke(bound.client, "put", List.class, List.of("x"))).isEqualTo("list [x]");
    assertThat(invoke(bound.client, "put2", List.class, List.of("x"))).isEqualTo("first [x]");
  }

  private static Object invoke(Object target, String name, Class<?> parameter, Object argument)
      throws ReflectiveOperationException {
    try {
      var method = target.getClass().getDeclaredMethod(name, parameter);
      method.setAccessible(true);
      return method.invoke(target, argument);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Test
  void textsOfAnyCharacters() throws Exception {
    Loopback texts = of("Texts");

    assertThat(texts.call("text", "x")).isEqualTo("x");
    byte[] answer = texts.run("text", new byte[] {(byte) 0xa0}, CommandData.none()).bytes();
    assertThat(dev.wirecommand.cbor.CborValue.decode(answer))
        .isEqualTo(new dev.wirecommand.cbor.CborValue.Text(TEXT));
    for (String name : List.of("SEPARATED", "NEXT_LINE", "QUOTED", "CONTROL")) {
      Object odd = constant("Texts$Odd", name);
      assertThat(texts.call("odd", odd)).isSameAs(odd);
    }
    assertThat(texts.call("\ud835\udd38", 7)).isEqualTo(7);
    assertThat(
            texts.call("\u00fcber", Loopback.make(loader.loadClass("nasty.Texts$\u00dcber"), 1, 2)))
        .hasToString("\u00dcber[gr\u00f6\u00dfe=1, $\u00e9=2]");
    assertThat(texts.descriptor("text").description())
        .isEqualTo(
            "Gives a text back: a\u2028b, \\\\u0041, x < y && y > z, 100 % of $S, gr\u00fc\u00dfe,"
                + " \ud83d\ude00.\n\nIt's \"quoted\", it has an @ and a */.");
    assertThat(texts.descriptor("sum").arguments())
        .extracting(ArgumentDescriptor::description)
        .containsExactly("the left one", "the right one");
  }

  @Test
  void typesThatMembersOfGeneratedClassesHide() throws Exception {
    Loopback hides = of("Hides");

    Object part = Loopback.make(loader.loadClass("nasty.ResultDecoder$Part"), 3);
    assertThat(hides.call("part", part)).isEqualTo(part);
    Optional<?> whole = Optional.of(Loopback.make(loader.loadClass("nasty.ResultDecoder"), part));
    assertThat(hides.call("whole", whole)).isEqualTo(whole);
    Object red = constant("client", "RED");
    Object one = constant("TYPES", "ONE");
    Object two = constant("Hides$CONSTANTS", "TWO");
    assertThat(hides.call("color", red, one, two)).isSameAs(red);
    assertThat(hides.echo("shade", constant("client$Shade", "LIGHT"))).isEqualTo("\"LIGHT\"");
    assertThat(hides.echo("types", one)).isEqualTo("\"ONE\"");
    assertThat(hides.echo("constants", two)).isEqualTo("\"TWO\"");
    assertThat(hides.call("Hides", 4)).isEqualTo(4);
    assertThat(
            loader
                .loadClass("nasty.HidesFlowClient$Async")
                .getMethod("flows", loader.loadClass("nasty.HidesFlow$Flow"))
                .getReturnType())
        .isEqualTo(java.util.concurrent.Flow.Publisher.class);
  }
}
