package dev.wirecommand.processor.write.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.TypeTable;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Loopback;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the types, defaults and texts that descriptors have at run time. */
class DescribedTypesTest {
  @TempDir Path directory;

  private Loopback compiled(String... body) {
    Compilation compilation = Compilation.in(directory);
    compilation.source(
        "a/Shop.java",
        "package a;",
        "import dev.wirecommand.*;",
        "import java.util.*;",
        "class Shop {",
        String.join("\n", body),
        "}");
    return new Loopback(compilation.run().expectSuccess().load(), "a.Shop", "a.Shop");
  }

  private static Map<String, String> rules(Loopback shop, String command) {
    return shop.descriptor(command).types().rules();
  }

  @Test
  void typesStandOnceAndAreNamed() {
    Loopback shop =
        compiled(
            "  enum Size { SMALL, @WireName(\"very-large\") LARGE }",
            "  record Item(String name, Size size, Optional<Item> other) {}",
            "  record Order(List<Item> items, String due) {}",
            "  @WireCommand(\"a.put\") Order put(Item item, Optional<Order> like) { return null; }",
            "  @WireCommand(\"b.sizes\") Map<Size, List<Item>> sizes() { return null; }",
            "  @WireCommand(\"c.none\") void none(int count) {}");
    assertThat(rules(shop, "a.put"))
        .containsExactly(
            entry("Item", "{ name: tstr, size: Size, ? other: Item }"),
            entry("Order", "{ items: [* Item], due: tstr }"),
            entry("Size", "\"SMALL\" / \"very-large\""));
    assertThat(shop.descriptor("b.sizes").types()).isSameAs(shop.descriptor("a.put").types());
    assertThat(shop.descriptor("c.none").types()).isSameAs(TypeTable.EMPTY);
    assertThat(shop.dispatch.commands())
        .extracting(CommandDescriptor::toString)
        .containsExactly(
            "a.put[item: Item, ? like: Order] -> value Order",
            "b.sizes[] -> value {* Size => [* Item]}",
            "c.none[count: -2147483648..2147483647] -> value null");
  }

  @Test
  void noTwoTypesHaveOneName() {
    Loopback shop =
        compiled(
            "  static class One { record Item(int one) {} }",
            "  static class Two { record Item(int two) {} }",
            "  record Box<T>(T in) {}",
            "  record text(int text) {}",
            "  sealed interface Shape permits Circle, Square {}",
            "  record Circle(double radius) implements Shape {}",
            "  record Square(Shape inside) implements Shape {}",
            "  @WireCommand(\"a\") One.Item a(Two.Item item) { return null; }",
            "  @WireCommand(\"b\") Box<Integer> b(Box<String> box) { return null; }",
            "  @WireCommand(\"c\") text c(Shape shape) { return null; }",
            "  @WireCommand(\"d\") Circle d(Box<Box<String>> box) { return null; }");
    assertThat(rules(shop, "a"))
        .containsExactly(
            entry("Two.Item", "{ two: -2147483648..2147483647 }"),
            entry("One.Item", "{ one: -2147483648..2147483647 }"),
            entry("Box", "{ in: tstr }"),
            entry("Box2", "{ in: -2147483648..2147483647 }"),
            entry("Shape", "Circle2 / Square"),
            entry("text2", "{ text: -2147483648..2147483647 }"),
            entry("Box3", "{ in: Box }"),
            entry("Circle", "{ radius: float }"),
            entry("Circle2", "{ type: \"Circle\", radius: float }"),
            entry("Square", "{ type: \"Square\", inside: Shape }"));
    assertThat(shop.descriptor("c").result()).isEqualTo("text2");
  }

  @Test
  void formsOfTextHaveRulesOfFixedNames() {
    Loopback shop =
        compiled(
            "  static class C implements dev.wirecommand.command.ValueCodec<StringBuilder> {",
            "    public StringBuilder read(dev.wirecommand.cbor.CborReader in) { return null; }",
            "    public void write(dev.wirecommand.cbor.CborWriter out, StringBuilder value) {}",
            "  }",
            "  record decimal(java.math.BigDecimal value) {}",
            "  record uuid(UUID[] ids, Map<String, java.time.LocalDate> days) {}",
            "  @WireCommand(\"a\") decimal a(uuid id, Optional<Character> letter,",
            "      @WireCodec(value = C.class, cddl = \"zone-id / null\") StringBuilder zone) {",
            "    return null; }");
    assertThat(rules(shop, "a"))
        .containsExactly(
            entry("uuid2", "{ ids: [* uuid], days: {* tstr => local-date} }"),
            entry("decimal2", "{ value: decimal }"),
            entry("decimal", "tstr"),
            entry("char", "tstr"),
            entry("local-date", "tstr"),
            entry("zone-id", "tstr"),
            entry("uuid", "bstr .size 16"));
    assertThat(shop.descriptor("a").arguments())
        .extracting(ArgumentDescriptor::type)
        .containsExactly("uuid2", "char", "zone-id / null");
  }

  @Test
  void whatCodecsSayIsSelfContained() {
    Loopback shop =
        compiled(
            "  static class C implements dev.wirecommand.command.ValueCodec<StringBuilder> {",
            "    public StringBuilder read(dev.wirecommand.cbor.CborReader in) { return null; }",
            "    public void write(dev.wirecommand.cbor.CborWriter out, StringBuilder value) {}",
            "  }",
            "  record Item(int one) {}",
            "  @WireCommand(\"a\") Item a(",
            "      @WireCodec(value = C.class, cddl = \"{ Key: Money / Item, * tstr => \\\"No\\\""
                + " }\")",
            "      StringBuilder first,",
            "      List<@WireCodec(value = C.class, cddl = \"tstr .size 2 ; Short\")",
            "      StringBuilder> second,",
            "      @WireCodec(C.class) StringBuilder third) { return null; }");
    assertThat(rules(shop, "a"))
        .containsExactly(entry("Item", "{ one: -2147483648..2147483647 }"), entry("Money", "any"));
    assertThat(shop.descriptor("a").arguments())
        .extracting(ArgumentDescriptor::type)
        .containsExactly(
            "{ Key: Money / Item, * tstr => \"No\" }", "[* (tstr .size 2 ; Short\n)]", "any");
  }

  @Test
  void defaultsAreTheValuesThatWouldBeSent() {
    Loopback shop =
        compiled(
            "  enum Size { SMALL, @WireName(\"very-large\") LARGE }",
            "  @WireCommand(\"a\") void a(",
            "      @Arg(defaultValue = \"-1\") byte b, @Arg(defaultValue = \"7\") Short s,",
            "      @Arg(defaultValue = \"20\") int i,",
            "      @Arg(defaultValue = \"9223372036854775807\") long l,",
            "      @Arg(defaultValue = \"18446744073709551615\") java.math.BigInteger big,",
            "      @Arg(defaultValue = \"1.1\") float f, @Arg(defaultValue = \"2\") float whole,",
            "      @Arg(defaultValue = \"1e3\") double d, @Arg(defaultValue = \"2\") double two,",
            "      @Arg(defaultValue = \"true\") boolean flag,",
            "      @Arg(defaultValue = \"very-large\") Size size,",
            "      @Arg(defaultValue = \"a \\\"b\\\"\") String text,",
            "      @Arg(defaultValue = \"2026-01-31T12:00:00.500000Z\") java.time.Instant time,",
            "      @Arg(defaultValue = \"PT90S\") java.time.Duration time2,",
            "      @Arg(defaultValue = \"123e4567-e89b-42d3-a456-556642440000\") UUID id,",
            "      @Arg(defaultValue = \"https://example.org/\") java.net.URI uri,",
            "      @Arg(defaultValue = \"12:00\") java.time.LocalTime clock,",
            "      @Arg(defaultValue = \"2026-01-31T12:00\") java.time.LocalDateTime local,",
            "      @Arg(defaultValue = \"2026-01-31T12:00:00.5z\") java.time.OffsetDateTime offset,",
            "      @Arg(defaultValue = \"1e3\") java.math.BigDecimal decimal,",
            "      @Arg(defaultValue = \"x\") char letter,",
            "      Optional<String> none, String required) {}");
    assertThat(shop.descriptor("a").arguments())
        .extracting(a -> a.name() + " " + a.required() + " " + a.defaultValue().orElse(null))
        .containsExactly(
            "b false -1",
            "s false 7",
            "i false 20",
            "l false 9223372036854775807",
            "big false 18446744073709551615",
            "f false 1.100000023841858",
            "whole false 2.0",
            "d false 1000.0",
            "two false 2.0",
            "flag false true",
            "size false \"very-large\"",
            "text false \"a \\\"b\\\"\"",
            "time false \"2026-01-31T12:00:00.500Z\"",
            "time2 false \"PT1M30S\"",
            "id false h'123e4567e89b42d3a456556642440000'",
            "uri false \"https://example.org/\"",
            "clock false \"12:00:00\"",
            "local false \"2026-01-31T12:00:00\"",
            "offset false \"2026-01-31T12:00:00.500Z\"",
            "decimal false \"1E+3\"",
            "letter false \"x\"",
            "none false null",
            "required true null");
  }

  /** A string constant of a class file has at most 65,535 bytes. */
  @Test
  void aTypeMayHaveALongText() {
    List<String> names =
        IntStream.range(0, 1_500)
            .mapToObj(i -> "A_CONSTANT_WHOSE_NAME_IS_LONG_ENOUGH_TO_FILL_A_CLASS_" + i)
            .toList();
    Loopback shop =
        compiled(
            "  enum Long { " + String.join(", ", names) + " }",
            "  @WireCommand(\"a\") Long a(Long value) { return value; }");
    String text = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" / "));
    assertThat(text.length()).isGreaterThan(65_535);
    assertThat(rules(shop, "a")).containsExactly(entry("Long", text));
    Object last = enumConstants(shop)[1_499];
    assertThat(shop.echo("a", last)).isEqualTo('"' + names.get(1_499) + '"');
  }

  private static Object[] enumConstants(Loopback shop) {
    try {
      return shop.commands.getClass().getClassLoader().loadClass("a.Shop$Long").getEnumConstants();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
