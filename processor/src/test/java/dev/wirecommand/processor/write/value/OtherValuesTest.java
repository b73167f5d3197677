package dev.wirecommand.processor.write.value;

import static dev.wirecommand.processor.harness.CompiledValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.Answer;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests times, identifiers, bytes, free-form values, and values with codecs and with Jackson. */
class OtherValuesTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Loopback values = CompiledValues.values();
  private final Loopback bound = CompiledValues.bound();

  private static Object others(Instant instant, Duration duration, ByteBuffer buffer) {
    return value(
        "Others",
        instant,
        duration,
        UUID.fromString("123e4567-e89b-42d3-a456-556642440000"),
        URI.create("https://example.org/a?b=%C3%A9#c"),
        buffer);
  }

  @Test
  void typesOfTheJdk() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);

    assertThat(
            values.echo(
                "others",
                others(
                    Instant.parse("2026-01-31T12:00:00.123456789Z"),
                    Duration.parse("PT-1.5S"),
                    buffer)))
        .isEqualTo(
            "{\"uri\": \"https://example.org/a?b=%C3%A9#c\","
                + " \"uuid\": h'123e4567e89b42d3a456556642440000', \"buffer\": h'0203',"
                + " \"instant\": \"2026-01-31T12:00:00.123456789Z\", \"duration\": \"PT-1.5S\"}");
    assertThat(buffer).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
    assertThat(buffer.position()).isEqualTo(1);
  }

  @Test
  void timesAtTheirLimits() {
    assertThat(
            values.echo(
                "others",
                others(
                    Instant.MAX,
                    Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                    ByteBuffer.allocate(0))))
        .contains("\"+1000000000-12-31T23:59:59.999999999Z\"")
        .contains("\"PT2562047788015215H30M7.999999999S\"");
    assertThat(
            values.echo(
                "others",
                others(Instant.MIN, Duration.ofSeconds(Long.MIN_VALUE), ByteBuffer.allocate(0))))
        .contains("\"-1000000000-01-01T00:00:00Z\"")
        .contains("\"PT-2562047788015215H-30M-8S\"");
  }

  @Test
  void bytesOfARequestAreNoPartOfItsArguments() throws Exception {
    values.call("others", others(Instant.EPOCH, Duration.ZERO, ByteBuffer.wrap(new byte[] {1, 2})));
    byte[] arguments = values.lastArguments.clone();
    PreparedCall call = prepare("others", arguments);

    Arrays.fill(arguments, (byte) 0);

    assertThat(CborValue.decode(Answer.of(call).bytes()).toString())
        .contains("\"buffer\": h'0102'");
  }

  @Test
  void buffersCanOnlyBeRead() {
    Object back =
        values.call("others", others(Instant.EPOCH, Duration.ZERO, ByteBuffer.allocate(3)));
    ByteBuffer buffer = (ByteBuffer) Loopback.invoke(back, "buffer");

    assertThat(buffer.isReadOnly()).isTrue();
    assertThat(buffer.capacity()).isEqualTo(3);
    assertThatThrownBy(() -> buffer.put((byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void keysThatAreBuffersCanOnlyBeReadByHandlersToo() throws Exception {
    Map<ByteBuffer, String> keys = Map.of(ByteBuffer.wrap(new byte[] {9}), "nine");
    Map<?, ?> none = Map.of();
    values.call("maps", value("Maps", none, none, none, none, none, keys, none));
    byte[] arguments = values.lastArguments.clone();
    PreparedCall call = prepare("maps", arguments);

    Arrays.fill(arguments, (byte) 0);

    assertThat(CborValue.decode(Answer.of(call).bytes()).toString())
        .contains("\"byBytes\": {h'09': \"nine\"}");
  }

  @Test
  void valuesOfNoFixedType() {
    CborValue list =
        new CborValue.Array(
            List.of(
                new CborValue.Null(),
                new CborValue.Undefined(),
                new CborValue.Simple(255),
                new CborValue.Float(-0.0),
                new CborValue.Bytes(new byte[] {1}),
                new CborValue.Map(
                    List.of(
                        new CborValue.Entry(new CborValue.Text("b"), new CborValue.Int(-1)),
                        new CborValue.Entry(new CborValue.Bool(true), new CborValue.Text("")),
                        new CborValue.Entry(new CborValue.Int(0), new CborValue.Null())))));

    assertThat(values.echo("free", value("Free", list, Optional.of(new CborValue.Int(1)))))
        .isEqualTo(
            "{\"maybe\": 1, \"value\": [null, undefined, simple(255), -0.0, h'01',"
                + " {0: null, true: \"\", \"b\": -1}]}");
  }

  @Test
  void nullIsAValueUnlessItStandsForNone() {
    assertThat(values.echo("free", value("Free", new CborValue.Null(), Optional.empty())))
        .isEqualTo("{\"value\": null}");
    Object back =
        values.call("free", value("Free", new CborValue.Null(), Optional.of(new CborValue.Null())));
    // Null means the same as absent (section 10 of the protocol), so both are the same value.
    assertThat(back).isEqualTo(value("Free", new CborValue.Null(), Optional.empty()));
  }

  @Test
  void codecsOfAClassAndOfAUse() {
    assertThat(values.echo("coded", value("Coded", hex(0xbeef), -5, List.of(hex(0), hex(0xffff)))))
        .isEqualTo("{\"hex\": \"beef\", \"more\": [\"0000\", \"ffff\"], \"negated\": 5}");
  }

  @Test
  void whatJacksonBinds() {
    Object bean = bean("n", 1, 2);
    Map<String, Map<String, Double>> nested = new LinkedHashMap<>();
    nested.put("bb", Map.of("x", 1.5));
    nested.put("a", Map.of());
    Object beans = Loopback.make(CompiledValues.type("values.Bound$Beans"), bean, nested);

    assertThat(bound.echo("bean", bean)).isEqualTo("{\"name\": \"n\", \"numbers\": [1, 2]}");
    assertThat(bound.echo("beans", beans))
        .isEqualTo(
            "{\"bean\": {\"name\": \"n\", \"numbers\": [1, 2]},"
                + " \"nested\": {\"a\": {}, \"bb\": {\"x\": 1.5}}}");
  }

  @Test
  void treesOfJackson() {
    JsonNode tree =
        JSON.readTree("{'b': [null, true, 1.5, 'x', 3000000000], 'a': {}}".replace('\'', '"'));
    Object free =
        Loopback.make(
            CompiledValues.type("values.Bound$Free"),
            JSON.nullNode(),
            List.of(JSON.nullNode(), JSON.readTree("7")));

    assertThat(bound.echo("node", tree))
        .isEqualTo("{\"a\": {}, \"b\": [null, true, 1.5, \"x\", 3000000000]}");
    assertThat(bound.echo("node", JSON.nullNode())).isEqualTo("null");
    assertThat(bound.echo("free", free)).isEqualTo("{\"json\": null, \"more\": [null, 7]}");
  }

  @Test
  void beansOfAServerThatKnowsMore() {
    // {'name': 'n', 'new': {}, 'numbers': [1]}
    bound.reply =
        new CommandReply(
            HexFormat.of().parseHex("a3646e616d65616e636e6577a0676e756d626572738101"), true);

    assertThat(bound.call("bean", bean("")).toString()).isEqualTo("n[1]");
  }

  private static Object hex(int bits) {
    return value("Hex", bits);
  }

  private static Object bean(String name, Integer... numbers) {
    try {
      Class<?> type = CompiledValues.type("values.Bound$Bean");
      Object bean = type.getConstructor().newInstance();
      type.getField("name").set(bean, name);
      type.getField("numbers").set(bean, List.of(numbers));
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private PreparedCall prepare(String command, byte[] arguments) throws Exception {
    CommandContext context = Loopback.context(command);
    CborReader in = new CborReader(arguments);
    return values.dispatch.prepare(values.ordinal(command), in, context, CommandData.none());
  }
}
