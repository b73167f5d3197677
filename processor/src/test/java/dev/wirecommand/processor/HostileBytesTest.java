package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ConnectionException;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes that are not what they should be, from either end: they come to an error of the kind that
 * is foreseen for them and to no other. What is not even well-formed is refused before generated
 * code sees it; here it gets that as well.
 */
class HostileBytesTest {
  /** One value of each kind, and some at the limits. */
  private static final List<String> VALUES =
      List.of(
          "00",
          "20",
          "1b8000000000000000",
          "3bffffffffffffffff",
          "1a80000000",
          "40",
          "43010203",
          "60",
          "6161",
          "80",
          "8100",
          "8160",
          "81f6",
          "a0",
          "a1616100",
          "a1406161",
          "f4",
          "f6",
          "f7",
          "f90000",
          "fb3ff0000000000001",
          "e0",
          "f8ff",
          "c000",
          "9f",
          "bf",
          "ff",
          "1c",
          "5f",
          "61ff",
          "9b7fffffffffffffff",
          "ba7fffffff",
          "7b7fffffffffffffff");

  private static Loopback shapes;
  private static Object wide;
  private static byte[] arguments;
  private static byte[] answer;

  private static final CommandContext CONTEXT =
      (CommandContext)
          Proxy.newProxyInstance(
              HostileBytesTest.class.getClassLoader(),
              new Class<?>[] {CommandContext.class},
              (proxy, method, arguments) -> null);

  @BeforeAll
  static void compile(@TempDir Path directory) {
    ClassLoader loader =
        Compilation.in(directory)
            .resources("valid/shapes/Shapes.java")
            .run()
            .expectSuccess()
            .load();
    shapes = new Loopback(loader, "shapes.Shapes", "shapes.Shapes");
    Object range = make(loader, "Range", 1, 2);
    wide =
        make(
            loader,
            "Wide",
            true,
            -5,
            1L << 40,
            false,
            100_000,
            0L,
            "t\u00e9xt",
            new byte[] {1, 2, 3},
            ByteBuffer.wrap(new byte[] {4}),
            List.of(List.of(), List.of(Map.of("k", Optional.of(range), "none", Optional.empty()))),
            Optional.of(make(loader, "Empty")));
    shapes.call("wide", wide);
    arguments = shapes.lastArguments;
    answer = shapes.lastAnswer;
  }

  private static Object make(ClassLoader loader, String name, Object... arguments) {
    try {
      return Loopback.make(loader.loadClass("shapes.Shapes$" + name), arguments);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void truncatedArguments() {
    int refused = 0;
    for (int length = 0; length < arguments.length; length++) {
      if (!prepares(Arrays.copyOf(arguments, length))) {
        refused++;
      }
    }
    assertThat(refused).isEqualTo(arguments.length);
    assertThat(prepares(arguments)).isTrue();
  }

  @Test
  void everyKindOfValueInEveryPlaceOfTheArguments() {
    int refused = 0;
    for (int at = 0; at < arguments.length; at++) {
      for (String value : VALUES) {
        if (!prepares(replaced(arguments, at, value))) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(arguments.length * VALUES.size() / 2);
  }

  @Test
  void randomArguments() {
    long seed = 20_260_801;
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = arguments.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        if (!prepares(changed)) {
          refused++;
        }
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "seed " + seed + ", " + i + ": " + HexFormat.of().formatHex(changed), e);
      }
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  @Test
  void truncatedAnswers() {
    for (int length = 0; length < answer.length; length++) {
      assertThat(answers(Arrays.copyOf(answer, length))).as("of %d bytes", length).isFalse();
    }
    assertThat(answers(answer)).isTrue();
  }

  @Test
  void everyKindOfValueInEveryPlaceOfAnAnswer() {
    int refused = 0;
    for (int at = 0; at < answer.length; at++) {
      for (String value : VALUES) {
        if (!answers(replaced(answer, at, value))) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(answer.length * VALUES.size() / 2);
  }

  private static boolean prepares(byte[] bytes) {
    boolean plain = prepares(bytes, false);
    boolean checked = prepares(bytes, true);
    assertThat(plain || !checked).as("checked implies plain").isTrue();
    return checked;
  }

  private static boolean prepares(byte[] bytes, boolean check) {
    CborReader in = new CborReader(bytes);
    try {
      if (check) {
        in.checkWellFormed();
      }
      shapes.dispatch.prepare(shapes.ordinal("wide"), in, CONTEXT, CommandData.none());
      return true;
    } catch (CommandException | CborException e) {
      assertThat(e.getMessage()).isNotEmpty();
      return false;
    }
  }

  private static boolean answers(byte[] bytes) {
    shapes.reply = new CommandReply(bytes, true);
    try {
      shapes.call("wide", wide);
      return true;
    } catch (ConnectionException e) {
      assertThat(e.getMessage()).startsWith("wide: result");
      return false;
    } finally {
      shapes.reply = null;
    }
  }

  private static byte[] replaced(byte[] bytes, int at, String value) {
    byte[] instead = HexFormat.of().parseHex(value);
    ByteBuffer changed = ByteBuffer.allocate(bytes.length - 1 + instead.length);
    return changed.put(bytes, 0, at).put(instead).put(bytes, at + 1, bytes.length - at - 1).array();
  }
}
