package git;

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
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Runs the commands of {@link RefStore}: decodes arguments, calls the method, and
 * encodes what it returns.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class RefStoreDispatch implements CommandDispatch {
  /**
   * The types that the descriptors name.
   */
  private static final TypeTable TYPES = TypeTable.builder()
      .rule("Ref", "{ name: tstr, node: bstr }")
      .build();

  /**
   * The descriptors of the commands, by ordinal.
   */
  private static final List<CommandDescriptor> COMMANDS = List.of(
      describeBlob(),
      describeDelete(),
      describeRefs());

  /**
   * The names of the arguments of 'blob'.
   */
  private static final NameTable BLOB_ARGUMENTS = NameTable.of("node");

  /**
   * The names of the arguments of 'delete'.
   */
  private static final NameTable DELETE_ARGUMENTS = NameTable.of("name");

  /**
   * The names of the arguments of 'refs'.
   */
  private static final NameTable REFS_ARGUMENTS = NameTable.of("prefix");

  /**
   * The instance whose methods are called.
   */
  private final RefStore commands;

  /**
   * A dispatch to one instance.
   *
   * @param commands the instance
   */
  public RefStoreDispatch(RefStore commands) {
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
      case 0 -> blob(arguments);
      case 1 -> delete(arguments);
      case 2 -> refs(arguments);
      default -> throw new IllegalArgumentException("no such command: " + ordinal);
    };
  }

  /**
   * Prepares {@link RefStore#blob(byte[])}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall blob(CborReader in) {
    byte[] node = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(BLOB_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> node = in.readBytes();
          default -> throw ArgumentErrors.unknown("blob", in, BLOB_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("blob", BLOB_ARGUMENTS.name(argument), e);
      }
    }
    if (node == null) {
      throw ArgumentErrors.missing("blob", "node");
    }
    return callBlob(node);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param node the value
   * @return the call
   */
  private PreparedCall callBlob(byte[] node) {
    return response -> {
      byte[] result = Objects.requireNonNull(commands.blob(node), "blob returned null");
      response.raw(result);
    };
  }

  /**
   * Describes 'blob'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeBlob() {
    return CommandDescriptor.builder("blob", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("node", "bstr")
                .build())
        .result(ResultForm.BYTES, "bytes")
        .build();
  }

  /**
   * Prepares {@link RefStore#delete(String)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall delete(CborReader in) {
    String name = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(DELETE_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> name = in.readText();
          default -> throw ArgumentErrors.unknown("delete", in, DELETE_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("delete", DELETE_ARGUMENTS.name(argument), e);
      }
    }
    if (name == null) {
      throw ArgumentErrors.missing("delete", "name");
    }
    return callDelete(name);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param name the value
   * @return the call
   */
  private PreparedCall callDelete(String name) {
    return response -> {
      boolean result = commands.delete(name);
      response.cbor().writeBoolean(result);
    };
  }

  /**
   * Describes 'delete'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeDelete() {
    return CommandDescriptor.builder("delete", Permission.WRITE)
        .argument(
            ArgumentDescriptor.builder("name", "tstr")
                .build())
        .result(ResultForm.VALUE, "bool")
        .build();
  }

  /**
   * Prepares {@link RefStore#refs(Optional)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall refs(CborReader in) {
    Optional<String> prefix = Optional.empty();
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(REFS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> prefix = in.tryReadNull() ? Optional.empty() : Optional.of(in.readText());
          default -> throw ArgumentErrors.unknown("refs", in, REFS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("refs", REFS_ARGUMENTS.name(argument), e);
      }
    }
    return callRefs(prefix);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param prefix the value
   * @return the call
   */
  private PreparedCall callRefs(Optional<String> prefix) {
    return response -> {
      List<RefStore.Ref> result = Objects.requireNonNull(commands.refs(prefix),
          "refs returned null");
      writeRefList(response.cbor(), result);
    };
  }

  /**
   * Describes 'refs'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeRefs() {
    return CommandDescriptor.builder("refs", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("prefix", "tstr")
                .optional()
                .build())
        .result(ResultForm.VALUE, "[* Ref]")
        .build();
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeRefList(CborWriter out, List<RefStore.Ref> list) {
    out.writeArrayHeader(list.size());
    for (RefStore.Ref element : list) {
      writeRef(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeRef(CborWriter out, RefStore.Ref value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(2);
    out.writeText("name");
    out.writeText(value.name());
    out.writeText("node");
    out.writeBytes(value.node());
  }
}
