package streams;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Calls the commands of {@link Blobs} over a connection, and waits for their ends.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class BlobsClient extends TypedClient implements Blobs {
  /**
   * The command 'add'.
   */
  private static final CommandName ADD_COMMAND = new CommandName("add", Permission.WRITE);

  /**
   * The command 'copy'.
   */
  private static final CommandName COPY_COMMAND = new CommandName("copy", Permission.READ);

  /**
   * The command 'get'.
   */
  private static final CommandName GET_COMMAND = new CommandName("get", Permission.READ);

  /**
   * The command 'names'.
   */
  private static final CommandName NAMES_COMMAND = new CommandName("names", Permission.READ);

  /**
   * The command 'put'.
   */
  private static final CommandName PUT_COMMAND = new CommandName("put", Permission.WRITE);

  /**
   * The connection.
   */
  private final CommandClient client;

  /**
   * A client on a connection.
   *
   * @param client the connection; closing it is its owner's affair
   */
  public BlobsClient(CommandClient client) {
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
  public BlobsClient with(CallOptions options) {
    return new BlobsClient(client.with(options));
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
   * Calls 'add': {@link Blobs#add(CommandData)}.
   *
   * @param content the data of the request
   */
  @Override
  public void add(CommandData content) {
    callVoid(ADD_COMMAND, noArguments(), ArgumentErrors.requireData("add", "content", content));
  }

  /**
   * Calls 'copy': {@link Blobs#copy(Flow.Publisher)}.
   *
   * @param content the data of the request
   * @return the result, as it arrives
   */
  @Override
  public Flow.Publisher<Integer> copy(Flow.Publisher<ByteBuffer> content) {
    return publishItems(COPY_COMMAND, noArguments(),
        CommandData.of(ArgumentErrors.requireData("copy", "content", content)),
        CborReader::readInt);
  }

  /**
   * Encodes the arguments of 'get'.
   *
   * @param name the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeGet(String name) {
    ArgumentErrors.requireNonNull("get", "name", name);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("name");
    out.writeText(name);
    return out;
  }

  /**
   * Calls 'get': {@link Blobs#get(String)}.
   *
   * @param name the argument 'name'
   * @return the result, as it arrives
   */
  @Override
  public InputStream get(String name) {
    return openStream(GET_COMMAND, encodeGet(name), CommandData.none());
  }

  /**
   * Calls 'names': {@link Blobs#names()}.
   *
   * @return the result, as it arrives
   */
  @Override
  public Stream<String> names() {
    return openItems(NAMES_COMMAND, noArguments(), CommandData.none(), CborReader::readText);
  }

  /**
   * Encodes the arguments of 'put'.
   *
   * @param name the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodePut(String name) {
    ArgumentErrors.requireNonNull("put", "name", name);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("name");
    out.writeText(name);
    return out;
  }

  /**
   * Calls 'put': {@link Blobs#put(String, InputStream)}.
   *
   * @param name the argument 'name'
   * @param content the data of the request
   * @return the result
   */
  @Override
  public long put(String name, InputStream content) {
    return call(PUT_COMMAND, encodePut(name), CommandData.of(ArgumentErrors.requireData("put",
        "content", content)), CborReader::readLong);
  }

  /**
   * Calls the commands of {@link Blobs} over a connection. Stages complete, and
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
     * Calls 'add':
     * {@link Blobs#add(CommandData)}.
     *
     * @param content the data of the request
     * @return completes with the result
     */
    public CompletionStage<Void> add(CommandData content) {
      return callVoidAsync(ADD_COMMAND, noArguments(), ArgumentErrors.requireData("add", "content",
          content));
    }

    /**
     * Calls 'copy':
     * {@link Blobs#copy(Flow.Publisher)}.
     *
     * @param content the data of the request
     * @return the result, as it arrives
     */
    public Flow.Publisher<Integer> copy(Flow.Publisher<ByteBuffer> content) {
      return publishItems(COPY_COMMAND, noArguments(),
          CommandData.of(ArgumentErrors.requireData("copy", "content", content)),
          CborReader::readInt);
    }

    /**
     * Calls 'get':
     * {@link Blobs#get(String)}.
     *
     * @param name the argument 'name'
     * @return the result, as it arrives
     */
    public Flow.Publisher<ByteBuffer> get(String name) {
      return publishBytes(GET_COMMAND, encodeGet(name), CommandData.none());
    }

    /**
     * Calls 'names':
     * {@link Blobs#names()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<String> names() {
      return publishItems(NAMES_COMMAND, noArguments(), CommandData.none(), CborReader::readText);
    }

    /**
     * Calls 'put':
     * {@link Blobs#put(String, InputStream)}.
     *
     * @param name the argument 'name'
     * @param content the data of the request
     * @return completes with the result
     */
    public CompletionStage<Long> put(String name, InputStream content) {
      return callAsync(PUT_COMMAND, encodePut(name),
          CommandData.of(ArgumentErrors.requireData("put", "content", content)),
          CborReader::readLong);
    }
  }
}
