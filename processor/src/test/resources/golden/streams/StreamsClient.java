package streams;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.RecordTypes;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.codegen.ValueCodecs;
import dev.wirecommand.codegen.ValueErrors;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ValueCodec;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Calls the commands of {@link Streams} over a connection, and waits for their ends.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class StreamsClient extends TypedClient {
  /**
   * The command 'argument'.
   */
  private static final CommandName ARGUMENT_COMMAND = new CommandName("argument", Permission.READ);

  /**
   * The command 'buffers'.
   */
  private static final CommandName BUFFERS_COMMAND = new CommandName("buffers", Permission.READ);

  /**
   * The command 'byte-items'.
   */
  private static final CommandName BYTE_ITEMS_COMMAND = new CommandName("byte-items",
      Permission.READ);

  /**
   * The command 'bytes'.
   */
  private static final CommandName BYTES_COMMAND = new CommandName("bytes", Permission.READ);

  /**
   * The command 'channel'.
   */
  private static final CommandName CHANNEL_COMMAND = new CommandName("channel", Permission.READ);

  /**
   * The command 'chunks'.
   */
  private static final CommandName CHUNKS_COMMAND = new CommandName("chunks", Permission.READ);

  /**
   * The command 'coded'.
   */
  private static final CommandName CODED_COMMAND = new CommandName("coded", Permission.READ);

  /**
   * The command 'data'.
   */
  private static final CommandName DATA_COMMAND = new CommandName("data", Permission.WRITE);

  /**
   * The command 'free'.
   */
  private static final CommandName FREE_COMMAND = new CommandName("free", Permission.READ);

  /**
   * The command 'input'.
   */
  private static final CommandName INPUT_COMMAND = new CommandName("input", Permission.READ);

  /**
   * The command 'levels'.
   */
  private static final CommandName LEVELS_COMMAND = new CommandName("levels", Permission.READ);

  /**
   * The command 'lines'.
   */
  private static final CommandName LINES_COMMAND = new CommandName("lines", Permission.READ);

  /**
   * The command 'lists'.
   */
  private static final CommandName LISTS_COMMAND = new CommandName("lists", Permission.READ);

  /**
   * The command 'numbers'.
   */
  private static final CommandName NUMBERS_COMMAND = new CommandName("numbers", Permission.READ);

  /**
   * The command 'optional-ints'.
   */
  private static final CommandName OPTIONAL_INTS_COMMAND = new CommandName("optional-ints",
      Permission.READ);

  /**
   * The command 'optionals'.
   */
  private static final CommandName OPTIONALS_COMMAND = new CommandName("optionals",
      Permission.READ);

  /**
   * The command 'published'.
   */
  private static final CommandName PUBLISHED_COMMAND = new CommandName("published",
      Permission.READ);

  /**
   * The command 'published-bytes'.
   */
  private static final CommandName PUBLISHED_BYTES_COMMAND = new CommandName("published-bytes",
      Permission.READ);

  /**
   * The command 'quick'.
   */
  private static final CommandName QUICK_COMMAND = new CommandName("quick", Permission.READ);

  /**
   * The command 'slow'.
   */
  private static final CommandName SLOW_COMMAND = new CommandName("slow", Permission.READ);

  /**
   * The command 'steps'.
   */
  private static final CommandName STEPS_COMMAND = new CommandName("steps", Permission.READ);

  /**
   * The command 'stream'.
   */
  private static final CommandName STREAM_COMMAND = new CommandName("stream", Permission.READ);

  /**
   * The command 'texts'.
   */
  private static final CommandName TEXTS_COMMAND = new CommandName("texts", Permission.READ);

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<InputStream> INPUT_STREAM_CODEC = new Streams.StreamCodec();

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<Integer> INTEGER_CODEC = new Streams.TwiceCodec();

  /**
   * The connection.
   */
  private final CommandClient client;

  /**
   * A client on a connection.
   *
   * @param client the connection; closing it is its owner's affair
   */
  public StreamsClient(CommandClient client) {
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
  public StreamsClient with(CallOptions options) {
    return new StreamsClient(client.with(options));
  }

  /**
   * Encodes the arguments of 'argument'.
   *
   * @param in the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeArgument(InputStream in) {
    ArgumentErrors.requireNonNull("argument", "in", in);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("in");
    StreamsClient.INPUT_STREAM_CODEC.write(out, Objects.requireNonNull(in));
    return out;
  }

  /**
   * What a codec brings to the wire is an argument, whatever it is in Java.
   *
   * <p>Calls 'argument': {@link Streams#argument(InputStream)}.
   *
   * @param in the argument 'in'
   * @return the result
   */
  public int argument(InputStream in) {
    return call(ARGUMENT_COMMAND, encodeArgument(in), CommandData.none(), CborReader::readInt);
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
   * Calls 'buffers': {@link Streams#buffers()}.
   *
   * @return the result, as it arrives
   */
  public Stream<ByteBuffer> buffers() {
    return openItems(BUFFERS_COMMAND, noArguments(), CommandData.none(),
        in -> ByteBuffer.wrap(in.readBytes()).asReadOnlyBuffer());
  }

  /**
   * Calls 'byte-items': {@link Streams#byteItems()}.
   *
   * @return the result, as it arrives
   */
  public Flow.Publisher<byte[]> byteItems() {
    return publishItems(BYTE_ITEMS_COMMAND, noArguments(), CommandData.none(),
        CborReader::readBytes);
  }

  /**
   * Calls 'bytes': {@link Streams#bytes()}.
   *
   * @return the result, as it arrives
   */
  public Iterator<byte[]> bytes() {
    return openIterator(BYTES_COMMAND, noArguments(), CommandData.none(), CborReader::readBytes);
  }

  /**
   * Calls 'channel': {@link Streams#channel(InputStream, CommandContext)}.
   *
   * @param data the data of the request
   * @return the result, as it arrives
   */
  public ReadableByteChannel channel(InputStream data) {
    return openChannel(CHANNEL_COMMAND, noArguments(),
        CommandData.of(ArgumentErrors.requireData("channel", "data", data)));
  }

  /**
   * Encodes the arguments of 'chunks'.
   *
   * @param first the value
   * @param second the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeChunks(byte[] first, byte[] second) {
    ArgumentErrors.requireNonNull("chunks", "first", first);
    ArgumentErrors.requireNonNull("chunks", "second", second);
    CborWriter out = new CborWriter();
    out.writeMapHeader(2);
    out.writeName("first");
    out.writeBytes(first);
    out.writeName("second");
    out.writeBytes(second);
    return out;
  }

  /**
   * Calls 'chunks': {@link Streams#chunks(byte[], byte[])}.
   *
   * @param first the argument 'first'
   * @param second the argument 'second'
   * @return the result, as it arrives
   */
  public Stream<byte[]> chunks(byte[] first, byte[] second) {
    return openChunks(CHUNKS_COMMAND, encodeChunks(first, second), CommandData.none());
  }

  /**
   * Calls 'coded': {@link Streams#coded()}.
   *
   * @return the result, as it arrives
   */
  public Stream<Integer> coded() {
    return openItems(CODED_COMMAND, noArguments(), CommandData.none(),
        in -> ValueCodecs.read(StreamsClient.INTEGER_CODEC, in));
  }

  /**
   * Encodes the arguments of 'data'.
   *
   * @param name the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeData(String name) {
    ArgumentErrors.requireNonNull("data", "name", name);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("name");
    out.writeText(name);
    return out;
  }

  /**
   * Of a request's data, all of it.
   *
   * <p>Calls 'data': {@link Streams#data(CommandData, String)}.
   *
   * @param data the data of the request
   * @param name the argument 'name'
   * @return the result
   */
  public String data(CommandData data, String name) {
    return call(DATA_COMMAND, encodeData(name), ArgumentErrors.requireData("data", "data", data),
        CborReader::readText);
  }

  /**
   * Calls 'free': {@link Streams#free()}.
   *
   * @return the result, as it arrives
   */
  public Stream<CborValue> free() {
    return openItems(FREE_COMMAND, noArguments(), CommandData.none(), CborValue::read);
  }

  /**
   * Encodes the arguments of 'input'.
   *
   * @param size the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeInput(int size) {
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("size");
    out.writeLong(size);
    return out;
  }

  /**
   * Calls 'input': {@link Streams#input(int)}.
   *
   * @param size the argument 'size'
   * @return the result, as it arrives
   */
  public InputStream input(int size) {
    return openStream(INPUT_COMMAND, encodeInput(size), CommandData.none());
  }

  /**
   * Calls 'levels': {@link Streams#levels()}.
   *
   * @return the result, as it arrives
   */
  public Stream<Streams.Level> levels() {
    return openItems(LEVELS_COMMAND, noArguments(), CommandData.none(), LevelReader::read);
  }

  /**
   * Encodes the arguments of 'lines'.
   *
   * @param count the value
   * @param bytes the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeLines(int count, byte[] bytes) {
    ArgumentErrors.requireNonNull("lines", "bytes", bytes);
    CborWriter out = new CborWriter();
    out.writeMapHeader(2);
    out.writeName("bytes");
    out.writeBytes(bytes);
    out.writeName("count");
    out.writeLong(count);
    return out;
  }

  /**
   * Calls 'lines': {@link Streams#lines(int, byte[])}.
   *
   * @param count the argument 'count'
   * @param bytes the argument 'bytes'
   * @return the result, as it arrives
   */
  public Stream<Streams.Line> lines(int count, byte[] bytes) {
    return openItems(LINES_COMMAND, encodeLines(count, bytes), CommandData.none(),
        LineReader::read);
  }

  /**
   * Calls 'lists': {@link Streams#lists()}.
   *
   * @return the result, as it arrives
   */
  public Stream<List<Integer>> lists() {
    return openItems(LISTS_COMMAND, noArguments(), CommandData.none(), StreamsClient::readIntList);
  }

  /**
   * Calls 'numbers': {@link Streams#numbers(Flow.Publisher)}.
   *
   * @param data the data of the request
   * @return the result, as it arrives
   */
  public Flow.Publisher<Long> numbers(Flow.Publisher<ByteBuffer> data) {
    return publishItems(NUMBERS_COMMAND, noArguments(),
        CommandData.of(ArgumentErrors.requireData("numbers", "data", data)), CborReader::readLong);
  }

  /**
   * Calls 'optional-ints': {@link Streams#optionalInts()}.
   *
   * @return the result, as it arrives
   */
  public Iterator<OptionalInt> optionalInts() {
    return openIterator(OPTIONAL_INTS_COMMAND, noArguments(), CommandData.none(),
        in -> in.tryReadNull() ? OptionalInt.empty() : OptionalInt.of(in.readInt()));
  }

  /**
   * Calls 'optionals': {@link Streams#optionals()}.
   *
   * @return the result, as it arrives
   */
  public Stream<Optional<Streams.Level>> optionals() {
    return openItems(OPTIONALS_COMMAND, noArguments(), CommandData.none(), in -> in.tryReadNull()
        ? Optional.empty() : Optional.of(LevelReader.read(in)));
  }

  /**
   * Calls 'published': {@link Streams#published(Flow.Publisher)}.
   *
   * @param data the data of the request
   * @return completes with the result
   */
  public CompletionStage<Integer> published(Flow.Publisher<ByteBuffer> data) {
    return callAsync(PUBLISHED_COMMAND, noArguments(),
        CommandData.of(ArgumentErrors.requireData("published", "data", data)), CborReader::readInt);
  }

  /**
   * Encodes the arguments of 'published-bytes'.
   *
   * @param first the value
   * @param second the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodePublishedBytes(byte[] first, byte[] second) {
    ArgumentErrors.requireNonNull("published-bytes", "first", first);
    ArgumentErrors.requireNonNull("published-bytes", "second", second);
    CborWriter out = new CborWriter();
    out.writeMapHeader(2);
    out.writeName("first");
    out.writeBytes(first);
    out.writeName("second");
    out.writeBytes(second);
    return out;
  }

  /**
   * Calls 'published-bytes': {@link Streams#publishedBytes(byte[], byte[])}.
   *
   * @param first the argument 'first'
   * @param second the argument 'second'
   * @return the result, as it arrives
   */
  public Flow.Publisher<ByteBuffer> publishedBytes(byte[] first, byte[] second) {
    return publishBytes(PUBLISHED_BYTES_COMMAND, encodePublishedBytes(first, second),
        CommandData.none());
  }

  /**
   * Calls 'quick': {@link Streams#quick(Flow.Publisher)}.
   *
   * @param data the data of the request
   * @return the result
   */
  public int quick(Flow.Publisher<ByteBuffer> data) {
    return call(QUICK_COMMAND, noArguments(), CommandData.of(ArgumentErrors.requireData("quick",
        "data", data)), CborReader::readInt);
  }

  /**
   * Calls 'slow': {@link Streams#slow(InputStream)}.
   *
   * @param data the data of the request
   * @return completes with the result
   */
  public CompletionStage<Integer> slow(InputStream data) {
    return callAsync(SLOW_COMMAND, noArguments(), CommandData.of(ArgumentErrors.requireData("slow",
        "data", data)), CborReader::readInt);
  }

  /**
   * Encodes the arguments of 'steps'.
   *
   * @param line the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeSteps(Streams.Line line) {
    ArgumentErrors.requireNonNull("steps", "line", line);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("line");
      writeLine(out, line);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("steps", out, e);
    }
    return out;
  }

  /**
   * Calls 'steps': {@link Streams#steps(Streams.Line)}.
   *
   * @param line the argument 'line'
   * @return the result, as it arrives
   */
  public Iterator<Streams.Step> steps(Streams.Line line) {
    return openIterator(STEPS_COMMAND, encodeSteps(line), CommandData.none(), StepReader::read);
  }

  /**
   * Encodes the arguments of 'stream'.
   *
   * @param start the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeStream(int start) {
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("start");
    out.writeLong(start);
    return out;
  }

  /**
   * Calls 'stream': {@link Streams#stream(int, InputStream)}.
   *
   * @param start the argument 'start'
   * @param in the data of the request
   * @return the result
   */
  public int stream(int start, InputStream in) {
    return call(STREAM_COMMAND, encodeStream(start),
        CommandData.of(ArgumentErrors.requireData("stream", "in", in)), CborReader::readInt);
  }

  /**
   * Encodes the arguments of 'texts'.
   *
   * @param texts the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeTexts(List<String> texts) {
    ArgumentErrors.requireNonNull("texts", "texts", texts);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("texts");
      writeTextList(out, texts);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("texts", out, e);
    }
    return out;
  }

  /**
   * Calls 'texts': {@link Streams#texts(List)}.
   *
   * @param texts the argument 'texts'
   * @return the result, as it arrives
   */
  public Iterator<String> texts(List<String> texts) {
    return openIterator(TEXTS_COMMAND, encodeTexts(texts), CommandData.none(),
        CborReader::readText);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeLine(CborWriter out, Streams.Line value) {
    Optional<String> text = value.text();
    int size = 2;
    if (text.isPresent()) {
      size++;
    }
    out.writeMapHeader(size);
    if (text.isPresent()) {
      out.writeText("text");
      out.writeText(text.get());
    }
    out.writeText("bytes");
    out.writeBytes(value.bytes());
    out.writeText("number");
    out.writeLong(value.number());
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
  private static List<Streams.Line> readLineList(CborReader in) {
    int size = in.readArrayHeader();
    List<Streams.Line> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(LineReader.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a {@link Streams.Level}.
   */
  private static final class LevelReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable CONSTANTS = NameTable.of("LOW", "HIGH");

    /**
     * There are no instances.
     */
    private LevelReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Streams.Level read(CborReader in) {
      return switch (in.readName(CONSTANTS)) {
        case 0 -> Streams.Level.LOW;
        case 1 -> Streams.Level.HIGH;
        default -> throw ValueErrors.unknownConstant(in, CONSTANTS);
      };
    }
  }

  /**
   * Reads a {@link Streams.Line}.
   */
  private static final class LineReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("number", "text", "bytes");

    /**
     * There are no instances.
     */
    private LineReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Streams.Line read(CborReader in) {
      int number = 0;
      boolean hasNumber = false;
      Optional<String> text = Optional.empty();
      ByteBuffer bytes = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> {
                number = in.readInt();
                hasNumber = true;
              }
              case 1 -> text = Optional.of(in.readText());
              case 2 -> bytes = ByteBuffer.wrap(in.readBytes()).asReadOnlyBuffer();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (!hasNumber) {
        throw ValueErrors.missing(in, "number");
      }
      if (bytes == null) {
        throw ValueErrors.missing(in, "bytes");
      }
      try {
        return new Streams.Line(number, text, bytes);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Streams.Step}.
   */
  private static final class StepReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable TYPES = NameTable.of("Left", "Right");

    /**
     * There are no instances.
     */
    private StepReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Streams.Step read(CborReader in) {
      return switch (RecordTypes.peek(in, TYPES)) {
        case 0 -> TaggedLeftReader.read(in);
        case 1 -> TaggedRightReader.read(in);
        default -> throw new AssertionError();
      };
    }
  }

  /**
   * Reads a {@link Streams.Left}.
   */
  private static final class TaggedLeftReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("by", "type");

    /**
     * There are no instances.
     */
    private TaggedLeftReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Streams.Left read(CborReader in) {
      int by = 0;
      boolean hasBy = false;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (field == 1) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> {
                by = in.readInt();
                hasBy = true;
              }
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (!hasBy) {
        throw ValueErrors.missing(in, "by");
      }
      try {
        return new Streams.Left(by);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Streams.Right}.
   */
  private static final class TaggedRightReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("lines", "type");

    /**
     * There are no instances.
     */
    private TaggedRightReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Streams.Right read(CborReader in) {
      List<Streams.Line> lines = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (field == 1) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> lines = readLineList(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (lines == null) {
        throw ValueErrors.missing(in, "lines");
      }
      try {
        return new Streams.Right(lines);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Calls the commands of {@link Streams} over a connection. Stages complete, and
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
     * What a codec brings to the wire is an argument, whatever it is in Java.
     *
     * <p>Calls 'argument':
     * {@link Streams#argument(InputStream)}.
     *
     * @param in the argument 'in'
     * @return completes with the result
     */
    public CompletionStage<Integer> argument(InputStream in) {
      return callAsync(ARGUMENT_COMMAND, encodeArgument(in), CommandData.none(),
          CborReader::readInt);
    }

    /**
     * Calls 'buffers':
     * {@link Streams#buffers()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<ByteBuffer> buffers() {
      return publishItems(BUFFERS_COMMAND, noArguments(), CommandData.none(),
          in2 -> ByteBuffer.wrap(in2.readBytes()).asReadOnlyBuffer());
    }

    /**
     * Calls 'byte-items':
     * {@link Streams#byteItems()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<byte[]> byteItems() {
      return publishItems(BYTE_ITEMS_COMMAND, noArguments(), CommandData.none(),
          CborReader::readBytes);
    }

    /**
     * Calls 'bytes':
     * {@link Streams#bytes()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<byte[]> bytes() {
      return publishItems(BYTES_COMMAND, noArguments(), CommandData.none(), CborReader::readBytes);
    }

    /**
     * Calls 'channel':
     * {@link Streams#channel(InputStream, CommandContext)}.
     *
     * @param data the data of the request
     * @return the result, as it arrives
     */
    public Flow.Publisher<ByteBuffer> channel(InputStream data) {
      return publishBytes(CHANNEL_COMMAND, noArguments(),
          CommandData.of(ArgumentErrors.requireData("channel", "data", data)));
    }

    /**
     * Calls 'chunks':
     * {@link Streams#chunks(byte[], byte[])}.
     *
     * @param first the argument 'first'
     * @param second the argument 'second'
     * @return the result, as it arrives
     */
    public Flow.Publisher<ByteBuffer> chunks(byte[] first, byte[] second) {
      return publishBytes(CHUNKS_COMMAND, encodeChunks(first, second), CommandData.none());
    }

    /**
     * Calls 'coded':
     * {@link Streams#coded()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<Integer> coded() {
      return publishItems(CODED_COMMAND, noArguments(), CommandData.none(),
          in2 -> ValueCodecs.read(StreamsClient.INTEGER_CODEC, in2));
    }

    /**
     * Of a request's data, all of it.
     *
     * <p>Calls 'data':
     * {@link Streams#data(CommandData, String)}.
     *
     * @param data the data of the request
     * @param name the argument 'name'
     * @return completes with the result
     */
    public CompletionStage<String> data(CommandData data, String name) {
      return callAsync(DATA_COMMAND, encodeData(name), ArgumentErrors.requireData("data", "data",
          data), CborReader::readText);
    }

    /**
     * Calls 'free':
     * {@link Streams#free()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<CborValue> free() {
      return publishItems(FREE_COMMAND, noArguments(), CommandData.none(), CborValue::read);
    }

    /**
     * Calls 'input':
     * {@link Streams#input(int)}.
     *
     * @param size the argument 'size'
     * @return the result, as it arrives
     */
    public Flow.Publisher<ByteBuffer> input(int size) {
      return publishBytes(INPUT_COMMAND, encodeInput(size), CommandData.none());
    }

    /**
     * Calls 'levels':
     * {@link Streams#levels()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<Streams.Level> levels() {
      return publishItems(LEVELS_COMMAND, noArguments(), CommandData.none(), LevelReader::read);
    }

    /**
     * Calls 'lines':
     * {@link Streams#lines(int, byte[])}.
     *
     * @param count the argument 'count'
     * @param bytes the argument 'bytes'
     * @return the result, as it arrives
     */
    public Flow.Publisher<Streams.Line> lines(int count, byte[] bytes) {
      return publishItems(LINES_COMMAND, encodeLines(count, bytes), CommandData.none(),
          LineReader::read);
    }

    /**
     * Calls 'lists':
     * {@link Streams#lists()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<List<Integer>> lists() {
      return publishItems(LISTS_COMMAND, noArguments(), CommandData.none(),
          StreamsClient::readIntList);
    }

    /**
     * Calls 'numbers':
     * {@link Streams#numbers(Flow.Publisher)}.
     *
     * @param data the data of the request
     * @return the result, as it arrives
     */
    public Flow.Publisher<Long> numbers(Flow.Publisher<ByteBuffer> data) {
      return publishItems(NUMBERS_COMMAND, noArguments(),
          CommandData.of(ArgumentErrors.requireData("numbers", "data", data)),
          CborReader::readLong);
    }

    /**
     * Calls 'optional-ints':
     * {@link Streams#optionalInts()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<OptionalInt> optionalInts() {
      return publishItems(OPTIONAL_INTS_COMMAND, noArguments(), CommandData.none(),
          in2 -> in2.tryReadNull() ? OptionalInt.empty() : OptionalInt.of(in2.readInt()));
    }

    /**
     * Calls 'optionals':
     * {@link Streams#optionals()}.
     *
     * @return the result, as it arrives
     */
    public Flow.Publisher<Optional<Streams.Level>> optionals() {
      return publishItems(OPTIONALS_COMMAND, noArguments(), CommandData.none(),
          in2 -> in2.tryReadNull() ? Optional.empty() : Optional.of(LevelReader.read(in2)));
    }

    /**
     * Calls 'published':
     * {@link Streams#published(Flow.Publisher)}.
     *
     * @param data the data of the request
     * @return completes with the result
     */
    public CompletionStage<Integer> published(Flow.Publisher<ByteBuffer> data) {
      return callAsync(PUBLISHED_COMMAND, noArguments(),
          CommandData.of(ArgumentErrors.requireData("published", "data", data)),
          CborReader::readInt);
    }

    /**
     * Calls 'published-bytes':
     * {@link Streams#publishedBytes(byte[], byte[])}.
     *
     * @param first the argument 'first'
     * @param second the argument 'second'
     * @return the result, as it arrives
     */
    public Flow.Publisher<ByteBuffer> publishedBytes(byte[] first, byte[] second) {
      return publishBytes(PUBLISHED_BYTES_COMMAND, encodePublishedBytes(first, second),
          CommandData.none());
    }

    /**
     * Calls 'quick':
     * {@link Streams#quick(Flow.Publisher)}.
     *
     * @param data the data of the request
     * @return completes with the result
     */
    public CompletionStage<Integer> quick(Flow.Publisher<ByteBuffer> data) {
      return callAsync(QUICK_COMMAND, noArguments(),
          CommandData.of(ArgumentErrors.requireData("quick", "data", data)), CborReader::readInt);
    }

    /**
     * Calls 'slow':
     * {@link Streams#slow(InputStream)}.
     *
     * @param data the data of the request
     * @return completes with the result
     */
    public CompletionStage<Integer> slow(InputStream data) {
      return callAsync(SLOW_COMMAND, noArguments(),
          CommandData.of(ArgumentErrors.requireData("slow", "data", data)), CborReader::readInt);
    }

    /**
     * Calls 'steps':
     * {@link Streams#steps(Streams.Line)}.
     *
     * @param line the argument 'line'
     * @return the result, as it arrives
     */
    public Flow.Publisher<Streams.Step> steps(Streams.Line line) {
      return publishItems(STEPS_COMMAND, encodeSteps(line), CommandData.none(), StepReader::read);
    }

    /**
     * Calls 'stream':
     * {@link Streams#stream(int, InputStream)}.
     *
     * @param start the argument 'start'
     * @param in the data of the request
     * @return completes with the result
     */
    public CompletionStage<Integer> stream(int start, InputStream in) {
      return callAsync(STREAM_COMMAND, encodeStream(start),
          CommandData.of(ArgumentErrors.requireData("stream", "in", in)), CborReader::readInt);
    }

    /**
     * Calls 'texts':
     * {@link Streams#texts(List)}.
     *
     * @param texts the argument 'texts'
     * @return the result, as it arrives
     */
    public Flow.Publisher<String> texts(List<String> texts) {
      return publishItems(TEXTS_COMMAND, encodeTexts(texts), CommandData.none(),
          CborReader::readText);
    }
  }
}
