package dev.wirecommand.fuzz.values;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fuzzes the generated decoder of one command, which returns its argument.
 *
 * <p>The input is the argument, or, where its first byte is odd, the whole map of arguments. Bytes
 * that a server's reactor takes are either refused as an invalid argument, or the result is the
 * same again when it is the argument.
 */
public final class DecoderFuzz {
  /** The names of the commands, by their ordinals. */
  static final List<String> COMMANDS = BroadTypes.commands();

  private static final BroadCommandsDispatch DISPATCH =
      new BroadCommandsDispatch(new BroadCommands());

  private static String command = COMMANDS.get(0);

  private DecoderFuzz() {}

  /**
   * Selects the command.
   *
   * @param args its name
   */
  public static void fuzzerInitialize(String[] args) {
    command = args[0];
  }

  /**
   * Runs one input.
   *
   * @param data the input
   * @throws Finding if what must hold does not
   */
  public static void fuzzerTestOneInput(byte[] data) {
    run(command, data);
  }

  static void run(String name, byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] value = Arrays.copyOfRange(data, 1, data.length);
    byte[] first = result(name, (data[0] & 1) != 0 ? value : arguments(value));
    if (first != null) {
      byte[] second = result(name, arguments(first));
      Finding.unless(second != null, "%s: a result is refused as the argument", name);
      Finding.unless(Arrays.equals(first, second), "%s: the result changes", name);
    }
  }

  /** The map of arguments of a command with this argument. */
  private static byte[] arguments(byte[] value) {
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    map.writeBytes(new byte[] {(byte) 0xA1, 0x45});
    map.writeBytes("value".getBytes(StandardCharsets.US_ASCII));
    map.writeBytes(value);
    return map.toByteArray();
  }

  /** Calls a command, and returns its result, or null if a server refuses the arguments. */
  private static byte @Nullable [] result(String name, byte[] arguments) {
    ByteSlice args = received(name, arguments);
    if (args == null) {
      return null;
    }
    CborReader in = new CborReader(args.array(), args.offset(), args.length());
    PreparedCall call;
    try {
      call = prepare(COMMANDS.indexOf(name), in);
    } catch (CommandException e) {
      Finding.unless(e.code().equals(ErrorCode.INVALID_ARGUMENT), "%s: %s", name, e);
      Finding.unless(e.getMessage().contains(name), "%s: no name in %s", name, e);
      return null;
    } catch (CborException e) {
      // The name of an argument, which the server reports.
      return null;
    }
    in.expectEnd();
    OneResult response = new OneResult();
    try {
      call.run(response);
    } catch (Exception e) {
      throw new AssertionError(name + " fails to return its argument", e);
    }
    byte[] result = response.bytes();
    new CborReader(result).checkWellFormed();
    return result;
  }

  @SuppressWarnings("NullAway") // None of the commands uses its context or takes data.
  private static PreparedCall prepare(int ordinal, CborReader in) {
    return DISPATCH.prepare(ordinal, in, null, null);
  }

  /** The arguments as a server gets them, or null if it ends the connection or refuses them. */
  private static @Nullable ByteSlice received(String name, byte[] arguments) {
    CborWriter map = new CborWriter();
    map.writeMapHeader(2);
    map.writeName("args");
    map.writeEncoded(arguments, 0, arguments.length);
    map.writeName("name");
    map.writeName(name);
    Frame frame =
        Frame.of(
            1,
            1,
            FrameType.STREAM_BEGIN,
            FrameType.COMMAND_REQUEST,
            FrameType.REQUEST_NEW,
            map.toByteArray());
    return new ServerReactor(Limits.DEFAULT).onFrame(frame) instanceof ServerAction.RunCommand run
        ? run.args()
        : null;
  }

  /** The argument alone, and within the map of arguments. */
  static List<byte[]> seeds(String name) {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] value : BroadTypes.cbor(COMMANDS.indexOf(name))) {
      seeds.add(input(0, value));
      seeds.add(input(1, arguments(value)));
    }
    return List.copyOf(seeds);
  }

  private static byte[] input(int mode, byte[] bytes) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(mode);
    input.writeBytes(bytes);
    return input.toByteArray();
  }

  /** Tells whether a server takes a seed, for a test of the seeds. */
  static boolean isTaken(String name, byte[] seed) {
    byte[] value = Arrays.copyOfRange(seed, 1, seed.length);
    return result(name, seed[0] == 1 ? value : arguments(value)) != null;
  }
}
