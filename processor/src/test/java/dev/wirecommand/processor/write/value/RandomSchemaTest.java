package dev.wirecommand.processor.write.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.DeepText;
import dev.wirecommand.processor.harness.Loopback;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends values of random types to a server and back. */
class RandomSchemaTest {
  private static final int COMMANDS = 60;
  private static final int VALUES = 20;
  private static final int DEPTH = 5;

  /** {@code {b'value': }}, without the value. */
  private static final byte[] BEFORE = {(byte) 0xa1, 0x45, 'v', 'a', 'l', 'u', 'e'};

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_801})
  void whatGoesComesBack(long seed, @TempDir Path directory) {
    RandomSchema schema = new RandomSchema(seed, COMMANDS);
    String source = String.join("\n", schema.source());
    Loopback echo;
    try {
      schema.loader =
          Compilation.in(directory).source("a/Echo.java", source).run().expectSuccess().load();
      echo = new Loopback(schema.loader, "a.Echo", "a.Echo");
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ":\n" + source, e);
    }
    Random random = new Random(seed);
    for (int i = 0; i < COMMANDS; i++) {
      for (int n = 0; n < VALUES; n++) {
        Object value = schema.commands.get(i).value(random, DEPTH);
        try {
          check(echo, "echo" + i, value);
          if (schema.hasItems(i)) {
            checkItems(echo, "items" + i, value);
          }
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(
              "seed " + seed + ":\n" + schema.command(i) + "\n" + DeepText.of(value), e);
        }
      }
    }
  }

  private static void check(Loopback echo, String command, Object value) {
    Object back = echo.call(command, value);

    assertThat(DeepText.of(back)).isEqualTo(DeepText.of(value));
    byte[] arguments = echo.lastArguments;
    if (arguments.length == 1) {
      assertThat(arguments).containsExactly(0xa0);
      assertThat(echo.lastAnswer).containsExactly(0xf6);
    } else {
      assertThat(arguments).startsWith(BEFORE);
      assertThat(Arrays.copyOfRange(arguments, BEFORE.length, arguments.length))
          .isEqualTo(echo.lastAnswer);
    }
    assertThat(canonical(arguments)).isEqualTo(arguments);
  }

  /** Calls the streaming command after the one that returns a single value. */
  private static void checkItems(Loopback echo, String command, Object value) {
    byte[] item = echo.lastAnswer;
    Iterator<?> items = (Iterator<?>) echo.call(command, value);

    assertThat(DeepText.of(items.next())).isEqualTo(DeepText.of(value));
    assertThat(DeepText.of(items.next())).isEqualTo(DeepText.of(value));
    assertThat(items.hasNext()).isFalse();
    assertThat(echo.lastAnswer).hasSize(2 * item.length).startsWith(item).endsWith(item);
  }

  private static byte[] canonical(byte[] document) {
    CborWriter out = new CborWriter();
    CborValue.read(new CborReader(document)).writeTo(out);
    return out.toByteArray();
  }
}
