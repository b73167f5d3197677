package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.eclipse.jgit.lib.Constants.OBJECT_ID_LENGTH;
import static org.eclipse.jgit.lib.Constants.OBJ_BLOB;
import static org.eclipse.jgit.lib.Constants.OBJ_COMMIT;
import static org.eclipse.jgit.lib.Constants.R_HEADS;
import static org.eclipse.jgit.lib.Constants.R_REFS;
import static org.eclipse.jgit.lib.Constants.R_REMOTES;
import static org.eclipse.jgit.lib.Constants.R_TAGS;
import static org.eclipse.jgit.lib.Constants.typeString;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;

/**
 * The commands of a Git repository. All of them only read.
 *
 * <p>A node is a commit, and its id is Git's, as 20 raw bytes. If a ref points to an annotated tag,
 * the node is the tagged commit. Refs that point to no commit are skipped (Git can tag a file).
 *
 * <p>Safe for use by any thread: each call reads the current state of the repository.
 */
public final class GitCommands {
  private static final String NAMESPACE_NAMES = "namespaces";
  private static final SortedMap<String, String> NAMESPACES =
      new TreeMap<>(
          Map.of(NAMESPACE_NAMES, "", "branches", R_HEADS, "tags", R_TAGS, "remotes", R_REMOTES));

  private final Repository repository;

  /**
   * Creates the commands of a repository.
   *
   * @param repository the repository, which must stay open while the commands are in use; the
   *     caller closes it
   */
  public GitCommands(Repository repository) {
    this.repository = repository;
  }

  /**
   * Returns the capabilities of this server.
   *
   * @return the server's name, the object format, the commands and the namespaces
   */
  @WireCommand("capabilities")
  public Capabilities capabilities() {
    return new Capabilities(
        "WireCommand sample server",
        "sha1",
        new GitCommandsDispatch(this).commands().stream().map(CommandDescriptor::name).toList(),
        List.copyOf(NAMESPACES.keySet()));
  }

  /**
   * Returns the heads, which are the commits without children.
   *
   * @param publicOnly whether only branches and tags count; else all refs count, and {@code HEAD},
   *     which matters if it is detached
   * @return the heads among the commits of these refs and all their ancestors, sorted by id
   * @throws IOException if the repository cannot be read
   */
  @WireCommand("heads")
  public List<byte[]> heads(@Arg(value = "publiconly", defaultValue = "false") boolean publicOnly)
      throws IOException {
    try (CommitReader commits = new CommitReader(repository)) {
      List<RevCommit> tips = new ArrayList<>();
      if (publicOnly) {
        tips.addAll(commits.under(R_HEADS).values());
        tips.addAll(commits.under(R_TAGS).values());
      } else {
        tips.addAll(commits.under(R_REFS).values());
        tips.addAll(commits.checkedOut());
      }
      return commits.heads(tips).stream().map(GitCommands::bytes).toList();
    }
  }

  /**
   * Returns the branches.
   *
   * @return the ids of each branch's heads by its short name; a Git branch has one head
   * @throws IOException if the repository cannot be read
   */
  @WireCommand("branchmap")
  public Map<String, List<byte[]>> branchmap() throws IOException {
    try (CommitReader commits = new CommitReader(repository)) {
      Map<String, List<byte[]>> heads = new LinkedHashMap<>();
      commits.under(R_HEADS).forEach((name, head) -> heads.put(name, List.of(bytes(head))));
      return heads;
    }
  }

  /**
   * Tells which commits are in the repository.
   *
   * @param nodes the ids to look for
   * @return one character for each id, in their order: {@code 1} for a commit in the repository,
   *     {@code 0} for anything else
   * @throws IOException if the repository cannot be read
   */
  @WireCommand("known")
  public byte[] known(List<byte[]> nodes) throws IOException {
    byte[] answers = new byte[nodes.size()];
    try (ObjectReader reader = repository.newObjectReader()) {
      for (int i = 0; i < answers.length; i++) {
        ObjectId id = id("known: argument 'nodes[" + i + "]'", nodes.get(i));
        boolean known = reader.has(id) && reader.open(id).getType() == OBJ_COMMIT;
        answers[i] = (byte) (known ? '1' : '0');
      }
    }
    return answers;
  }

  /**
   * Returns the content of a file.
   *
   * @param id the id of the blob
   * @return the content as Git stores it
   * @throws IOException if the repository cannot be read
   */
  @WireCommand(value = "cat", raw = true)
  public byte[] cat(byte[] id) throws IOException {
    ObjectId blob = id("cat: argument 'id'", id);
    try (ObjectReader reader = repository.newObjectReader()) {
      if (!reader.has(blob)) {
        throw new CommandException(ErrorCode.NOT_FOUND, "cat: there is no object " + shown(blob));
      }
      ObjectLoader object = reader.open(blob);
      if (object.getType() != OBJ_BLOB) {
        throw new CommandException(
            ErrorCode.INVALID_ARGUMENT,
            "cat: " + shown(blob) + " is a " + typeString(object.getType()) + ", not a blob");
      }
      return object.getBytes();
    } catch (LargeObjectException e) {
      throw new CommandException(
          ErrorCode.FAILED, "cat: " + shown(blob) + " is too large to be sent whole", null, e);
    }
  }

  /**
   * Finds a commit by name, by Git's rules: a full id; else a ref, by its full name or a short one,
   * where tags precede branches; else the beginning of an id.
   *
   * @param key the name of a ref, or 4 to 40 hexadecimal digits with which the id of exactly one
   *     commit begins
   * @return the commit's id
   * @throws IOException if the repository cannot be read
   */
  @WireCommand("lookup")
  public byte[] lookup(String key) throws IOException {
    try (CommitReader commits = new CommitReader(repository)) {
      Optional<RevObject> named = commits.named(key);
      if (named.isPresent()) {
        return bytes(commit(key, named.get()));
      }
      SortedSet<RevCommit> candidates = commits.beginningWith(key);
      if (candidates.size() == 1) {
        return bytes(candidates.first());
      }
      throw candidates.isEmpty() ? unknown(key) : ambiguous(key, candidates);
    }
  }

  /**
   * Lists the names in a namespace.
   *
   * @param namespace {@code branches}, {@code tags} or {@code remotes}; or "namespaces" for the
   *     names of all four
   * @return node ids by name, both as bytes; the ids of "namespaces" are empty
   * @throws IOException if the repository cannot be read
   */
  @WireCommand("listkeys")
  public Map<ByteBuffer, byte[]> listkeys(String namespace) throws IOException {
    String folder = NAMESPACES.get(namespace);
    if (folder == null) {
      throw new CommandException(
          ErrorCode.NOT_FOUND,
          "listkeys: there is no namespace '"
              + namespace
              + "'; there are "
              + String.join(", ", NAMESPACES.keySet()));
    }
    Map<ByteBuffer, byte[]> keys = new LinkedHashMap<>();
    if (namespace.equals(NAMESPACE_NAMES)) {
      NAMESPACES.keySet().forEach(name -> keys.put(UTF_8.encode(name), new byte[0]));
      return keys;
    }
    try (CommitReader commits = new CommitReader(repository)) {
      commits.under(folder).forEach((name, node) -> keys.put(UTF_8.encode(name), bytes(node)));
      return keys;
    }
  }

  private static RevCommit commit(String key, RevObject named) {
    if (named instanceof RevCommit commit) {
      return commit;
    }
    throw new CommandException(
        ErrorCode.INVALID_ARGUMENT,
        "lookup: '" + key + "' names a " + typeString(named.getType()) + ", not a commit");
  }

  private static CommandException unknown(String key) {
    return new CommandException(
        ErrorCode.NOT_FOUND,
        "lookup: no ref is named '"
            + key
            + "', and it is not the beginning of a commit's id; listkeys tells the names");
  }

  private static CommandException ambiguous(String key, SortedSet<RevCommit> candidates) {
    String shown = candidates.stream().limit(4).map(GitCommands::shown).collect(joining(", "));
    return new CommandException(
        ErrorCode.CONFLICT,
        "lookup: '"
            + key
            + "' is ambiguous: "
            + candidates.size()
            + " commits' ids begin with it ("
            + shown
            + (candidates.size() > 4 ? ", ..." : "")
            + "); give more digits");
  }

  private static ObjectId id(String where, byte[] bytes) {
    if (bytes.length != OBJECT_ID_LENGTH) {
      throw new CommandException(
          ErrorCode.INVALID_ARGUMENT, where + ": an id has 20 bytes, this one " + bytes.length);
    }
    return ObjectId.fromRaw(bytes);
  }

  private static byte[] bytes(AnyObjectId id) {
    byte[] bytes = new byte[OBJECT_ID_LENGTH];
    id.copyRawTo(bytes, 0);
    return bytes;
  }

  /** Shortens an id for people. Twelve digits identify an object in practice. */
  private static String shown(AnyObjectId id) {
    return id.name().substring(0, 12);
  }
}
