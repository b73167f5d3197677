package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.schema.json.JsonLimits;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of limits lists every limit with its default. */
class LimitsPageTest {
  private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z.]+)` \\| ([^|]+) \\|.*");

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  @Test
  void everyLimitOfTheReactors() throws ReflectiveOperationException {
    Map<String, String> expected = new LinkedHashMap<>();
    addComponents("", Limits.DEFAULT, expected);
    assertThat(section("## `Limits`")).containsExactlyEntriesOf(expected);
  }

  @Test
  void everyLimitOfConnections() throws ReflectiveOperationException {
    ServerLinkOptions options = ServerLinkOptions.DEFAULT;
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("connections", shown("connections", options.connections()));
    expected.put(
        "connectionsPerAddress", shown("connectionsPerAddress", options.connectionsPerAddress()));
    expected.put("handshakes", shown("", options.handshakes()));
    expected.put("handshakesPerSecond", shown("", options.handshakesPerSecond()));
    expected.put("handshakeDeadline", shown("", options.handshakeDeadline()));
    addComponents("readDeadlines.", options.readDeadlines(), expected);
    addComponents("writeDeadlines.", options.writeDeadlines(), expected);
    assertThat(section("## Connections of a server")).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void everyLimitOfClients() {
    ClientOptions options = ClientOptions.builder().build();
    assertThat(section("## Clients"))
        .containsExactly(
            Map.entry("responseWindow", shown("windowBytes", options.responseWindow())),
            Map.entry("readDeadlines.header", shown("", options.readDeadlines().header())),
            Map.entry("readDeadlines.frame", shown("", options.readDeadlines().frame())),
            Map.entry("connectTimeout", shown("", options.connectTimeout())),
            Map.entry("keepAliveIdle", shown("", options.keepAliveIdle())),
            Map.entry("stallTime", shown("", options.stallTime())));
  }

  @Test
  void everyLimitOfJson() throws ReflectiveOperationException {
    Map<String, String> expected = new LinkedHashMap<>();
    addComponents("", JsonLimits.DEFAULT, expected);
    assertThat(section("## JSON")).containsExactlyEntriesOf(expected);
  }

  private static void addComponents(String prefix, Record limits, Map<String, String> to)
      throws ReflectiveOperationException {
    for (RecordComponent component : limits.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(limits);
      if (value instanceof Record nested) {
        addComponents(prefix + component.getName() + ".", nested, to);
      } else {
        to.put(prefix + component.getName(), shown(component.getName(), value));
      }
    }
  }

  /** Returns a default in the form of the page. */
  private static String shown(String name, Object value) {
    if (value instanceof Duration time) {
      return time.toSeconds() + " s";
    }
    if (value instanceof Long) {
      assertThat(value).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
      return "a quarter of the heap";
    }
    int number = (Integer) value;
    boolean bytes = name.endsWith("Bytes") || name.endsWith("Payload") || name.startsWith("bytes");
    if (bytes && number % MIB == 0) {
      return number / MIB + " MiB";
    }
    if (name.startsWith("window") && bytes) {
      return number / KIB + " KiB";
    }
    String digits = String.format(Locale.ROOT, "%,d", number);
    return bytes ? digits + " bytes" : digits;
  }

  private static Map<String, String> section(String title) {
    String page = House.read(House.FOLDER.resolve("docs/limits.md"));
    int start = page.indexOf(title);
    assertThat(start).as(title).isNotNegative();
    int end = page.indexOf("\n## ", start + 1);
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(page.substring(start, end < 0 ? page.length() : end));
    while (row.find()) {
      assertThat(rows.put(row.group(1), row.group(2))).as("two rows: %s", row.group(1)).isNull();
    }
    return rows;
  }
}
