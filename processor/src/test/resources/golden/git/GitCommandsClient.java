package git;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.TypedClient;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.RecordErrors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Calls the commands of {@link GitCommands} over a connection.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class GitCommandsClient extends TypedClient {
  /**
   * A client on a connection.
   *
   * @param client the connection; closing it is its owner's affair
   */
  public GitCommandsClient(CommandClient client) {
    super(client);
  }

  /**
   * Calls {@code branch}: {@link GitCommands#branch(String)}.
   */
  public Optional<String> branch(String name) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeName("name");
    arguments.writeText(name);
    return call("branch", arguments, null, in -> in.tryReadNull() ? Optional.empty()
        : Optional.of(in.readText()));
  }

  /**
   * Calls {@code cat}: {@link GitCommands#cat(String, long)}.
   */
  public byte[] cat(String path, long max) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(2);
    arguments.writeName("max");
    arguments.writeLong(max);
    arguments.writeName("path");
    arguments.writeText(path);
    return callRaw("cat", arguments, null);
  }

  /**
   * Calls {@code count}: {@link GitCommands#count(String, Optional, int)}.
   */
  public long count(String of, Optional<Long> since, int step) {
    CborWriter arguments = new CborWriter();
    int size = 2;
    if (since.isPresent()) {
      size++;
    }
    arguments.writeMapHeader(size);
    arguments.writeName("of");
    arguments.writeText(of);
    arguments.writeName("step");
    arguments.writeLong(step);
    if (since.isPresent()) {
      arguments.writeName("since");
      arguments.writeLong(since.get());
    }
    return call("count", arguments, null, CborReader::readLong);
  }

  /**
   * Calls {@code exists}: {@link GitCommands#exists(byte[], boolean)}.
   */
  public boolean exists(byte[] node, boolean reachable) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(2);
    arguments.writeName("node");
    arguments.writeBytes(node);
    arguments.writeName("reachable");
    arguments.writeBoolean(reachable);
    return call("exists", arguments, null, CborReader::readBoolean);
  }

  /**
   * Calls {@code heads}: {@link GitCommands#heads()}.
   */
  public List<byte[]> heads() {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(0);
    return call("heads", arguments, null, GitCommandsClient::readBytesList);
  }

  /**
   * Calls {@code known}: {@link GitCommands#known(List)}.
   */
  public Map<ByteBuffer, Boolean> known(List<byte[]> nodes) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeName("nodes");
    writeBytesList(arguments, nodes);
    return call("known", arguments, null, GitCommandsClient::readBooleanMapByBytes);
  }

  /**
   * Calls {@code log}: {@link GitCommands#log(CommandContext, String, int, Optional,
   *     boolean)}.
   */
  public GitCommands.Page log(String revision, int limit, Optional<List<String>> paths,
      boolean followRenames) {
    CborWriter arguments = new CborWriter();
    int size = 3;
    if (paths.isPresent()) {
      size++;
    }
    arguments.writeMapHeader(size);
    arguments.writeName("limit");
    arguments.writeLong(limit);
    if (paths.isPresent()) {
      arguments.writeName("paths");
      writeTextList(arguments, paths.get());
    }
    arguments.writeName("revision");
    arguments.writeText(revision);
    arguments.writeName("follow-renames");
    arguments.writeBoolean(followRenames);
    return call("log", arguments, null, PageReader::read);
  }

  /**
   * Calls {@code lookup}: {@link GitCommands#lookup(String)}.
   */
  public byte[] lookup(String key) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeName("key");
    arguments.writeText(key);
    return call("lookup", arguments, null, CborReader::readBytes);
  }

  /**
   * Calls {@code matrix}: {@link GitCommands#matrix(List)}.
   */
  public List<Optional<Map<String, List<Integer>>>> matrix(List<Integer> row) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeName("row");
    writeIntList(arguments, row);
    return call("matrix", arguments, null, GitCommandsClient::readOptionalIntListMapList);
  }

  /**
   * Calls {@code push}: {@link GitCommands#push(CommandData, String)}.
   */
  public int push(byte[] bundle, String branch) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeName("branch");
    arguments.writeText(branch);
    return call("push", arguments, bundle, CborReader::readInt);
  }

  /**
   * Calls {@code tag}: {@link GitCommands#tag(GitCommands.Commit, Map, List)}.
   */
  public void tag(GitCommands.Commit commit, Map<String, String> labels,
      List<GitCommands.Person> signers) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(3);
    arguments.writeName("commit");
    writeCommit(arguments, commit);
    arguments.writeName("labels");
    writeTextMap(arguments, labels);
    arguments.writeName("signers");
    writePersonList(arguments, signers);
    callVoid("tag", arguments, null);
  }

  private static void writeBytesList(CborWriter out, List<byte[]> list) {
    out.writeArrayHeader(list.size());
    for (byte[] element : list) {
      out.writeBytes(element);
    }
  }

  private static void writeTextList(CborWriter out, List<String> list) {
    out.writeArrayHeader(list.size());
    for (String element : list) {
      out.writeText(element);
    }
  }

  private static void writeIntList(CborWriter out, List<Integer> list) {
    out.writeArrayHeader(list.size());
    for (Integer element : list) {
      out.writeLong(element);
    }
  }

  private static void writeCommit(CborWriter out, GitCommands.Commit value) {
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

  private static void writeTextMap(CborWriter out, Map<String, String> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeText(entry.getKey());
      out.writeText(entry.getValue());
    }
    out.endMap(mark);
  }

  private static void writePersonList(CborWriter out, List<GitCommands.Person> list) {
    out.writeArrayHeader(list.size());
    for (GitCommands.Person element : list) {
      writePerson(out, element);
    }
  }

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

  private static Map<ByteBuffer, Boolean> readBooleanMapByBytes(CborReader in) {
    int size = in.readMapHeader();
    Map<ByteBuffer, Boolean> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(ByteBuffer.wrap(in.readBytes()), in.readBoolean());
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return map;
  }

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
    return map;
  }

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
    return map;
  }

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
    private static final NameTable FIELDS = NameTable.of("commits", "next", "authors");

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
        throw RecordErrors.missing(in, "commits");
      }
      if (authors == null) {
        throw RecordErrors.missing(in, "authors");
      }
      try {
        return new GitCommands.Page(commits, next, authors);
      } catch (IllegalArgumentException e) {
        throw RecordErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link GitCommands.Commit}.
   */
  private static final class CommitReader {
    private static final NameTable FIELDS = NameTable.of("node", "author", "time", "parents",
        "merge");

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
        throw RecordErrors.missing(in, "node");
      }
      if (author == null) {
        throw RecordErrors.missing(in, "author");
      }
      if (!hasTime) {
        throw RecordErrors.missing(in, "time");
      }
      if (parents == null) {
        throw RecordErrors.missing(in, "parents");
      }
      if (!hasMerge) {
        throw RecordErrors.missing(in, "merge");
      }
      try {
        return new GitCommands.Commit(node, author, time, parents, merge);
      } catch (IllegalArgumentException e) {
        throw RecordErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link GitCommands.Person}.
   */
  private static final class PersonReader {
    private static final NameTable FIELDS = NameTable.of("name", "mail");

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
        throw RecordErrors.missing(in, "name");
      }
      try {
        return new GitCommands.Person(name, mail);
      } catch (IllegalArgumentException e) {
        throw RecordErrors.refused(in, e);
      }
    }
  }
}
