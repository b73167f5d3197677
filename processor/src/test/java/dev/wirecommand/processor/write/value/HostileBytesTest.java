package dev.wirecommand.processor.write.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.processor.harness.Loopback;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests malformed and unexpected bytes at either end: each leads to the intended kind of error and
 * to no other, and takes little more memory than the bytes themselves. A reactor refuses malformed
 * CBOR before generated code sees it; here generated code gets that as well.
 */
class HostileBytesTest {
  private static final int RANDOM = 4_000;

  /** Returns a value of each kind, some of them at limits. */
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
          "7b7fffffffffffffff",
          // The length is more than there is, and small enough for the memory.
          "9a00800000",
          "ba00800000",
          "5a00800000",
          "7a00800000");

  /**
   * The memory that refusing a few bytes may take: far less than the lengths above, far more than a
   * message.
   */
  private static final long MOST_MEMORY = 1 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The side that decodes the bytes. */
  private enum Side {
    SERVER {
      @Override
      byte[] good(WideValue value) {
        return value.loopback().lastArguments;
      }

      @Override
      boolean takes(WideValue value, byte[] bytes) {
        boolean plain = prepares(value, bytes, false);
        boolean checked = prepares(value, bytes, true);
        assertThat(plain || !checked).as("checked implies plain").isTrue();
        return checked;
      }
    },
    CLIENT {
      @Override
      byte[] good(WideValue value) {
        return value.loopback().lastAnswer;
      }

      @Override
      boolean takes(WideValue value, byte[] bytes) {
        return answers(value, bytes);
      }
    };

    abstract byte[] good(WideValue value);

    abstract boolean takes(WideValue value, byte[] bytes);
  }

  static List<WideValue> values() {
    return WideValue.all();
  }

  @ParameterizedTest
  @MethodSource("values")
  void truncated(WideValue value) {
    onBothSides(
        value,
        (good, takes) -> {
          for (int length = 0; length < good.length; length++) {
            assertThat(takes.test(Arrays.copyOf(good, length))).as("of %d bytes", length).isFalse();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyKindOfValueInEveryPlace(WideValue value) {
    onBothSides(
        value,
        (good, takes) -> {
          int refused = 0;
          for (int at = 0; at < good.length; at++) {
            for (String other : VALUES) {
              if (!takes.test(replaced(good, at, other))) {
                refused++;
              }
            }
          }
          assertThat(refused).isGreaterThan(good.length * VALUES.size() / 2);
        });
  }

  @ParameterizedTest
  @MethodSource("values")
  void random(WideValue value) {
    onBothSides(
        value,
        (good, takes) -> {
          Random random = new Random(20_260_801);
          int refused = 0;
          for (int i = 0; i < RANDOM; i++) {
            byte[] changed = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
              changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            if (!takes.test(changed)) {
              refused++;
            }
          }
          assertThat(refused).isGreaterThan(RANDOM / 4);
        });
  }

  private interface Attack {
    void on(byte[] good, Predicate<byte[]> takes);
  }

  private static void onBothSides(WideValue value, Attack attack) {
    value.send();
    for (Side side : Side.values()) {
      byte[] good = side.good(value);
      assertThat(side.takes(value, good)).as("%s takes what is good", side).isTrue();
      attack.on(good, bytes -> takes(side, value, bytes));
    }
  }

  private static boolean takes(Side side, WideValue value, byte[] bytes) {
    try {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      boolean takes = side.takes(value, bytes);
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
          .as("memory taken")
          .isLessThan(MOST_MEMORY);
      return takes;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(side + " got " + HexFormat.of().formatHex(bytes), e);
    }
  }

  private static boolean prepares(WideValue value, byte[] bytes, boolean check) {
    CborReader in = new CborReader(bytes);
    Loopback loopback = value.loopback();
    String command = value.command();
    try {
      if (check) {
        in.checkWellFormed();
      }
      loopback.dispatch.prepare(
          loopback.ordinal(command), in, Loopback.context(command), CommandData.none());
      return true;
    } catch (CommandException | CborException e) {
      assertThat(e.getMessage()).isNotEmpty();
      return false;
    }
  }

  private static boolean answers(WideValue value, byte[] bytes) {
    Loopback loopback = value.loopback();
    loopback.reply = new CommandReply(bytes, true);
    try {
      value.send();
      return true;
    } catch (ConnectionException e) {
      assertThat(e.getMessage()).startsWith(value.command() + ": result");
      return false;
    } finally {
      loopback.reply = null;
    }
  }

  private static byte[] replaced(byte[] bytes, int at, String value) {
    byte[] instead = HexFormat.of().parseHex(value);
    ByteBuffer changed = ByteBuffer.allocate(bytes.length - 1 + instead.length);
    return changed.put(bytes, 0, at).put(instead).put(bytes, at + 1, bytes.length - at - 1).array();
  }
}
