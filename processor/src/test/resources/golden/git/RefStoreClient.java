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
import dev.wirecommand.command.CommandData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * Calls the commands of {@link RefStore} over a connection, and waits for their ends.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class RefStoreClient extends TypedClient implements RefStore {
  /**
   * The command 'blob'.
   */
  private static final CommandName BLOB_COMMAND = new CommandName("blob", Permission.READ);

  /**
   * The command 'delete'.
   */
  private static final CommandName DELETE_COMMAND = new CommandName("delete", Permission.WRITE);

  /**
   * The command 'refs'.
   */
  private static final CommandName REFS_COMMAND = new CommandName("refs", Permission.READ);

  /**
   * The connection.
   */
  private final CommandClient client;

  /**
   * A client on a connection.
   *
   * @param client the connection; closing it is its owner's affair
   */
  public RefStoreClient(CommandClient client) {
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
  public RefStoreClient with(CallOptions options) {
    return new RefStoreClient(client.with(options));
  }

  /**
   * Encodes the arguments of 'blob'.
   *
   * @param node the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeBlob(byte[] node) {
    ArgumentErrors.requireNonNull("blob", "node", node);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("node");
    out.writeBytes(node);
    return out;
  }

  /**
   * Calls 'blob': {@link RefStore#blob(byte[])}.
   *
   * @param node the argument 'node'
   * @return the result
   */
  @Override
  public byte[] blob(byte... node) {
    return callRaw(BLOB_COMMAND, encodeBlob(node), CommandData.none());
  }

  /**
   * Encodes the arguments of 'delete'.
   *
   * @param name the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeDelete(String name) {
    ArgumentErrors.requireNonNull("delete", "name", name);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("name");
    out.writeText(name);
    return out;
  }

  /**
   * Calls 'delete': {@link RefStore#delete(String)}.
   *
   * @param name the argument 'name'
   * @return the result
   */
  @Override
  public boolean delete(String name) {
    return call(DELETE_COMMAND, encodeDelete(name), CommandData.none(), CborReader::readBoolean);
  }

  /**
   * Encodes the arguments of 'refs'.
   *
   * @param prefix the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeRefs(Optional<String> prefix) {
    ArgumentErrors.requireNonNull("refs", "prefix", prefix);
    CborWriter out = new CborWriter();
    int size = 0;
    if (prefix.isPresent()) {
      size++;
    }
    out.writeMapHeader(size);
    if (prefix.isPresent()) {
      out.writeName("prefix");
      out.writeText(prefix.get());
    }
    return out;
  }

  /**
   * Calls 'refs': {@link RefStore#refs(Optional)}.
   *
   * @param prefix the argument 'prefix'
   * @return the result
   */
  @Override
  public List<RefStore.Ref> refs(Optional<String> prefix) {
    return call(REFS_COMMAND, encodeRefs(prefix), CommandData.none(), RefStoreClient::readRefList);
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<RefStore.Ref> readRefList(CborReader in) {
    int size = in.readArrayHeader();
    List<RefStore.Ref> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(RefReader.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a {@link RefStore.Ref}.
   */
  private static final class RefReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("name", "node");

    /**
     * There are no instances.
     */
    private RefReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static RefStore.Ref read(CborReader in) {
      String name = null;
      byte[] node = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> name = in.readText();
              case 1 -> node = in.readBytes();
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
      if (node == null) {
        throw ValueErrors.missing(in, "node");
      }
      try {
        return new RefStore.Ref(name, node);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Calls the commands of {@link RefStore} over a connection. Stages complete, and
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
     * Calls 'blob':
     * {@link RefStore#blob(byte[])}.
     *
     * @param node the argument 'node'
     * @return completes with the result
     */
    public CompletionStage<byte[]> blob(byte... node) {
      return callRawAsync(BLOB_COMMAND, encodeBlob(node), CommandData.none());
    }

    /**
     * Calls 'delete':
     * {@link RefStore#delete(String)}.
     *
     * @param name the argument 'name'
     * @return completes with the result
     */
    public CompletionStage<Boolean> delete(String name) {
      return callAsync(DELETE_COMMAND, encodeDelete(name), CommandData.none(),
          CborReader::readBoolean);
    }

    /**
     * Calls 'refs':
     * {@link RefStore#refs(Optional)}.
     *
     * @param prefix the argument 'prefix'
     * @return completes with the result
     */
    public CompletionStage<List<RefStore.Ref>> refs(Optional<String> prefix) {
      return callAsync(REFS_COMMAND, encodeRefs(prefix), CommandData.none(),
          RefStoreClient::readRefList);
    }
  }
}
