package inherit;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.codegen.TypeTable;
import dev.wirecommand.codegen.ValueErrors;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Runs the commands of {@link UserStore}: decodes arguments, calls the method, and
 * encodes what it returns.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
final class UserStoreDispatch implements CommandDispatch {
  /**
   * The types that the descriptors name.
   */
  private static final TypeTable TYPES = TypeTable.builder()
      .rule("User", "{ name: tstr }")
      .build();

  /**
   * The descriptors of the commands, by ordinal.
   */
  private static final List<CommandDescriptor> COMMANDS = List.of(
      describeAll(),
      describeClose(),
      describeSize(),
      describeEach(),
      describeName(),
      describePut(),
      describeSize2());

  /**
   * The names of the arguments of 'each'.
   */
  private static final NameTable EACH_ARGUMENTS = NameTable.of("first");

  /**
   * The names of the arguments of 'put'.
   */
  private static final NameTable PUT_ARGUMENTS = NameTable.of("thing");

  /**
   * The instance whose methods are called.
   */
  private final UserStore commands;

  /**
   * A dispatch to one instance.
   *
   * @param commands the instance
   */
  UserStoreDispatch(UserStore commands) {
    this.commands = commands;
  }

  @Override
  public List<CommandDescriptor> commands() {
    return COMMANDS;
  }

  @Override
  public PreparedCall prepare(int ordinal, CborReader arguments, CommandContext context,
      CommandData data) {
    return switch (ordinal) {
      case 0 -> all(arguments);
      case 1 -> close(arguments);
      case 2 -> size(arguments);
      case 3 -> each(arguments);
      case 4 -> name(arguments);
      case 5 -> put(arguments);
      case 6 -> size2(arguments);
      default -> throw new IllegalArgumentException("no such command: " + ordinal);
    };
  }

  /**
   * Prepares {@link UserStore#all()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall all(CborReader in) {
    ArgumentErrors.expectNone("all", in);
    return response -> {
      List<User> result = Objects.requireNonNull(commands.all(), "all returned null");
      writeUserList(response.cbor(), result);
    };
  }

  /**
   * Describes 'all'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeAll() {
    return CommandDescriptor.builder("all", Permission.READ)
        .types(TYPES)
        .result(ResultForm.VALUE, "[* User]")
        .build();
  }

  /**
   * Prepares {@link UserStore#close()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall close(CborReader in) {
    ArgumentErrors.expectNone("close", in);
    return response -> {
      commands.close();
      response.cbor().writeNull();
    };
  }

  /**
   * Describes 'close'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeClose() {
    return CommandDescriptor.builder("close", Permission.READ)
        .result(ResultForm.VALUE, "null")
        .build();
  }

  /**
   * Prepares {@link UserStore#size()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall size(CborReader in) {
    ArgumentErrors.expectNone("count", in);
    return response -> {
      int result = commands.size();
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'count'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeSize() {
    return CommandDescriptor.builder("count", Permission.READ)
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .build();
  }

  /**
   * Prepares {@link UserStore#each(Object)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall each(CborReader in) {
    User first = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(EACH_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> first = UserReader.read(in);
          default -> throw ArgumentErrors.unknown("each", in, EACH_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("each", EACH_ARGUMENTS.name(argument), e);
      }
    }
    if (first == null) {
      throw ArgumentErrors.missing("each", "first");
    }
    return callEach(first);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param first the value
   * @return the call
   */
  private PreparedCall callEach(User first) {
    return response -> {
      Stream<User> result = Objects.requireNonNull(commands.each(first), "each returned null");
      response.items(result, (out, item) -> {
        writeUser(out, item);
      });
    };
  }

  /**
   * Describes 'each'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeEach() {
    return CommandDescriptor.builder("each", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("first", "User")
                .build())
        .result(ResultForm.ITEMS, "User")
        .build();
  }

  /**
   * Prepares {@link UserStore#name()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall name(CborReader in) {
    ArgumentErrors.expectNone("name", in);
    return response -> {
      String result = Objects.requireNonNull(commands.name(), "name returned null");
      response.cbor().writeText(result);
    };
  }

  /**
   * Describes 'name'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeName() {
    return CommandDescriptor.builder("name", Permission.READ)
        .result(ResultForm.VALUE, "tstr")
        .build();
  }

  /**
   * Prepares {@link UserStore#put(User)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall put(CborReader in) {
    User arg0 = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(PUT_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> arg0 = UserReader.read(in);
          default -> throw ArgumentErrors.unknown("put", in, PUT_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("put", PUT_ARGUMENTS.name(argument), e);
      }
    }
    if (arg0 == null) {
      throw ArgumentErrors.missing("put", "thing");
    }
    return callPut(arg0);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param arg0 the value
   * @return the call
   */
  private PreparedCall callPut(User arg0) {
    return response -> {
      int result = commands.put(arg0);
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'put'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describePut() {
    return CommandDescriptor.builder("put", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("thing", "User")
                .build())
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .build();
  }

  /**
   * Prepares {@link UserStore#size()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall size2(CborReader in) {
    ArgumentErrors.expectNone("size", in);
    return response -> {
      int result = commands.size();
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'size'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeSize2() {
    return CommandDescriptor.builder("size", Permission.READ)
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .build();
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeUserList(CborWriter out, List<User> list) {
    out.writeArrayHeader(list.size());
    for (User element : list) {
      writeUser(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeUser(CborWriter out, User value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(1);
    out.writeText("name");
    out.writeText(value.name());
  }

  /**
   * Reads a {@link User}.
   */
  private static final class UserReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("name");

    /**
     * There are no instances.
     */
    private UserReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static User read(CborReader in) {
      String name = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          throw ValueErrors.unknown(in, FIELDS);
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> name = in.readText();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (name == null) {
        throw ValueErrors.missing(in, "name");
      }
      try {
        return new User(name);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }
}
