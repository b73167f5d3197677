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
import dev.wirecommand.codegen.ValueErrors;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Runs the commands of {@link GitCommands}: decodes arguments, calls the method, and
 * encodes what it returns.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class GitCommandsDispatch implements CommandDispatch {
  /**
   * The types that the descriptors name.
   */
  private static final TypeTable TYPES = TypeTable.builder()
      .rule("Page", "{ commits: [* Commit], ? next: -2147483648..2147483647, authors: {* "
          + "tstr => Person} }")
      .rule("Commit", "{ node: bstr, author: Person, time: "
          + "-9223372036854775808..9223372036854775807, parents: [* bstr], merge: "
          + "bool }")
      .rule("Person", "{ name: tstr, ? mail: tstr }")
      .build();

  /**
   * The descriptors of the commands, by ordinal.
   */
  private static final List<CommandDescriptor> COMMANDS = List.of(
      describeBranch(),
      describeCat(),
      describeCount(),
      describeExists(),
      describeHeads(),
      describeKnown(),
      describeLog(),
      describeLookup(),
      describeMatrix(),
      describePush(),
      describeTag());

  /**
   * The names of the arguments of 'branch'.
   */
  private static final NameTable BRANCH_ARGUMENTS = NameTable.of("name");

  /**
   * The names of the arguments of 'cat'.
   */
  private static final NameTable CAT_ARGUMENTS = NameTable.of("path", "max");

  /**
   * The names of the arguments of 'count'.
   */
  private static final NameTable COUNT_ARGUMENTS = NameTable.of("of", "since", "step");

  /**
   * The names of the arguments of 'exists'.
   */
  private static final NameTable EXISTS_ARGUMENTS = NameTable.of("node", "reachable");

  /**
   * The names of the arguments of 'known'.
   */
  private static final NameTable KNOWN_ARGUMENTS = NameTable.of("nodes");

  /**
   * The names of the arguments of 'log'.
   */
  private static final NameTable LOG_ARGUMENTS = NameTable.of("revision", "limit", "paths",
      "follow-renames");

  /**
   * The names of the arguments of 'lookup'.
   */
  private static final NameTable LOOKUP_ARGUMENTS = NameTable.of("key");

  /**
   * The names of the arguments of 'matrix'.
   */
  private static final NameTable MATRIX_ARGUMENTS = NameTable.of("row");

  /**
   * The names of the arguments of 'push'.
   */
  private static final NameTable PUSH_ARGUMENTS = NameTable.of("branch");

  /**
   * The names of the arguments of 'tag'.
   */
  private static final NameTable TAG_ARGUMENTS = NameTable.of("commit", "labels", "signers");

  /**
   * The instance whose methods are called.
   */
  private final GitCommands commands;

  /**
   * A dispatch to one instance.
   *
   * @param commands the instance
   */
  public GitCommandsDispatch(GitCommands commands) {
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
      case 0 -> branch(arguments);
      case 1 -> cat(arguments);
      case 2 -> count(arguments);
      case 3 -> exists(arguments);
      case 4 -> heads(arguments);
      case 5 -> known(arguments);
      case 6 -> log(arguments, context);
      case 7 -> lookup(arguments);
      case 8 -> matrix(arguments);
      case 9 -> push(arguments, data);
      case 10 -> tag(arguments);
      default -> throw new IllegalArgumentException("no such command: " + ordinal);
    };
  }

  /**
   * Prepares {@link GitCommands#branch(String)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall branch(CborReader in) {
    String name = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(BRANCH_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> name = in.readText();
          default -> throw ArgumentErrors.unknown("branch", in, BRANCH_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("branch", BRANCH_ARGUMENTS.name(argument), e);
      }
    }
    if (name == null) {
      throw ArgumentErrors.missing("branch", "name");
    }
    return callBranch(name);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param name the value
   * @return the call
   */
  private PreparedCall callBranch(String name) {
    return response -> {
      Optional<String> result = Objects.requireNonNull(commands.branch(name),
          "branch returned null");
      CborWriter out = response.cbor();
      if (result.isPresent()) {
        out.writeText(result.get());
      } else {
        out.writeNull();
      }
    };
  }

  /**
   * Describes 'branch'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeBranch() {
    return CommandDescriptor.builder("branch", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("name", "tstr")
                .build())
        .result(ResultForm.VALUE, "tstr / null")
        .build();
  }

  /**
   * Prepares {@link GitCommands#cat(String, long)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall cat(CborReader in) {
    String path = null;
    long max = 9223372036854775807L;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(CAT_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> path = in.readText();
          case 1 -> max = in.tryReadNull() ? 9223372036854775807L : in.readLong();
          default -> throw ArgumentErrors.unknown("cat", in, CAT_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("cat", CAT_ARGUMENTS.name(argument), e);
      }
    }
    if (path == null) {
      throw ArgumentErrors.missing("cat", "path");
    }
    return callCat(path, max);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param path the value
   * @param max the value
   * @return the call
   */
  private PreparedCall callCat(String path, long max) {
    return response -> {
      byte[] result = Objects.requireNonNull(commands.cat(path, max), "cat returned null");
      response.raw(result);
    };
  }

  /**
   * Describes 'cat'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeCat() {
    return CommandDescriptor.builder("cat", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("path", "tstr")
                .build())
        .argument(
            ArgumentDescriptor.builder("max", "-9223372036854775808..9223372036854775807")
                .defaultValue(9223372036854775807L)
                .build())
        .result(ResultForm.BYTES, "bytes")
        .build();
  }

  /**
   * Prepares {@link GitCommands#count(String, Optional, int)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall count(CborReader in) {
    String of = "HEAD";
    Optional<Long> since = Optional.empty();
    int step = 0;
    boolean hasStep = false;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(COUNT_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> of = in.tryReadNull() ? "HEAD" : in.readText();
          case 1 -> since = in.tryReadNull() ? Optional.empty() : Optional.of(in.readLong());
          case 2 -> {
            step = in.readInt();
            hasStep = true;
          }
          default -> throw ArgumentErrors.unknown("count", in, COUNT_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("count", COUNT_ARGUMENTS.name(argument), e);
      }
    }
    if (!hasStep) {
      throw ArgumentErrors.missing("count", "step");
    }
    return callCount(of, since, step);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param of the value
   * @param since the value
   * @param step the value
   * @return the call
   */
  private PreparedCall callCount(String of, Optional<Long> since, int step) {
    return response -> {
      long result = commands.count(of, since, step);
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'count'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeCount() {
    return CommandDescriptor.builder("count", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("of", "tstr")
                .defaultValue("HEAD")
                .build())
        .argument(
            ArgumentDescriptor.builder("since", "-9223372036854775808..9223372036854775807")
                .optional()
                .build())
        .argument(
            ArgumentDescriptor.builder("step", "-2147483648..2147483647")
                .build())
        .result(ResultForm.VALUE, "-9223372036854775808..9223372036854775807")
        .build();
  }

  /**
   * Prepares {@link GitCommands#exists(byte[], boolean)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall exists(CborReader in) {
    byte[] node = null;
    boolean reachable = true;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(EXISTS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> node = in.readBytes();
          case 1 -> reachable = in.tryReadNull() ? true : in.readBoolean();
          default -> throw ArgumentErrors.unknown("exists", in, EXISTS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("exists", EXISTS_ARGUMENTS.name(argument), e);
      }
    }
    if (node == null) {
      throw ArgumentErrors.missing("exists", "node");
    }
    return callExists(node, reachable);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param node the value
   * @param reachable the value
   * @return the call
   */
  private PreparedCall callExists(byte[] node, boolean reachable) {
    return response -> {
      boolean result = commands.exists(node, reachable);
      response.cbor().writeBoolean(result);
    };
  }

  /**
   * Describes 'exists'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeExists() {
    return CommandDescriptor.builder("exists", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("node", "bstr")
                .build())
        .argument(
            ArgumentDescriptor.builder("reachable", "bool")
                .defaultValue(true)
                .build())
        .result(ResultForm.VALUE, "bool")
        .build();
  }

  /**
   * Prepares {@link GitCommands#heads()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall heads(CborReader in) {
    ArgumentErrors.expectNone("heads", in);
    return response -> {
      List<byte[]> result = Objects.requireNonNull(commands.heads(), "heads returned null");
      writeBytesList(response.cbor(), result);
    };
  }

  /**
   * Describes 'heads'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeHeads() {
    return CommandDescriptor.builder("heads", Permission.READ)
        .result(ResultForm.VALUE, "[* bstr]")
        .build();
  }

  /**
   * Prepares {@link GitCommands#known(List)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall known(CborReader in) {
    List<byte[]> nodes = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(KNOWN_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> nodes = readBytesList(in);
          default -> throw ArgumentErrors.unknown("known", in, KNOWN_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("known", KNOWN_ARGUMENTS.name(argument), e);
      }
    }
    if (nodes == null) {
      throw ArgumentErrors.missing("known", "nodes");
    }
    return callKnown(nodes);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param nodes the value
   * @return the call
   */
  private PreparedCall callKnown(List<byte[]> nodes) {
    return response -> {
      Map<ByteBuffer, Boolean> result = Objects.requireNonNull(commands.known(nodes),
          "known returned null");
      writeBooleanMapByBytes(response.cbor(), result);
    };
  }

  /**
   * Describes 'known'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeKnown() {
    return CommandDescriptor.builder("known", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("nodes", "[* bstr]")
                .build())
        .result(ResultForm.VALUE, "{* bstr => bool}")
        .build();
  }

  /**
   * Prepares {@link GitCommands#log(CommandContext, String, int, Optional,
   *     boolean)}.
   *
   * @param in a reader at the start of the value
   * @param context the context of the call
   * @return the call
   */
  private PreparedCall log(CborReader in, CommandContext context) {
    String revision = null;
    int limit = 20;
    Optional<List<String>> paths = Optional.empty();
    boolean followRenames = false;
    boolean hasFollowRenames = false;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(LOG_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> revision = in.readText();
          case 1 -> limit = in.tryReadNull() ? 20 : in.readInt();
          case 2 -> paths = in.tryReadNull() ? Optional.empty() : Optional.of(readTextList(in));
          case 3 -> {
            followRenames = in.readBoolean();
            hasFollowRenames = true;
          }
          default -> throw ArgumentErrors.unknown("log", in, LOG_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("log", LOG_ARGUMENTS.name(argument), e);
      }
    }
    if (revision == null) {
      throw ArgumentErrors.missing("log", "revision");
    }
    if (!hasFollowRenames) {
      throw ArgumentErrors.missing("log", "follow-renames");
    }
    return callLog(context, revision, limit, paths, followRenames);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param context the context of the call
   * @param revision the value
   * @param limit the value
   * @param paths the value
   * @param followRenames the value
   * @return the call
   */
  private PreparedCall callLog(CommandContext context, String revision, int limit,
      Optional<List<String>> paths, boolean followRenames) {
    return response -> {
      GitCommands.Page result = Objects.requireNonNull(commands.log(context, revision, limit, paths,
          followRenames), "log returned null");
      writePage(response.cbor(), result);
    };
  }

  /**
   * Describes 'log'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLog() {
    return CommandDescriptor.builder("log", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("revision", "tstr")
                .build())
        .argument(
            ArgumentDescriptor.builder("limit", "-2147483648..2147483647")
                .defaultValue(20)
                .build())
        .argument(
            ArgumentDescriptor.builder("paths", "[* tstr]")
                .optional()
                .build())
        .argument(
            ArgumentDescriptor.builder("follow-renames", "bool")
                .build())
        .result(ResultForm.VALUE, "Page")
        .build();
  }

  /**
   * Prepares {@link GitCommands#lookup(String)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall lookup(CborReader in) {
    String key = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(LOOKUP_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> key = in.readText();
          default -> throw ArgumentErrors.unknown("lookup", in, LOOKUP_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("lookup", LOOKUP_ARGUMENTS.name(argument), e);
      }
    }
    if (key == null) {
      throw ArgumentErrors.missing("lookup", "key");
    }
    return callLookup(key);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param key the value
   * @return the call
   */
  private PreparedCall callLookup(String key) {
    return response -> {
      byte[] result = Objects.requireNonNull(commands.lookup(key), "lookup returned null");
      response.cbor().writeBytes(result);
    };
  }

  /**
   * Describes 'lookup'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLookup() {
    return CommandDescriptor.builder("lookup", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("key", "tstr")
                .build())
        .result(ResultForm.VALUE, "bstr")
        .build();
  }

  /**
   * Prepares {@link GitCommands#matrix(List)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall matrix(CborReader in) {
    List<Integer> row = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(MATRIX_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> row = readIntList(in);
          default -> throw ArgumentErrors.unknown("matrix", in, MATRIX_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("matrix", MATRIX_ARGUMENTS.name(argument), e);
      }
    }
    if (row == null) {
      throw ArgumentErrors.missing("matrix", "row");
    }
    return callMatrix(row);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param row the value
   * @return the call
   */
  private PreparedCall callMatrix(List<Integer> row) {
    return response -> {
      List<Optional<Map<String, List<Integer>>>> result =
          Objects.requireNonNull(commands.matrix(row), "matrix returned null");
      writeOptionalIntListMapList(response.cbor(), result);
    };
  }

  /**
   * Describes 'matrix'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeMatrix() {
    return CommandDescriptor.builder("matrix", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("row", "[* -2147483648..2147483647]")
                .build())
        .result(ResultForm.VALUE, "[* {* tstr => [* -2147483648..2147483647]} / null]")
        .build();
  }

  /**
   * Prepares {@link GitCommands#push(CommandData, String)}.
   *
   * @param in a reader at the start of the value
   * @param bundle the data of the request
   * @return the call
   */
  private PreparedCall push(CborReader in, CommandData bundle) {
    String branch = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(PUSH_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> branch = in.readText();
          default -> throw ArgumentErrors.unknown("push", in, PUSH_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("push", PUSH_ARGUMENTS.name(argument), e);
      }
    }
    if (branch == null) {
      throw ArgumentErrors.missing("push", "branch");
    }
    return callPush(bundle, branch);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param bundle the data of the request
   * @param branch the value
   * @return the call
   */
  private PreparedCall callPush(CommandData bundle, String branch) {
    return response -> {
      int result = commands.push(bundle, branch);
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'push'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describePush() {
    return CommandDescriptor.builder("push", Permission.WRITE)
        .argument(
            ArgumentDescriptor.builder("branch", "tstr")
                .build())
        .data()
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .build();
  }

  /**
   * Prepares {@link GitCommands#tag(GitCommands.Commit, Map, List)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall tag(CborReader in) {
    GitCommands.Commit commit = null;
    Map<String, String> labels = null;
    List<GitCommands.Person> signers = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(TAG_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> commit = CommitReader.read(in);
          case 1 -> labels = readTextMap(in);
          case 2 -> signers = readPersonList(in);
          default -> throw ArgumentErrors.unknown("tag", in, TAG_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("tag", TAG_ARGUMENTS.name(argument), e);
      }
    }
    if (commit == null) {
      throw ArgumentErrors.missing("tag", "commit");
    }
    if (labels == null) {
      throw ArgumentErrors.missing("tag", "labels");
    }
    if (signers == null) {
      throw ArgumentErrors.missing("tag", "signers");
    }
    return callTag(commit, labels, signers);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param commit the value
   * @param labels the value
   * @param signers the value
   * @return the call
   */
  private PreparedCall callTag(GitCommands.Commit commit, Map<String, String> labels,
      List<GitCommands.Person> signers) {
    return response -> {
      commands.tag(commit, labels, signers);
      response.cbor().writeNull();
    };
  }

  /**
   * Describes 'tag'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeTag() {
    return CommandDescriptor.builder("tag", Permission.WRITE)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("commit", "Commit")
                .build())
        .argument(
            ArgumentDescriptor.builder("labels", "{* tstr => tstr}")
                .build())
        .argument(
            ArgumentDescriptor.builder("signers", "[* Person]")
                .build())
        .result(ResultForm.VALUE, "null")
        .build();
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeBytesList(CborWriter out, List<byte[]> list) {
    out.writeArrayHeader(list.size());
    for (byte[] element : list) {
      out.writeBytes(element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeBooleanMapByBytes(CborWriter out, Map<ByteBuffer, Boolean> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<ByteBuffer, Boolean> entry : map.entrySet()) {
      out.writeBytes(entry.getKey());
      out.writeBoolean(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writePage(CborWriter out, GitCommands.Page value) {
    Optional<Integer> next = value.next();
    int size = 2;
    if (next.isPresent()) {
      size++;
    }
    out.writeMapHeader(size);
    if (next.isPresent()) {
      out.writeText("next");
      out.writeLong(next.get());
    }
    out.writeText("authors");
    writePersonMap(out, value.authors());
    out.writeText("commits");
    writeCommitList(out, value.commits());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writePersonMap(CborWriter out, Map<String, GitCommands.Person> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<String, GitCommands.Person> entry : map.entrySet()) {
      out.writeText(entry.getKey());
      writePerson(out, entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writePerson(CborWriter out, GitCommands.Person value) {
    Optional<String> mail = value.mail();
    int size = 1;
    if (mail.isPresent()) {
      size++;
    }
    out.writeMapHeader(size);
    if (mail.isPresent()) {
      out.writeText("mail");
      out.writeText(mail.get());
    }
    out.writeText("name");
    out.writeText(value.name());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeCommitList(CborWriter out, List<GitCommands.Commit> list) {
    out.writeArrayHeader(list.size());
    for (GitCommands.Commit element : list) {
      writeCommit(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeCommit(CborWriter out, GitCommands.Commit value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(5);
    out.writeText("node");
    out.writeBytes(value.node());
    out.writeText("time");
    out.writeLong(value.time());
    out.writeText("merge");
    out.writeBoolean(value.merge());
    out.writeText("author");
    writePerson(out, value.author());
    out.writeText("parents");
    writeBytesList(out, value.parents());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeOptionalIntListMapList(CborWriter out,
      List<Optional<Map<String, List<Integer>>>> list) {
    out.writeArrayHeader(list.size());
    for (Optional<Map<String, List<Integer>>> element : list) {
      if (element.isPresent()) {
        writeIntListMap(out, element.get());
      } else {
        out.writeNull();
      }
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeIntListMap(CborWriter out, Map<String, List<Integer>> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<String, List<Integer>> entry : map.entrySet()) {
      out.writeText(entry.getKey());
      writeIntList(out, entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeIntList(CborWriter out, List<Integer> list) {
    out.writeArrayHeader(list.size());
    for (Integer element : list) {
      out.writeLong(element);
    }
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<byte[]> readBytesList(CborReader in) {
    int size = in.readArrayHeader();
    List<byte[]> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(in.readBytes());
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<String> readTextList(CborReader in) {
    int size = in.readArrayHeader();
    List<String> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(in.readText());
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<Integer> readIntList(CborReader in) {
    int size = in.readArrayHeader();
    List<Integer> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(in.readInt());
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static Map<String, String> readTextMap(CborReader in) {
    int size = in.readMapHeader();
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readText(), in.readText());
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    if (map.size() < size) {
      throw ValueErrors.duplicateKey(in);
    }
    return map;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<GitCommands.Person> readPersonList(CborReader in) {
    int size = in.readArrayHeader();
    List<GitCommands.Person> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(PersonReader.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a {@link GitCommands.Commit}.
   */
  private static final class CommitReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("node", "author", "time", "parents",
        "merge");

    /**
     * There are no instances.
     */
    private CommitReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static GitCommands.Commit read(CborReader in) {
      byte[] node = null;
      GitCommands.Person author = null;
      long time = 0;
      boolean hasTime = false;
      List<byte[]> parents = null;
      boolean merge = false;
      boolean hasMerge = false;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          throw ValueErrors.unknown(in, FIELDS);
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> node = in.readBytes();
              case 1 -> author = PersonReader.read(in);
              case 2 -> {
                time = in.readLong();
                hasTime = true;
              }
              case 3 -> parents = readBytesList(in);
              case 4 -> {
                merge = in.readBoolean();
                hasMerge = true;
              }
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (node == null) {
        throw ValueErrors.missing(in, "node");
      }
      if (author == null) {
        throw ValueErrors.missing(in, "author");
      }
      if (!hasTime) {
        throw ValueErrors.missing(in, "time");
      }
      if (parents == null) {
        throw ValueErrors.missing(in, "parents");
      }
      if (!hasMerge) {
        throw ValueErrors.missing(in, "merge");
      }
      try {
        return new GitCommands.Commit(node, author, time, parents, merge);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link GitCommands.Person}.
   */
  private static final class PersonReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("name", "mail");

    /**
     * There are no instances.
     */
    private PersonReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static GitCommands.Person read(CborReader in) {
      String name = null;
      Optional<String> mail = Optional.empty();
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          throw ValueErrors.unknown(in, FIELDS);
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> name = in.readText();
              case 1 -> mail = Optional.of(in.readText());
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
        return new GitCommands.Person(name, mail);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }
}
