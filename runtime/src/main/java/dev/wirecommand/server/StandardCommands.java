package dev.wirecommand.server;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.ByteSlice;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs the standard commands of one connection (section 9 of the protocol). These commands run on
 * the event loop and never wait.
 */
final class StandardCommands {
  private static final StandardCommand[] ALL = StandardCommand.values();
  private static final NameTable NAMES =
      NameTable.of(Arrays.stream(ALL).map(StandardCommand::wireName).toArray(String[]::new));
  private static final NameTable CANCEL_ARGUMENTS = NameTable.of("request");

  private static final int MAX_REQUEST = 0xFFFF;
  private static final int NO_REQUEST = -1;

  private StandardCommands() {}

  /** Looks up a standard command by its name. Null if there is none, or if it is switched off. */
  static @Nullable StandardCommand find(ByteSlice name, ServerSettings settings) {
    int index = NAMES.find(name.array(), name.offset(), name.length());
    return index < 0 || !settings.standard().contains(ALL[index]) ? null : ALL[index];
  }

  /**
   * Runs a standard command, and returns its encoded result.
   *
   * @param cancel cancels the request of an id; returns whether it was running
   * @throws CommandException if the arguments are not valid
   */
  static ByteSlice run(
      StandardCommand command, CborReader arguments, ServerSettings settings, IntPredicate cancel) {
    try {
      return result(command, arguments, settings, cancel);
    } catch (CborException e) {
      throw CallErrors.invalidArgumentName(command.wireName(), e);
    }
  }

  private static ByteSlice result(
      StandardCommand command, CborReader arguments, ServerSettings settings, IntPredicate cancel) {
    CborWriter out = new CborWriter(1);
    switch (command) {
      case DESCRIBE -> {
        ArgumentErrors.expectNone(command.wireName(), arguments);
        return settings.description().encoded();
      }
      case PING -> {
        ArgumentErrors.expectNone(command.wireName(), arguments);
        out.writeNull();
      }
      case CANCEL -> out.writeBoolean(cancel.test(requestToCancel(arguments)));
    }
    return ByteSlice.of(out);
  }

  private static int requestToCancel(CborReader in) {
    String command = StandardCommand.CANCEL.wireName();
    int request = NO_REQUEST;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(CANCEL_ARGUMENTS);
      if (argument < 0) {
        throw ArgumentErrors.unknown(command, in, CANCEL_ARGUMENTS);
      }
      try {
        request = requestId(in);
      } catch (CborException e) {
        throw ArgumentErrors.invalid(command, CANCEL_ARGUMENTS.name(argument), e);
      }
    }
    if (request == NO_REQUEST) {
      throw ArgumentErrors.missing(command, CANCEL_ARGUMENTS.name(0));
    }
    return request;
  }

  private static int requestId(CborReader in) {
    BigInteger request = in.readBigInteger();
    if (request.signum() < 0 || request.compareTo(BigInteger.valueOf(MAX_REQUEST)) > 0) {
      throw new CommandException(
          ErrorCode.INVALID_ARGUMENT,
          StandardCommand.CANCEL.wireName()
              + ": argument 'request': a request id is 0 to "
              + MAX_REQUEST
              + ", not "
              + request);
    }
    return request.intValue();
  }
}
