package dev.wirecommand.processor.write.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests dates, times of day, time zones, decimal numbers and characters in generated code. */
class DayValuesTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final LocalDateTime DATE_TIME = DATE.atTime(12, 0);
  private static final OffsetDateTime OFFSET = OffsetDateTime.parse("2026-01-31T12:00-03:30");

  private final Loopback days = CompiledValues.days();

  private static Object make(String name, Object... components) {
    return Loopback.make(CompiledValues.type("values.Days$" + name), components);
  }

  private static Object all(Object amount, Object letter) {
    return make(
        "All",
        DATE,
        LocalTime.NOON,
        DATE_TIME,
        OFFSET,
        ZoneId.of("Europe/Paris"),
        amount,
        letter,
        '\u20ac');
  }

  @Test
  void eachOfThem() {
    assertThat(days.echo("all", all(new BigDecimal("12.50"), 'x')))
        .isEqualTo(
            "{\"date\": \"2026-01-31\", \"time\": \"12:00:00\", \"zone\": \"Europe/Paris\","
                + " \"boxed\": \"\u20ac\", \"amount\": \"12.50\", \"letter\": \"x\","
                + " \"offset\": \"2026-01-31T12:00:00-03:30\","
                + " \"dateTime\": \"2026-01-31T12:00:00\"}");
  }

  @Test
  void insideOfOtherTypes() {
    Object deep =
        make(
            "Deep",
            List.of(DATE),
            Set.of(LocalTime.MIDNIGHT),
            List.of(DATE_TIME),
            new OffsetDateTime[] {OFFSET},
            Map.of("home", ZoneOffset.UTC),
            Optional.of(new BigDecimal("1E+3")),
            null,
            new char[] {'a', 'b'},
            new char[][] {{}, {'c'}},
            new Character[] {'d'},
            Optional.of('e'),
            Arrays.asList(BigDecimal.ONE, null));

    days.call("deep", deep);

    assertThat(days.wire.get(1))
        .isEqualTo(
            "{\"grid\": [[], [\"c\"]], \"boxes\": [\"d\"], \"dates\": [\"2026-01-31\"],"
                + " \"other\": \"e\", \"times\": [\"00:00:00\"], \"zones\": {\"home\": \"Z\"},"
                + " \"amount\": \"1E+3\", \"amounts\": [\"1\", null], \"letters\": [\"a\", \"b\"],"
                + " \"offsets\": [\"2026-01-31T12:00:00-03:30\"],"
                + " \"dateTimes\": [\"2026-01-31T12:00:00\"]}");
  }

  @Test
  void alone() {
    assertThat(days.call("letter", 'x')).isEqualTo('x');
    assertThat(days.call("maybe", (Object) null)).isEqualTo(Optional.empty());
    assertThat(days.call("maybe", 'y')).isEqualTo(Optional.of('y'));
    assertThat(days.wire)
        .containsExactly(
            "letter {h'6c6574746572': \"x\"}",
            "\"x\"",
            "maybe {}",
            "null",
            "maybe {h'6c6574746572': \"y\"}",
            "\"y\"");
  }

  @Test
  void defaults() throws Exception {
    CborValue answer =
        CborValue.decode(
            days.run("defaults", new byte[] {(byte) 0xa0}, CommandData.none()).bytes());

    assertThat(answer.toString())
        .isEqualTo(
            "[\"2026-01-31\", \"12:00\", \"2026-01-31T12:00\", \"2026-01-31T12:00+01:00\","
                + " \"Europe/Paris\", \"12.50\", \"0.001\", \"x\", \"'\", \"\\\\\", \"\\n\", \"$\","
                + " \"\u00e9\", \"\uffff\"]");
  }

  @Test
  void refusedArguments() {
    refused("letter", "letter", "ab", "expected one character up to U+FFFF, got 'ab'");
    refused("letter", "letter", "", "expected one character up to U+FFFF, got ''");
    refused(
        "defaults", "date", "2026-02-30", "expected a date such as 2026-01-31, got '2026-02-30'");
    refused("defaults", "time", "noon", "expected a time of day such as 12:00:00, got 'noon'");
    refused(
        "defaults",
        "LocalDateTime",
        "2026-01-31",
        "expected a date and time such as 2026-01-31T12:00:00, got '2026-01-31'");
    refused(
        "defaults",
        "offset",
        "2026-01-31T12:00:00",
        "expected a date and time with an offset such as 2026-01-31T12:00:00+01:00,"
            + " got '2026-01-31T12:00:00'");
    refused(
        "defaults",
        "zone",
        "Mars\u001b",
        "expected the id of a time zone such as Europe/Paris, got 'Mars\\u001b'");
    refused(
        "defaults",
        "amount",
        "1E999999999",
        "expected a decimal number with up to 1000 digits and a scale from -10000 to 10000,"
            + " got '1E999999999'");
  }

  private void refused(String command, String argument, String text, String message) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeText(argument);
    arguments.writeText(text);
    assertThatThrownBy(() -> days.run(command, arguments.toByteArray(), CommandData.none()))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("invalid-argument"))
        .hasMessage(command + ": argument '" + argument + "': " + message);
  }

  @Test
  void refusedInsideOfOtherTypes() {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeText("deep");
    arguments.writeMapHeader(1);
    arguments.writeText("grid");
    arguments.writeArrayHeader(2);
    arguments.writeArrayHeader(0);
    arguments.writeArrayHeader(1);
    arguments.writeText("cd");
    assertThatThrownBy(() -> days.run("deep", arguments.toByteArray(), CommandData.none()))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "deep: argument 'deep.grid[1][0]': expected one character up to U+FFFF, got 'cd'");
  }

  @Test
  void nothingIsWrittenOfWhatCanNotBeSent() {
    assertThatThrownBy(() -> days.call("all", all(BigDecimal.valueOf(1, 10_001), 'x')))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a decimal number of 1 digits and a scale of 10001 can't be sent; it may have up to"
                + " 1000 digits and a scale from -10000 to 10000");
    assertThatThrownBy(() -> days.call("letter", '\udc00'))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("unpaired surrogate U+DC00 at index 0 of the text");
    assertThatThrownBy(() -> days.call("all", all(null, 'x')))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "invalid argument 'all.amount' of all: null; pass a value, or declare the type as"
                + " @Nullable or Optional");
    assertThat(days.wire).isEmpty();
  }
}
