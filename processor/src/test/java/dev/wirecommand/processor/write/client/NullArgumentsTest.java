package dev.wirecommand.processor.write.client;

import static dev.wirecommand.processor.harness.CompiledValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Null for an argument, or inside one, is refused by name before anything is sent. */
class NullArgumentsTest {
  private final Loopback values = CompiledValues.values();

  @AfterEach
  void nothingWasSent() {
    assertThat(values.wire).isEmpty();
  }

  private void refused(String path, String command, String method, Object... arguments) {
    assertThatThrownBy(() -> values.call(method, arguments))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("invalid-argument"))
        .hasMessage(
            "invalid argument '"
                + path
                + "' of "
                + command
                + ": null; pass a value, or declare the type as @Nullable or Optional");
  }

  @Test
  void wholeArguments() {
    refused("shape", "shape", "shape", (Object) null);
    refused("numbers", "quick", "quick", (Object) null);
    refused("bytes", "raw-later", "rawLater", (Object) null);
    refused("value", "optional-int", "optionalInt", (Object) null);
  }

  @Test
  void boxedNumbers() {
    refused(
        "numbers.boxedS",
        "numbers",
        "numbers",
        value(
            "Numbers",
            (byte) 1,
            (short) 2,
            3,
            4L,
            5f,
            6d,
            (byte) 7,
            null,
            9f,
            10d,
            BigInteger.ONE));
  }

  @Test
  void componentsOfRecords() {
    ByteBuffer buffer = ByteBuffer.allocate(1);
    UUID uuid = new UUID(1, 2);
    refused(
        "others.duration",
        "others",
        "others",
        value("Others", Instant.EPOCH, null, uuid, URI.create("a:b"), buffer));
    refused("free.value", "free", "free", value("Free", null, Optional.empty()));
    // The codec is the application's, and is not given the null.
    refused("coded.hex", "coded", "coded", value("Coded", null, 1, List.of()));
  }

  @Test
  void elementsAndRows() {
    int[] ints = {};
    String[] texts = {"a", null};
    refused(
        "sequences.texts[1]",
        "sequences",
        "sequences",
        value(
            "Sequences",
            Set.of(),
            List.of(),
            ints,
            texts,
            new byte[0][],
            new long[0][],
            new List<?>[0],
            new Optional<?>[0][],
            new boolean[0]));
    refused(
        "sequences.matrix[1]",
        "sequences",
        "sequences",
        value(
            "Sequences",
            Set.of(),
            List.of(),
            ints,
            new String[0],
            new byte[0][],
            new long[][] {{1}, null},
            new List<?>[0],
            new Optional<?>[0][],
            new boolean[0]));
    refused(
        "coded.more[2]",
        "coded",
        "coded",
        value("Coded", hex(), 1, Arrays.asList(hex(), hex(), null)));
  }

  private static Object hex() {
    return value("Hex", 1);
  }

  @Test
  void valuesOfMaps() {
    Map<Integer, String> byInt = new HashMap<>();
    byInt.put(300, null);
    refused("maps.byInt[300]", "maps", "maps", maps(byInt, Map.of()));
    refused(
        "maps.deep.a.A",
        "maps",
        "maps",
        maps(Map.of(), Map.of("a", Collections.singletonMap(plain(), null))));
  }

  private static Object plain() {
    return CompiledValues.constant("Plain", "A");
  }

  private static Object maps(Map<?, ?> byInt, Map<?, ?> deep) {
    return value("Maps", Map.of(), byInt, Map.of(), Map.of(), Map.of(), Map.of(), deep);
  }

  @Test
  void anOptionalThatIsNull() {
    refused(
        "optionals",
        "optionals",
        "optionals",
        value("Optionals", null, null, null, null, null, null, null, Map.of()));
  }

  @Test
  void theAsyncClientThrowsOnTheCallersThreadToo() {
    assertThatThrownBy(() -> values.callAsync("shape", (Object) null))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("invalid argument 'shape' of shape: null;");
  }

  @Test
  void anExceptionOfTheApplicationIsItsOwn() {
    NullPointerException own = new NullPointerException("own");
    List<Object> broken =
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            own.fillInStackTrace();
            throw own;
          }

          @Override
          public int size() {
            return 1;
          }
        };
    assertThatThrownBy(() -> values.call("coded", value("Coded", hex(), 1, broken))).isSameAs(own);
  }
}
