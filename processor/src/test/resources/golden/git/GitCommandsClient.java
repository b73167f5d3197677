package git;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.TypedClient;
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
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * Calls the commands of {@link GitCommands} over a connection, and waits for their ends.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class GitCommandsClient extends TypedClient {
  /**
   * The command 'branch'.
   */
  private static final CommandName BRANCH_COMMAND = new CommandName("branch", Permission.READ);

  /**
   * The command 'cat'.
   */
  private static final CommandName CAT_COMMAND = new CommandName("cat", Permission.READ);

  /**
   * The command 'count'.
   */
  private static final CommandName COUNT_COMMAND = new CommandName("count", Permission.READ);

  /**
   * The command 'exists'.
   */
  private static final CommandName EXISTS_COMMAND = new CommandName("exists", Permission.READ);

  /**
   * The command 'heads'.
   */
  private static final CommandName HEADS_COMMAND = new CommandName("heads", Permission.READ);

  /**
   * The command 'known'.
   */
  private static final CommandName KNOWN_COMMAND = new CommandName("known", Permission.READ);

  /**
   * The command 'log'.
   */
  private static final CommandName LOG_COMMAND = new CommandName("log", Permission.READ);

  /**
   * The command 'lookup'.
   */
  private static final CommandName LOOKUP_COMMAND = new CommandName("lookup", Permission.READ);

  /**
   * The command 'matrix'.
   */
  private static final CommandName MATRIX_COMMAND = new CommandName("matrix", Permission.READ);

  /**
   * The command 'push'.
   */
  private static final CommandName PUSH_COMMAND = new CommandName("push", Permission.WRITE);

  /**
   * The command 'tag'.
   */
  private static final CommandName TAG_COMMAND = new CommandName("tag", Permission.WRITE);

  /**
   * The connection.
   */
  private final CommandClient client;

  /**
   * A client on a connection.
   *
   * @param client the connection; closing it is its owner's affair
   */
  public GitCommandsClient(CommandClient client) {
    super(client);
    this.client = client;
  }

  /**
   * The same commands, without waiting.
   *
   * @return an async client on the same connection
   */
  public Async async() {
    return new Async(client);
  }

  /**
   * The same commands, called with options.
   *
   * @param options what each call has, before what it has from this client
   * @return a client on the same connection
   */
  public GitCommandsClient with(CallOptions options) {
    return new GitCommandsClient(client.with(options));
  }

  /**
   * Encodes the arguments of 'branch'.
   *
   * @param name the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeBranch(String name) {
    ArgumentErrors.requireNonNull("branch", "name", name);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("name");
    out.writeText(name);
    return out;
  }

  /**
   * Calls 'branch': {@link GitCommands#branch(String)}.
   *
   * @param name the argument 'name'
   * @return the result
   */
  public Optional<String> branch(String name) {
    return call(BRANCH_COMMAND, encodeBranch(name), CommandData.none(), in -> in.tryReadNull()
        ? Optional.empty() : Optional.of(in.readText()));
  }

  /**
   * Encodes the arguments of 'cat'.
   *
   * @param path the value
   * @param max the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeCat(String path, long max) {
    ArgumentErrors.requireNonNull("cat", "path", path);
    CborWriter out = new CborWriter();
    out.writeMapHeader(2);
    out.writeName("max");
    out.writeLong(max);
    out.writeName("path");
    out.writeText(path);
    return out;
  }

  /**
   * Calls 'cat': {@link GitCommands#cat(String, long)}.
   *
   * @param path the argument 'path'
   * @param max the argument 'max'
   * @return the result
   */
  public byte[] cat(String path, long max) {
    return callRaw(CAT_COMMAND, encodeCat(path, max), CommandData.none());
  }

  /**
   * Encodes the arguments of 'count'.
   *
   * @param of the value
   * @param since the value
   * @param step the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeCount(String of, Optional<Long> since, int step) {
    ArgumentErrors.requireNonNull("count", "of", of);
    ArgumentErrors.requireNonNull("count", "since", since);
    CborWriter out = new CborWriter();
    int size = 2;
    if (since.isPresent()) {
      size++;
    }
    out.writeMapHeader(size);
    out.writeName("of");
    out.writeText(of);
    out.writeName("step");
    out.writeLong(step);
    if (since.isPresent()) {
      out.writeName("since");
      out.writeLong(since.get());
    }
    return out;
  }

  /**
   * Calls 'count': {@link GitCommands#count(String, Optional, int)}.
   *
   * @param of the argument 'of'
   * @param since the argument 'since'
   * @param step the argument 'step'
   * @return the result
   */
  public long count(String of, Optional<Long> since, int step) {
    return call(COUNT_COMMAND, encodeCount(of, since, step), CommandData.none(),
        CborReader::readLong);
  }

  /**
   * Encodes the arguments of 'exists'.
   *
   * @param node the value
   * @param reachable the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeExists(byte[] node, boolean reachable) {
    ArgumentErrors.requireNonNull("exists", "node", node);
    CborWriter out = new CborWriter();
    out.writeMapHeader(2);
    out.writeName("node");
    out.writeBytes(node);
    out.writeName("reachable");
    out.writeBoolean(reachable);
    return out;
  }

  /**
   * Calls 'exists': {@link GitCommands#exists(byte[], boolean)}.
   *
   * @param node the argument 'node'
   * @param reachable the argument 'reachable'
   * @return the result
   */
  public boolean exists(byte[] node, boolean reachable) {
    return call(EXISTS_COMMAND, encodeExists(node, reachable), CommandData.none(),
        CborReader::readBoolean);
  }

  /**
   * Encodes no arguments.
   *
   * @return the encoded map of arguments
   */
  private static CborWriter noArguments() {
    CborWriter out = new CborWriter();
    out.writeMapHeader(0);
    return out;
  }

  /**
   * Calls 'heads': {@link GitCommands#heads()}.
   *
   * @return the result
   */
  public List<byte[]> heads() {
    return call(HEADS_COMMAND, noArguments(), CommandData.none(), GitCommandsClient::readBytesList);
  }

  /**
   * Encodes the arguments of 'known'.
   *
   * @param nodes the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeKnown(List<byte[]> nodes) {
    ArgumentErrors.requireNonNull("known", "nodes", nodes);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("nodes");
      writeBytesList(out, nodes);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("known", out, e);
    }
    return out;
  }

  /**
   * Calls 'known': {@link GitCommands#known(List)}.
   *
   * @param nodes the argument 'nodes'
   * @return the result
   */
  public Map<ByteBuffer, Boolean> known(List<byte[]> nodes) {
    return call(KNOWN_COMMAND, encodeKnown(nodes), CommandData.none(),
        GitCommandsClient::readBooleanMapByBytes);
  }

  /**
   * Encodes the arguments of 'log'.
   *
   * @param revision the value
   * @param limit the value
   * @param paths the value
   * @param followRenames the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeLog(String revision, int limit, Optional<List<String>> paths,
      boolean followRenames) {
    ArgumentErrors.requireNonNull("log", "paths", paths);
    ArgumentErrors.requireNonNull("log", "revision", revision);
    CborWriter out = new CborWriter();
    try {
      int size = 3;
      if (paths.isPresent()) {
        size++;
      }
      out.writeMapHeader(size);
      out.writeName("limit");
      out.writeLong(limit);
      if (paths.isPresent()) {
        out.writeName("paths");
        writeTextList(out, paths.get());
      }
      out.writeName("revision");
      out.writeText(revision);
      out.writeName("follow-renames");
      out.writeBoolean(followRenames);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("log", out, e);
    }
    return out;
  }

  /**
   * Calls 'log': {@link GitCommands#log(CommandContext, String, int, Optional,
   *     boolean)}.
   *
   * @param revision the argument 'revision'
   * @param limit the argument 'limit'
   * @param paths the argument 'paths'
   * @param followRenames the argument 'follow-renames'
   * @return the result
   */
  public GitCommands.Page log(String revision, int limit, Optional<List<String>> paths,
      boolean followRenames) {
    return call(LOG_COMMAND, encodeLog(revision, limit, paths, followRenames), CommandData.none(),
        PageReader::read);
  }

  /**
   * Encodes the arguments of 'lookup'.
   *
   * @param key the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeLookup(String key) {
    ArgumentErrors.requireNonNull("lookup", "key", key);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("key");
    out.writeText(key);
    return out;
  }

  /**
   * Calls 'lookup': {@link GitCommands#lookup(String)}.
   *
   * @param key the argument 'key'
   * @return the result
   */
  public byte[] lookup(String key) {
    return call(LOOKUP_COMMAND, encodeLookup(key), CommandData.none(), CborReader::readBytes);
  }

  /**
   * Encodes the arguments of 'matrix'.
   *
   * @param row the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeMatrix(List<Integer> row) {
    ArgumentErrors.requireNonNull("matrix", "row", row);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("row");
      writeIntList(out, row);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("matrix", out, e);
    }
    return out;
  }

  /**
   * Calls 'matrix': {@link GitCommands#matrix(List)}.
   *
   * @param row the argument 'row'
   * @return the result
   */
  public List<Optional<Map<String, List<Integer>>>> matrix(List<Integer> row) {
    return call(MATRIX_COMMAND, encodeMatrix(row), CommandData.none(),
        GitCommandsClient::readOptionalIntListMapList);
  }

  /**
   * Encodes the arguments of 'push'.
   *
   * @param branch the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodePush(String branch) {
    ArgumentErrors.requireNonNull("push", "branch", branch);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("branch");
    out.writeText(branch);
    return out;
  }

  /**
   * Calls 'push': {@link GitCommands#push(CommandData, String)}.
   *
   * @param bundle the data of the request
   * @param branch the argument 'branch'
   * @return the result
   */
  public int push(CommandData bundle, String branch) {
    return call(PUSH_COMMAND, encodePush(branch), ArgumentErrors.requireData("push", "bundle",
        bundle), CborReader::readInt);
  }

  /**
   * Encodes the arguments of 'tag'.
   *
   * @param commit the value
   * @param labels the value
   * @param signers the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeTag(GitCommands.Commit commit, Map<String, String> labels,
      List<GitCommands.Person> signers) {
    ArgumentErrors.requireNonNull("tag", "commit", commit);
    ArgumentErrors.requireNonNull("tag", "labels", labels);
    ArgumentErrors.requireNonNull("tag", "signers", signers);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(3);
      out.writeName("commit");
      writeCommit(out, commit);
      out.writeName("labels");
      writeTextMap(out, labels);
      out.writeName("signers");
      writePersonList(out, signers);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("tag", out, e);
    }
    return out;
  }

  /**
   * Calls 'tag': {@link GitCommands#tag(GitCommands.Commit, Map, List)}.
   *
   * @param commit the argument 'commit'
   * @param labels the argument 'labels'
   * @param signers the argument 'signers'
   */
  public void tag(GitCommands.Commit commit, Map<String, String> labels,
      List<GitCommands.Person> signers) {
    callVoid(TAG_COMMAND, encodeTag(commit, labels, signers), CommandData.none());
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
   * @param list the value
   */
  private static void writeTextList(CborWriter out, List<String> list) {
    out.writeArrayHeader(list.size());
    for (String element : list) {
      out.writeText(element);
    }
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
   * @param map the value
   */
  private static void writeTextMap(CborWriter out, Map<String, String> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeText(entry.getKey());
      out.writeText(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writePersonList(CborWriter out, List<GitCommands.Person> list) {
    out.writeArrayHeader(list.size());
    for (GitCommands.Person element : list) {
      writePerson(out, element);
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
  private static Map<ByteBuffer, Boolean> readBooleanMapByBytes(CborReader in) {
    int size = in.readMapHeader();
    Map<ByteBuffer, Boolean> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readByteBuffer(), in.readBoolean());
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
  private static List<GitCommands.Commit> readCommitList(CborReader in) {
    int size = in.readArrayHeader();
    List<GitCommands.Commit> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(CommitReader.read(in));
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
  private static Map<String, GitCommands.Person> readPersonMap(CborReader in) {
    int size = in.readMapHeader();
    Map<String, GitCommands.Person> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readText(), PersonReader.read(in));
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
  private static List<Optional<Map<String, List<Integer>>>> readOptionalIntListMapList(
      CborReader in) {
    int size = in.readArrayHeader();
    List<Optional<Map<String, List<Integer>>>> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(in.tryReadNull() ? Optional.empty() : Optional.of(readIntListMap(in)));
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
  private static Map<String, List<Integer>> readIntListMap(CborReader in) {
    int size = in.readMapHeader();
    Map<String, List<Integer>> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readText(), readIntList(in));
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
   * Reads a {@link GitCommands.Page}.
   */
  private static final class PageReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("commits", "next", "authors");

    /**
     * There are no instances.
     */
    private PageReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static GitCommands.Page read(CborReader in) {
      List<GitCommands.Commit> commits = null;
      Optional<Integer> next = Optional.empty();
      Map<String, GitCommands.Person> authors = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> commits = readCommitList(in);
              case 1 -> next = Optional.of(in.readInt());
              case 2 -> authors = readPersonMap(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (commits == null) {
        throw ValueErrors.missing(in, "commits");
      }
      if (authors == null) {
        throw ValueErrors.missing(in, "authors");
      }
      try {
        return new GitCommands.Page(commits, next, authors);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
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
          in.skip();
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
          in.skip();
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

  /**
   * Calls the commands of {@link GitCommands} over a connection. Stages complete, and
   * publishers signal, on the connection's thread.
   */
  public static final class Async extends TypedClient {
    /**
     * A client on a connection.
     *
     * @param client the connection
     */
    private Async(CommandClient client) {
      super(client);
    }

    /**
     * Calls 'branch':
     * {@link GitCommands#branch(String)}.
     *
     * @param name the argument 'name'
     * @return completes with the result
     */
    public CompletionStage<Optional<String>> branch(String name) {
      return callAsync(BRANCH_COMMAND, encodeBranch(name), CommandData.none(),
          in2 -> in2.tryReadNull() ? Optional.empty() : Optional.of(in2.readText()));
    }

    /**
     * Calls 'cat':
     * {@link GitCommands#cat(String, long)}.
     *
     * @param path the argument 'path'
     * @param max the argument 'max'
     * @return completes with the result
     */
    public CompletionStage<byte[]> cat(String path, long max) {
      return callRawAsync(CAT_COMMAND, encodeCat(path, max), CommandData.none());
    }

    /**
     * Calls 'count':
     * {@link GitCommands#count(String, Optional, int)}.
     *
     * @param of the argument 'of'
     * @param since the argument 'since'
     * @param step the argument 'step'
     * @return completes with the result
     */
    public CompletionStage<Long> count(String of, Optional<Long> since, int step) {
      return callAsync(COUNT_COMMAND, encodeCount(of, since, step), CommandData.none(),
          CborReader::readLong);
    }

    /**
     * Calls 'exists':
     * {@link GitCommands#exists(byte[], boolean)}.
     *
     * @param node the argument 'node'
     * @param reachable the argument 'reachable'
     * @return completes with the result
     */
    public CompletionStage<Boolean> exists(byte[] node, boolean reachable) {
      return callAsync(EXISTS_COMMAND, encodeExists(node, reachable), CommandData.none(),
          CborReader::readBoolean);
    }

    /**
     * Calls 'heads':
     * {@link GitCommands#heads()}.
     *
     * @return completes with the result
     */
    public CompletionStage<List<byte[]>> heads() {
      return callAsync(HEADS_COMMAND, noArguments(), CommandData.none(),
          GitCommandsClient::readBytesList);
    }

    /**
     * Calls 'known':
     * {@link GitCommands#known(List)}.
     *
     * @param nodes the argument 'nodes'
     * @return completes with the result
     */
    public CompletionStage<Map<ByteBuffer, Boolean>> known(List<byte[]> nodes) {
      return callAsync(KNOWN_COMMAND, encodeKnown(nodes), CommandData.none(),
          GitCommandsClient::readBooleanMapByBytes);
    }

    /**
     * Calls 'log':
     * {@link GitCommands#log(CommandContext, String, int, Optional,
     *     boolean)}.
     *
     * @param revision the argument 'revision'
     * @param limit the argument 'limit'
     * @param paths the argument 'paths'
     * @param followRenames the argument 'follow-renames'
     * @return completes with the result
     */
    public CompletionStage<GitCommands.Page> log(String revision, int limit,
        Optional<List<String>> paths, boolean followRenames) {
      return callAsync(LOG_COMMAND, encodeLog(revision, limit, paths, followRenames),
          CommandData.none(), PageReader::read);
    }

    /**
     * Calls 'lookup':
     * {@link GitCommands#lookup(String)}.
     *
     * @param key the argument 'key'
     * @return completes with the result
     */
    public CompletionStage<byte[]> lookup(String key) {
      return callAsync(LOOKUP_COMMAND, encodeLookup(key), CommandData.none(),
          CborReader::readBytes);
    }

    /**
     * Calls 'matrix':
     * {@link GitCommands#matrix(List)}.
     *
     * @param row the argument 'row'
     * @return completes with the result
     */
    public CompletionStage<List<Optional<Map<String, List<Integer>>>>> matrix(List<Integer> row) {
      return callAsync(MATRIX_COMMAND, encodeMatrix(row), CommandData.none(),
          GitCommandsClient::readOptionalIntListMapList);
    }

    /**
     * Calls 'push':
     * {@link GitCommands#push(CommandData, String)}.
     *
     * @param bundle the data of the request
     * @param branch the argument 'branch'
     * @return completes with the result
     */
    public CompletionStage<Integer> push(CommandData bundle, String branch) {
      return callAsync(PUSH_COMMAND, encodePush(branch), ArgumentErrors.requireData("push",
          "bundle", bundle), CborReader::readInt);
    }

    /**
     * Calls 'tag':
     * {@link GitCommands#tag(GitCommands.Commit, Map, List)}.
     *
     * @param commit the argument 'commit'
     * @param labels the argument 'labels'
     * @param signers the argument 'signers'
     * @return completes with the result
     */
    public CompletionStage<Void> tag(GitCommands.Commit commit, Map<String, String> labels,
        List<GitCommands.Person> signers) {
      return callVoidAsync(TAG_COMMAND, encodeTag(commit, labels, signers), CommandData.none());
    }
  }
}
