package values;

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
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ValueCodec;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Calls the commands of {@link Values} over a connection, and waits for their ends.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class ValuesClient extends TypedClient {
  /**
   * The command 'circle'.
   */
  private static final CommandName CIRCLE_COMMAND = new CommandName("circle", Permission.READ);

  /**
   * The command 'coded'.
   */
  private static final CommandName CODED_COMMAND = new CommandName("coded", Permission.READ);

  /**
   * The command 'defaults'.
   */
  private static final CommandName DEFAULTS_COMMAND = new CommandName("defaults", Permission.READ);

  /**
   * The command 'free'.
   */
  private static final CommandName FREE_COMMAND = new CommandName("free", Permission.READ);

  /**
   * The command 'future'.
   */
  private static final CommandName FUTURE_COMMAND = new CommandName("future", Permission.READ);

  /**
   * The command 'later'.
   */
  private static final CommandName LATER_COMMAND = new CommandName("later", Permission.READ);

  /**
   * The command 'maps'.
   */
  private static final CommandName MAPS_COMMAND = new CommandName("maps", Permission.READ);

  /**
   * The command 'nullable'.
   */
  private static final CommandName NULLABLE_COMMAND = new CommandName("nullable", Permission.READ);

  /**
   * The command 'numbers'.
   */
  private static final CommandName NUMBERS_COMMAND = new CommandName("numbers", Permission.READ);

  /**
   * The command 'optional-int'.
   */
  private static final CommandName OPTIONAL_INT_COMMAND = new CommandName("optional-int",
      Permission.READ);

  /**
   * The command 'optionals'.
   */
  private static final CommandName OPTIONALS_COMMAND = new CommandName("optionals",
      Permission.READ);

  /**
   * The command 'others'.
   */
  private static final CommandName OTHERS_COMMAND = new CommandName("others", Permission.READ);

  /**
   * The command 'outcome'.
   */
  private static final CommandName OUTCOME_COMMAND = new CommandName("outcome", Permission.READ);

  /**
   * The command 'quick'.
   */
  private static final CommandName QUICK_COMMAND = new CommandName("quick", Permission.READ);

  /**
   * The command 'raw-later'.
   */
  private static final CommandName RAW_LATER_COMMAND = new CommandName("raw-later",
      Permission.READ);

  /**
   * The command 'sequences'.
   */
  private static final CommandName SEQUENCES_COMMAND = new CommandName("sequences",
      Permission.READ);

  /**
   * The command 'shape'.
   */
  private static final CommandName SHAPE_COMMAND = new CommandName("shape", Permission.READ);

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<Values.Hex> HEX_CODEC = new Values.HexCodec();

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<Integer> INT_CODEC = new Values.NegatedCodec();

  /**
   * The connection.
   */
  private final CommandClient client;

  /**
   * A client on a connection.
   *
   * @param client the connection; closing it is its owner's affair
   */
  public ValuesClient(CommandClient client) {
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
  public ValuesClient with(CallOptions options) {
    return new ValuesClient(client.with(options));
  }

  /**
   * Encodes the arguments of 'circle'.
   *
   * @param circle the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeCircle(Values.Circle circle) {
    ArgumentErrors.requireNonNull("circle", "circle", circle);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("circle");
      writeCircle(out, circle);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("circle", out, e);
    }
    return out;
  }

  /**
   * Calls 'circle': {@link Values#circle(Values.Circle)}.
   *
   * @param circle the argument 'circle'
   * @return the result
   */
  public Values.Circle circle(Values.Circle circle) {
    return call(CIRCLE_COMMAND, encodeCircle(circle), CommandData.none(), CircleReader::read);
  }

  /**
   * Encodes the arguments of 'coded'.
   *
   * @param coded the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeCoded(Values.Coded coded) {
    ArgumentErrors.requireNonNull("coded", "coded", coded);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("coded");
      writeCoded(out, coded);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("coded", out, e);
    }
    return out;
  }

  /**
   * Calls 'coded': {@link Values#coded(Values.Coded)}.
   *
   * @param coded the argument 'coded'
   * @return the result
   */
  public Values.Coded coded(Values.Coded coded) {
    return call(CODED_COMMAND, encodeCoded(coded), CommandData.none(), CodedReader::read);
  }

  /**
   * Encodes the arguments of 'defaults'.
   *
   * @param b the value
   * @param s the value
   * @param f the value
   * @param d the value
   * @param big the value
   * @param Values the value
   * @param instant the value
   * @param duration the value
   * @param uuid the value
   * @param uri the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeDefaults(byte b, Short s, float f, double d, BigInteger big,
      Values.Color Values, Instant instant, Duration duration, UUID uuid, URI uri) {
    ArgumentErrors.requireNonNull("defaults", "s", s);
    ArgumentErrors.requireNonNull("defaults", "big", big);
    ArgumentErrors.requireNonNull("defaults", "uri", uri);
    ArgumentErrors.requireNonNull("defaults", "uuid", uuid);
    ArgumentErrors.requireNonNull("defaults", "Values", Values);
    ArgumentErrors.requireNonNull("defaults", "instant", instant);
    ArgumentErrors.requireNonNull("defaults", "duration", duration);
    CborWriter out = new CborWriter();
    out.writeMapHeader(10);
    out.writeName("b");
    out.writeLong(b);
    out.writeName("d");
    out.writeDouble(d);
    out.writeName("f");
    out.writeFloat(f);
    out.writeName("s");
    out.writeLong(s);
    out.writeName("big");
    out.writeBigInteger(big);
    out.writeName("uri");
    ValueCodecs.URI.write(out, uri);
    out.writeName("uuid");
    ValueCodecs.UUID.write(out, uuid);
    out.writeName("Values");
    writeColor(out, Values);
    out.writeName("instant");
    ValueCodecs.INSTANT.write(out, instant);
    out.writeName("duration");
    ValueCodecs.DURATION.write(out, duration);
    return out;
  }

  /**
   * Calls 'defaults': {@link Values#defaults(byte, Short, float, double, BigInteger,
   *     Values.Color, Instant, Duration, UUID, URI)}.
   *
   * @param b the argument 'b'
   * @param s the argument 's'
   * @param f the argument 'f'
   * @param d the argument 'd'
   * @param big the argument 'big'
   * @param Values the argument 'Values'
   * @param instant the argument 'instant'
   * @param duration the argument 'duration'
   * @param uuid the argument 'uuid'
   * @param uri the argument 'uri'
   * @return the result
   */
  public List<String> defaults(byte b, Short s, float f, double d, BigInteger big,
      Values.Color Values, Instant instant, Duration duration, UUID uuid, URI uri) {
    return call(DEFAULTS_COMMAND, encodeDefaults(b, s, f, d, big, Values, instant, duration, uuid,
        uri), CommandData.none(), ValuesClient::readTextList);
  }

  /**
   * Encodes the arguments of 'free'.
   *
   * @param free the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeFree(Values.Free free) {
    ArgumentErrors.requireNonNull("free", "free", free);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("free");
      writeFree(out, free);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("free", out, e);
    }
    return out;
  }

  /**
   * Calls 'free': {@link Values#free(Values.Free)}.
   *
   * @param free the argument 'free'
   * @return the result
   */
  public Values.Free free(Values.Free free) {
    return call(FREE_COMMAND, encodeFree(free), CommandData.none(), FreeReader::read);
  }

  /**
   * Encodes the arguments of 'future'.
   *
   * @param fails the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeFuture(boolean fails) {
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("fails");
    out.writeBoolean(fails);
    return out;
  }

  /**
   * Calls 'future': {@link Values#future(boolean)}.
   *
   * @param fails the argument 'fails'
   * @return completes with the result
   */
  public CompletableFuture<Void> future(boolean fails) {
    return callVoidAsync(FUTURE_COMMAND, encodeFuture(fails),
        CommandData.none()).toCompletableFuture();
  }

  /**
   * Encodes the arguments of 'later'.
   *
   * @param shape the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeLater(Values.Shape shape) {
    ArgumentErrors.requireNonNull("later", "shape", shape);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("shape");
      writeShape(out, shape);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("later", out, e);
    }
    return out;
  }

  /**
   * Calls 'later': {@link Values#later(Values.Shape)}.
   *
   * @param shape the argument 'shape'
   * @return completes with the result
   */
  public CompletionStage<Values.Shape> later(Values.Shape shape) {
    return callAsync(LATER_COMMAND, encodeLater(shape), CommandData.none(), ShapeReader::read);
  }

  /**
   * Encodes the arguments of 'maps'.
   *
   * @param maps the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeMaps(Values.Maps maps) {
    ArgumentErrors.requireNonNull("maps", "maps", maps);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("maps");
      writeMaps(out, maps);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("maps", out, e);
    }
    return out;
  }

  /**
   * Calls 'maps': {@link Values#maps(Values.Maps)}.
   *
   * @param maps the argument 'maps'
   * @return the result
   */
  public Values.Maps maps(Values.Maps maps) {
    return call(MAPS_COMMAND, encodeMaps(maps), CommandData.none(), MapsReader::read);
  }

  /**
   * Encodes the arguments of 'nullable'.
   *
   * @param text the value
   * @param bytes the value
   * @param color the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeNullable(@Nullable String text, byte @Nullable [] bytes,
      Values. @Nullable Color color) {
    CborWriter out = new CborWriter();
    int size = 0;
    if (text != null) {
      size++;
    }
    if (bytes != null) {
      size++;
    }
    if (color != null) {
      size++;
    }
    out.writeMapHeader(size);
    if (text != null) {
      out.writeName("text");
      out.writeText(text);
    }
    if (bytes != null) {
      out.writeName("bytes");
      out.writeBytes(bytes);
    }
    if (color != null) {
      out.writeName("color");
      writeColor(out, color);
    }
    return out;
  }

  /**
   * Calls 'nullable': {@link Values#nullable(String, byte[], Values.Color)}.
   *
   * @param text the argument 'text'
   * @param bytes the argument 'bytes'
   * @param color the argument 'color'
   * @return the result
   */
  public @Nullable String nullable(@Nullable String text, byte @Nullable [] bytes,
      Values. @Nullable Color color) {
    return call(NULLABLE_COMMAND, encodeNullable(text, bytes, color), CommandData.none(),
        orNull(CborReader::readText));
  }

  /**
   * Encodes the arguments of 'numbers'.
   *
   * @param numbers the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeNumbers(Values.Numbers numbers) {
    ArgumentErrors.requireNonNull("numbers", "numbers", numbers);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("numbers");
      writeNumbers(out, numbers);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("numbers", out, e);
    }
    return out;
  }

  /**
   * Numbers of every kind, there and back. All of Numbers.
   *
   * <p>See optionals, Maps.byInt &#38; more.
   *
   * <p>Calls 'numbers': {@link Values#numbers(Values.Numbers)}.
   *
   * @param numbers the numbers, which are many
   * @return them
   */
  public Values.Numbers numbers(Values.Numbers numbers) {
    return call(NUMBERS_COMMAND, encodeNumbers(numbers), CommandData.none(), NumbersReader::read);
  }

  /**
   * Encodes the arguments of 'optional-int'.
   *
   * @param value the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeOptionalInt(OptionalInt value) {
    ArgumentErrors.requireNonNull("optional-int", "value", value);
    CborWriter out = new CborWriter();
    int size = 0;
    if (value.isPresent()) {
      size++;
    }
    out.writeMapHeader(size);
    if (value.isPresent()) {
      out.writeName("value");
      out.writeLong(value.getAsInt());
    }
    return out;
  }

  /**
   * Calls 'optional-int': {@link Values#optionalInt(OptionalInt)}.
   *
   * @param value the argument 'value'
   * @return the result
   */
  public OptionalInt optionalInt(OptionalInt value) {
    return call(OPTIONAL_INT_COMMAND, encodeOptionalInt(value), CommandData.none(),
        in -> in.tryReadNull() ? OptionalInt.empty() : OptionalInt.of(in.readInt()));
  }

  /**
   * Encodes the arguments of 'optionals'.
   *
   * @param optionals the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeOptionals(Values.Optionals optionals) {
    ArgumentErrors.requireNonNull("optionals", "optionals", optionals);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("optionals");
      writeOptionals(out, optionals);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("optionals", out, e);
    }
    return out;
  }

  /**
   * Calls 'optionals': {@link Values#optionals(Values.Optionals)}.
   *
   * @param optionals the argument 'optionals'
   * @return the result
   */
  public Values.Optionals optionals(Values.Optionals optionals) {
    return call(OPTIONALS_COMMAND, encodeOptionals(optionals), CommandData.none(),
        OptionalsReader::read);
  }

  /**
   * Encodes the arguments of 'others'.
   *
   * @param others the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeOthers(Values.Others others) {
    ArgumentErrors.requireNonNull("others", "others", others);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("others");
      writeOthers(out, others);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("others", out, e);
    }
    return out;
  }

  /**
   * Calls 'others': {@link Values#others(Values.Others)}.
   *
   * @param others the argument 'others'
   * @return the result
   */
  public Values.Others others(Values.Others others) {
    return call(OTHERS_COMMAND, encodeOthers(others), CommandData.none(), OthersReader::read);
  }

  /**
   * Encodes the arguments of 'outcome'.
   *
   * @param outcome the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeOutcome(Values.Outcome<Integer> outcome) {
    ArgumentErrors.requireNonNull("outcome", "outcome", outcome);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("outcome");
      writeOutcome(out, outcome);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("outcome", out, e);
    }
    return out;
  }

  /**
   * Calls 'outcome': {@link Values#outcome(Values.Outcome)}.
   *
   * @param outcome the argument 'outcome'
   * @return the result
   */
  public Values.Outcome<Integer> outcome(Values.Outcome<Integer> outcome) {
    return call(OUTCOME_COMMAND, encodeOutcome(outcome), CommandData.none(), OutcomeReader::read);
  }

  /**
   * Encodes the arguments of 'quick'.
   *
   * @param numbers the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeQuick(int[] numbers) {
    ArgumentErrors.requireNonNull("quick", "numbers", numbers);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("numbers");
    writeIntArray(out, numbers);
    return out;
  }

  /**
   * Calls 'quick': {@link Values#quick(int[])}.
   *
   * @param numbers the argument 'numbers'
   * @return the result
   */
  public int quick(int... numbers) {
    return call(QUICK_COMMAND, encodeQuick(numbers), CommandData.none(), CborReader::readInt);
  }

  /**
   * Encodes the arguments of 'raw-later'.
   *
   * @param bytes the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeRawLater(byte[] bytes) {
    ArgumentErrors.requireNonNull("raw-later", "bytes", bytes);
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeName("bytes");
    out.writeBytes(bytes);
    return out;
  }

  /**
   * Calls 'raw-later': {@link Values#rawLater(byte[])}.
   *
   * @param bytes the argument 'bytes'
   * @return completes with the result
   */
  public CompletionStage<byte[]> rawLater(byte[] bytes) {
    return callRawAsync(RAW_LATER_COMMAND, encodeRawLater(bytes), CommandData.none());
  }

  /**
   * Encodes the arguments of 'sequences'.
   *
   * @param sequences the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeSequences(Values.Sequences sequences) {
    ArgumentErrors.requireNonNull("sequences", "sequences", sequences);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("sequences");
      writeSequences(out, sequences);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("sequences", out, e);
    }
    return out;
  }

  /**
   * Calls 'sequences': {@link Values#sequences(Values.Sequences)}.
   *
   * @param sequences the argument 'sequences'
   * @return the result
   */
  public Values.Sequences sequences(Values.Sequences sequences) {
    return call(SEQUENCES_COMMAND, encodeSequences(sequences), CommandData.none(),
        SequencesReader::read);
  }

  /**
   * Encodes the arguments of 'shape'.
   *
   * @param shape the value
   * @return the encoded map of arguments
   */
  private static CborWriter encodeShape(Values.Shape shape) {
    ArgumentErrors.requireNonNull("shape", "shape", shape);
    CborWriter out = new CborWriter();
    try {
      out.writeMapHeader(1);
      out.writeName("shape");
      writeShape(out, shape);
    } catch (NullPointerException e) {
      throw ArgumentErrors.containsNull("shape", out, e);
    }
    return out;
  }

  /**
   * Calls 'shape': {@link Values#shape(Values.Shape)}.
   *
   * @param shape the argument 'shape'
   * @return the result
   */
  public Values.Shape shape(Values.Shape shape) {
    return call(SHAPE_COMMAND, encodeShape(shape), CommandData.none(), ShapeReader::read);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeCircle(CborWriter out, Values.Circle value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(1);
    out.writeText("radius");
    out.writeDouble(value.radius());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeCoded(CborWriter out, Values.Coded value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(3);
    out.writeText("hex");
    ValuesClient.HEX_CODEC.write(out, Objects.requireNonNull(value.hex()));
    out.writeText("more");
    writeHexList(out, value.more());
    out.writeText("negated");
    ValuesClient.INT_CODEC.write(out, value.negated());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeHexList(CborWriter out, List<Values.Hex> list) {
    out.writeArrayHeader(list.size());
    for (Values.Hex element : list) {
      ValuesClient.HEX_CODEC.write(out, Objects.requireNonNull(element));
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeColor(CborWriter out, Values.Color value) {
    out.writeText(
        switch (value) {
          case RED -> "RED";
          case GREEN -> "dark-green";
          case BLUE -> "BLUE";
        });
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeFree(CborWriter out, Values.Free value) {
    Optional<CborValue> maybe = value.maybe();
    int size = 1;
    if (maybe.isPresent()) {
      size++;
    }
    out.writeMapHeader(size);
    if (maybe.isPresent()) {
      out.writeText("maybe");
      maybe.get().writeTo(out);
    }
    out.writeText("value");
    value.value().writeTo(out);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeShape(CborWriter out, Values.Shape value) {
    if (value instanceof Values.Circle record) {
      writeTaggedCircle(out, record);
    } else if (value instanceof Values.Group record) {
      writeTaggedGroup(out, record);
    } else if (value instanceof Values.Square record) {
      writeTaggedSquare(out, record);
    } else {
      throw new IncompatibleClassChangeError(value.getClass().getName());
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeTaggedCircle(CborWriter out, Values.Circle value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(2);
    out.writeText("type");
    out.writeText("Circle");
    out.writeText("radius");
    out.writeDouble(value.radius());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeTaggedGroup(CborWriter out, Values.Group value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(3);
    out.writeText("type");
    out.writeText("Group");
    out.writeText("color");
    writeColor(out, value.color());
    out.writeText("parts");
    writeShapeList(out, value.parts());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeShapeList(CborWriter out, List<Values.Shape> list) {
    out.writeArrayHeader(list.size());
    for (Values.Shape element : list) {
      writeShape(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeTaggedSquare(CborWriter out, Values.Square value) {
    String label = value.label();
    int size = 2;
    if (label != null) {
      size++;
    }
    out.writeMapHeader(size);
    out.writeText("side");
    out.writeLong(value.side());
    out.writeText("type");
    out.writeText("square");
    if (label != null) {
      out.writeText("label");
      out.writeText(label);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeMaps(CborWriter out, Values.Maps value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(7);
    out.writeText("deep");
    writeShapeMapByPlainMap(out, value.deep());
    out.writeText("byBig");
    writeTextMapByBigInteger(out, value.byBig());
    out.writeText("byInt");
    writeTextMapByInt(out, value.byInt());
    out.writeText("byByte");
    writeTextMapByByte(out, value.byByte());
    out.writeText("byLong");
    writeTextMapByLong(out, value.byLong());
    out.writeText("byBytes");
    writeTextMapByBytes(out, value.byBytes());
    out.writeText("byColor");
    writeIntMapByColor(out, value.byColor());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeShapeMapByPlainMap(CborWriter out,
      Map<String, Map<Values.Plain, Values.Shape>> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<String, Map<Values.Plain, Values.Shape>> entry : map.entrySet()) {
      out.writeText(entry.getKey());
      writeShapeMapByPlain(out, entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeShapeMapByPlain(CborWriter out, Map<Values.Plain, Values.Shape> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<Values.Plain, Values.Shape> entry : map.entrySet()) {
      out.writeText(entry.getKey().name());
      writeShape(out, entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeTextMapByBigInteger(CborWriter out, Map<BigInteger, String> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<BigInteger, String> entry : map.entrySet()) {
      out.writeBigInteger(entry.getKey());
      out.writeText(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeTextMapByInt(CborWriter out, Map<Integer, String> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<Integer, String> entry : map.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeText(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeTextMapByByte(CborWriter out, Map<Byte, String> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<Byte, String> entry : map.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeText(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeTextMapByLong(CborWriter out, Map<Long, String> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<Long, String> entry : map.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeText(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeTextMapByBytes(CborWriter out, Map<ByteBuffer, String> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<ByteBuffer, String> entry : map.entrySet()) {
      out.writeBytes(entry.getKey());
      out.writeText(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeIntMapByColor(CborWriter out, Map<Values.Color, Integer> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<Values.Color, Integer> entry : map.entrySet()) {
      writeColor(out, entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeNumbers(CborWriter out, Values.Numbers value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(11);
    out.writeText("b");
    out.writeLong(value.b());
    out.writeText("d");
    out.writeDouble(value.d());
    out.writeText("f");
    out.writeFloat(value.f());
    out.writeText("i");
    out.writeLong(value.i());
    out.writeText("l");
    out.writeLong(value.l());
    out.writeText("s");
    out.writeLong(value.s());
    out.writeText("big");
    out.writeBigInteger(value.big());
    out.writeText("boxedB");
    out.writeLong(value.boxedB());
    out.writeText("boxedD");
    out.writeDouble(value.boxedD());
    out.writeText("boxedF");
    out.writeFloat(value.boxedF());
    out.writeText("boxedS");
    out.writeLong(value.boxedS());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeOptionals(CborWriter out, Values.Optionals value) {
    OptionalInt i = value.i();
    OptionalLong l = value.l();
    OptionalDouble d = value.d();
    Optional<Values.Color> color = value.color();
    Integer n = value.n();
    byte[] bytes = value.bytes();
    List<@Nullable String> texts = value.texts();
    int size = 1;
    if (d.isPresent()) {
      size++;
    }
    if (i.isPresent()) {
      size++;
    }
    if (l.isPresent()) {
      size++;
    }
    if (n != null) {
      size++;
    }
    if (bytes != null) {
      size++;
    }
    if (color.isPresent()) {
      size++;
    }
    if (texts != null) {
      size++;
    }
    out.writeMapHeader(size);
    if (d.isPresent()) {
      out.writeText("d");
      out.writeDouble(d.getAsDouble());
    }
    if (i.isPresent()) {
      out.writeText("i");
      out.writeLong(i.getAsInt());
    }
    if (l.isPresent()) {
      out.writeText("l");
      out.writeLong(l.getAsLong());
    }
    if (n != null) {
      out.writeText("n");
      out.writeLong(n);
    }
    out.writeText("map");
    writeNullableIntMap(out, value.map());
    if (bytes != null) {
      out.writeText("bytes");
      out.writeBytes(bytes);
    }
    if (color.isPresent()) {
      out.writeText("color");
      writeColor(out, color.get());
    }
    if (texts != null) {
      out.writeText("texts");
      writeNullableTextList(out, texts);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeNullableIntMap(CborWriter out, Map<String, @Nullable Integer> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<String, @Nullable Integer> entry : map.entrySet()) {
      out.writeText(entry.getKey());
      Integer value = entry.getValue();
      if (value != null) {
        out.writeLong(value);
      } else {
        out.writeNull();
      }
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeNullableTextList(CborWriter out, List<@Nullable String> list) {
    out.writeArrayHeader(list.size());
    for (String element : list) {
      if (element != null) {
        out.writeText(element);
      } else {
        out.writeNull();
      }
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeOthers(CborWriter out, Values.Others value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(5);
    out.writeText("uri");
    ValueCodecs.URI.write(out, value.uri());
    out.writeText("uuid");
    ValueCodecs.UUID.write(out, value.uuid());
    out.writeText("buffer");
    out.writeBytes(value.buffer());
    out.writeText("instant");
    ValueCodecs.INSTANT.write(out, value.instant());
    out.writeText("duration");
    ValueCodecs.DURATION.write(out, value.duration());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeOutcome(CborWriter out, Values.Outcome<Integer> value) {
    if (value instanceof Values.Done<Integer> record) {
      writeTaggedDone(out, record);
    } else if (value instanceof Values.Failed<Integer> record) {
      writeTaggedFailed(out, record);
    } else {
      throw new IncompatibleClassChangeError(value.getClass().getName());
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeTaggedDone(CborWriter out, Values.Done<Integer> value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(2);
    out.writeText("type");
    out.writeText("Done");
    out.writeText("value");
    out.writeLong(value.value());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeTaggedFailed(CborWriter out, Values.Failed<Integer> value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(2);
    out.writeText("type");
    out.writeText("Failed");
    out.writeText("reason");
    out.writeText(value.reason());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeIntArray(CborWriter out, int[] array) {
    out.writeArrayHeader(array.length);
    for (int element : array) {
      out.writeLong(element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeSequences(CborWriter out, Values.Sequences value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(9);
    out.writeText("set");
    writeColorSet(out, value.set());
    out.writeText("ints");
    writeIntArray(out, value.ints());
    out.writeText("blobs");
    writeBytesArray(out, value.blobs());
    out.writeText("flags");
    writeBooleanArray(out, value.flags());
    out.writeText("lists");
    writeTextListArray(out, value.lists());
    out.writeText("texts");
    writeTextArray(out, value.texts());
    out.writeText("matrix");
    writeLongArrayArray(out, value.matrix());
    out.writeText("optionals");
    writeOptionalIntArrayArray(out, value.optionals());
    out.writeText("collection");
    writeTextCollection(out, value.collection());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param set the value
   */
  private static void writeColorSet(CborWriter out, Set<Values.Color> set) {
    out.writeArrayHeader(set.size());
    for (Values.Color element : set) {
      writeColor(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeBytesArray(CborWriter out, byte[][] array) {
    out.writeArrayHeader(array.length);
    for (byte[] element : array) {
      out.writeBytes(element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeBooleanArray(CborWriter out, boolean[] array) {
    out.writeArrayHeader(array.length);
    for (boolean element : array) {
      out.writeBoolean(element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeTextListArray(CborWriter out, List<String>[] array) {
    out.writeArrayHeader(array.length);
    for (List<String> element : array) {
      writeTextList(out, element);
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
   * @param array the value
   */
  private static void writeTextArray(CborWriter out, String[] array) {
    out.writeArrayHeader(array.length);
    for (String element : array) {
      out.writeText(element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeLongArrayArray(CborWriter out, long[][] array) {
    out.writeArrayHeader(array.length);
    for (long[] element : array) {
      writeLongArray(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeLongArray(CborWriter out, long[] array) {
    out.writeArrayHeader(array.length);
    for (long element : array) {
      out.writeLong(element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeOptionalIntArrayArray(CborWriter out, Optional<Integer>[][] array) {
    out.writeArrayHeader(array.length);
    for (Optional<Integer>[] element : array) {
      writeOptionalIntArray(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeOptionalIntArray(CborWriter out, Optional<Integer>[] array) {
    out.writeArrayHeader(array.length);
    for (Optional<Integer> element : array) {
      if (element.isPresent()) {
        out.writeLong(element.get());
      } else {
        out.writeNull();
      }
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param collection the value
   */
  private static void writeTextCollection(CborWriter out, Collection<String> collection) {
    out.writeArrayHeader(collection.size());
    for (String element : collection) {
      out.writeText(element);
    }
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<Values.Hex> readHexList(CborReader in) {
    int size = in.readArrayHeader();
    List<Values.Hex> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(ValueCodecs.read(ValuesClient.HEX_CODEC, in));
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
  private static List<Values.Shape> readShapeList(CborReader in) {
    int size = in.readArrayHeader();
    List<Values.Shape> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(ShapeReader.read(in));
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
  private static Map<Values.Color, Integer> readIntMapByColor(CborReader in) {
    int size = in.readMapHeader();
    Map<Values.Color, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(ColorReader.read(in), in.readInt());
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
  private static Map<Integer, String> readTextMapByInt(CborReader in) {
    int size = in.readMapHeader();
    Map<Integer, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readInt(), in.readText());
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
  private static Map<Long, String> readTextMapByLong(CborReader in) {
    int size = in.readMapHeader();
    Map<Long, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readLong(), in.readText());
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
  private static Map<Byte, String> readTextMapByByte(CborReader in) {
    int size = in.readMapHeader();
    Map<Byte, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readByte(), in.readText());
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
  private static Map<BigInteger, String> readTextMapByBigInteger(CborReader in) {
    int size = in.readMapHeader();
    Map<BigInteger, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readBigInteger(), in.readText());
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
  private static Map<ByteBuffer, String> readTextMapByBytes(CborReader in) {
    int size = in.readMapHeader();
    Map<ByteBuffer, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readByteBuffer(), in.readText());
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
  private static Map<String, Map<Values.Plain, Values.Shape>> readShapeMapByPlainMap(
      CborReader in) {
    int size = in.readMapHeader();
    Map<String, Map<Values.Plain, Values.Shape>> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readText(), readShapeMapByPlain(in));
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
  private static Map<Values.Plain, Values.Shape> readShapeMapByPlain(CborReader in) {
    int size = in.readMapHeader();
    Map<Values.Plain, Values.Shape> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(PlainReader.read(in), ShapeReader.read(in));
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
  private static List<@Nullable String> readNullableTextList(CborReader in) {
    int size = in.readArrayHeader();
    List<@Nullable String> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(in.tryReadNull() ? null : in.readText());
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
  private static Map<String, @Nullable Integer> readNullableIntMap(CborReader in) {
    int size = in.readMapHeader();
    Map<String, @Nullable Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readText(), in.tryReadNull() ? null : in.readInt());
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
  private static Set<Values.Color> readColorSet(CborReader in) {
    int size = in.readArrayHeader();
    Set<Values.Color> set = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      try {
        set.add(ColorReader.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    if (set.size() < size) {
      throw ValueErrors.duplicateElement(in);
    }
    return set;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static Collection<String> readTextCollection(CborReader in) {
    int size = in.readArrayHeader();
    Collection<String> collection = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        collection.add(in.readText());
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return collection;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static int[] readIntArray(CborReader in) {
    int size = in.readArrayHeader();
    int[] array = new int[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = in.readInt();
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static String[] readTextArray(CborReader in) {
    int size = in.readArrayHeader();
    String[] array = new String[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = in.readText();
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static byte[][] readBytesArray(CborReader in) {
    int size = in.readArrayHeader();
    byte[][] array = new byte[size][];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = in.readBytes();
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static long[][] readLongArrayArray(CborReader in) {
    int size = in.readArrayHeader();
    long[][] array = new long[size][];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = readLongArray(in);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static long[] readLongArray(CborReader in) {
    int size = in.readArrayHeader();
    long[] array = new long[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = in.readLong();
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  @SuppressWarnings("unchecked")
  private static List<String>[] readTextListArray(CborReader in) {
    int size = in.readArrayHeader();
    List<String>[] array = (List<String>[]) new List<?>[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = readTextList(in);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  @SuppressWarnings("unchecked")
  private static Optional<Integer>[][] readOptionalIntArrayArray(CborReader in) {
    int size = in.readArrayHeader();
    Optional<Integer>[][] array = (Optional<Integer>[][]) new Optional<?>[size][];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = readOptionalIntArray(in);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  @SuppressWarnings("unchecked")
  private static Optional<Integer>[] readOptionalIntArray(CborReader in) {
    int size = in.readArrayHeader();
    Optional<Integer>[] array = (Optional<Integer>[]) new Optional<?>[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = in.tryReadNull() ? Optional.empty() : Optional.of(in.readInt());
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static boolean[] readBooleanArray(CborReader in) {
    int size = in.readArrayHeader();
    boolean[] array = new boolean[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = in.readBoolean();
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a {@link Values.Circle}.
   */
  private static final class CircleReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("radius");

    /**
     * There are no instances.
     */
    private CircleReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Circle read(CborReader in) {
      double radius = 0;
      boolean hasRadius = false;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> {
                radius = in.readDouble();
                hasRadius = true;
              }
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (!hasRadius) {
        throw ValueErrors.missing(in, "radius");
      }
      try {
        return new Values.Circle(radius);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Coded}.
   */
  private static final class CodedReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("hex", "negated", "more");

    /**
     * There are no instances.
     */
    private CodedReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Coded read(CborReader in) {
      Values.Hex hex = null;
      int negated = 0;
      boolean hasNegated = false;
      List<Values.Hex> more = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> hex = ValueCodecs.read(ValuesClient.HEX_CODEC, in);
              case 1 -> {
                negated = ValueCodecs.read(ValuesClient.INT_CODEC, in);
                hasNegated = true;
              }
              case 2 -> more = readHexList(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (hex == null) {
        throw ValueErrors.missing(in, "hex");
      }
      if (!hasNegated) {
        throw ValueErrors.missing(in, "negated");
      }
      if (more == null) {
        throw ValueErrors.missing(in, "more");
      }
      try {
        return new Values.Coded(hex, negated, more);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Free}.
   */
  private static final class FreeReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("value", "maybe");

    /**
     * There are no instances.
     */
    private FreeReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Free read(CborReader in) {
      CborValue value = null;
      Optional<CborValue> maybe = Optional.empty();
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (field == 0 || !in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> value = CborValue.read(in);
              case 1 -> maybe = Optional.of(CborValue.read(in));
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (value == null) {
        throw ValueErrors.missing(in, "value");
      }
      try {
        return new Values.Free(value, maybe);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Shape}.
   */
  private static final class ShapeReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable TYPES = NameTable.of("Circle", "Group", "square");

    /**
     * There are no instances.
     */
    private ShapeReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Shape read(CborReader in) {
      return switch (RecordTypes.peek(in, TYPES)) {
        case 0 -> TaggedCircleReader.read(in);
        case 1 -> TaggedGroupReader.read(in);
        case 2 -> TaggedSquareReader.read(in);
        default -> throw new AssertionError();
      };
    }
  }

  /**
   * Reads a {@link Values.Circle}.
   */
  private static final class TaggedCircleReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("radius", "type");

    /**
     * There are no instances.
     */
    private TaggedCircleReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Circle read(CborReader in) {
      double radius = 0;
      boolean hasRadius = false;
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
                radius = in.readDouble();
                hasRadius = true;
              }
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (!hasRadius) {
        throw ValueErrors.missing(in, "radius");
      }
      try {
        return new Values.Circle(radius);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Group}.
   */
  private static final class TaggedGroupReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("parts", "color", "type");

    /**
     * There are no instances.
     */
    private TaggedGroupReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Group read(CborReader in) {
      List<Values.Shape> parts = null;
      Values.Color color = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (field == 2) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> parts = readShapeList(in);
              case 1 -> color = ColorReader.read(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (parts == null) {
        throw ValueErrors.missing(in, "parts");
      }
      if (color == null) {
        throw ValueErrors.missing(in, "color");
      }
      try {
        return new Values.Group(parts, color);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Color}.
   */
  private static final class ColorReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable CONSTANTS = NameTable.of("RED", "dark-green", "BLUE");

    /**
     * There are no instances.
     */
    private ColorReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Color read(CborReader in) {
      return switch (in.readName(CONSTANTS)) {
        case 0 -> Values.Color.RED;
        case 1 -> Values.Color.GREEN;
        case 2 -> Values.Color.BLUE;
        default -> throw ValueErrors.unknownConstant(in, CONSTANTS);
      };
    }
  }

  /**
   * Reads a {@link Values.Square}.
   */
  private static final class TaggedSquareReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("side", "label", "type");

    /**
     * There are no instances.
     */
    private TaggedSquareReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Square read(CborReader in) {
      int side = 0;
      boolean hasSide = false;
      String label = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (field == 2) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> {
                side = in.readInt();
                hasSide = true;
              }
              case 1 -> label = in.readText();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (!hasSide) {
        throw ValueErrors.missing(in, "side");
      }
      try {
        return new Values.Square(side, label);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Maps}.
   */
  private static final class MapsReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("byColor", "byInt", "byLong", "byByte",
        "byBig", "byBytes", "deep");

    /**
     * There are no instances.
     */
    private MapsReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Maps read(CborReader in) {
      Map<Values.Color, Integer> byColor = null;
      Map<Integer, String> byInt = null;
      Map<Long, String> byLong = null;
      Map<Byte, String> byByte = null;
      Map<BigInteger, String> byBig = null;
      Map<ByteBuffer, String> byBytes = null;
      Map<String, Map<Values.Plain, Values.Shape>> deep = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> byColor = readIntMapByColor(in);
              case 1 -> byInt = readTextMapByInt(in);
              case 2 -> byLong = readTextMapByLong(in);
              case 3 -> byByte = readTextMapByByte(in);
              case 4 -> byBig = readTextMapByBigInteger(in);
              case 5 -> byBytes = readTextMapByBytes(in);
              case 6 -> deep = readShapeMapByPlainMap(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (byColor == null) {
        throw ValueErrors.missing(in, "byColor");
      }
      if (byInt == null) {
        throw ValueErrors.missing(in, "byInt");
      }
      if (byLong == null) {
        throw ValueErrors.missing(in, "byLong");
      }
      if (byByte == null) {
        throw ValueErrors.missing(in, "byByte");
      }
      if (byBig == null) {
        throw ValueErrors.missing(in, "byBig");
      }
      if (byBytes == null) {
        throw ValueErrors.missing(in, "byBytes");
      }
      if (deep == null) {
        throw ValueErrors.missing(in, "deep");
      }
      try {
        return new Values.Maps(byColor, byInt, byLong, byByte, byBig, byBytes, deep);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Plain}.
   */
  private static final class PlainReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable CONSTANTS = NameTable.of("A", "B");

    /**
     * There are no instances.
     */
    private PlainReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Plain read(CborReader in) {
      return switch (in.readName(CONSTANTS)) {
        case 0 -> Values.Plain.A;
        case 1 -> Values.Plain.B;
        default -> throw ValueErrors.unknownConstant(in, CONSTANTS);
      };
    }
  }

  /**
   * Reads a {@link Values.Numbers}.
   */
  private static final class NumbersReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("b", "s", "i", "l", "f", "d", "boxedB",
        "boxedS", "boxedF", "boxedD", "big");

    /**
     * There are no instances.
     */
    private NumbersReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Numbers read(CborReader in) {
      byte b = 0;
      boolean hasB = false;
      short s = 0;
      boolean hasS = false;
      int i = 0;
      boolean hasI = false;
      long l = 0;
      boolean hasL = false;
      float f = 0;
      boolean hasF = false;
      double d = 0;
      boolean hasD = false;
      Byte boxedB = null;
      Short boxedS = null;
      Float boxedF = null;
      Double boxedD = null;
      BigInteger big = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> {
                b = in.readByte();
                hasB = true;
              }
              case 1 -> {
                s = in.readShort();
                hasS = true;
              }
              case 2 -> {
                i = in.readInt();
                hasI = true;
              }
              case 3 -> {
                l = in.readLong();
                hasL = true;
              }
              case 4 -> {
                f = in.readFloat();
                hasF = true;
              }
              case 5 -> {
                d = in.readDouble();
                hasD = true;
              }
              case 6 -> boxedB = in.readByte();
              case 7 -> boxedS = in.readShort();
              case 8 -> boxedF = in.readFloat();
              case 9 -> boxedD = in.readDouble();
              case 10 -> big = in.readBigInteger();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (!hasB) {
        throw ValueErrors.missing(in, "b");
      }
      if (!hasS) {
        throw ValueErrors.missing(in, "s");
      }
      if (!hasI) {
        throw ValueErrors.missing(in, "i");
      }
      if (!hasL) {
        throw ValueErrors.missing(in, "l");
      }
      if (!hasF) {
        throw ValueErrors.missing(in, "f");
      }
      if (!hasD) {
        throw ValueErrors.missing(in, "d");
      }
      if (boxedB == null) {
        throw ValueErrors.missing(in, "boxedB");
      }
      if (boxedS == null) {
        throw ValueErrors.missing(in, "boxedS");
      }
      if (boxedF == null) {
        throw ValueErrors.missing(in, "boxedF");
      }
      if (boxedD == null) {
        throw ValueErrors.missing(in, "boxedD");
      }
      if (big == null) {
        throw ValueErrors.missing(in, "big");
      }
      try {
        return new Values.Numbers(b, s, i, l, f, d, boxedB, boxedS, boxedF, boxedD, big);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Optionals}.
   */
  private static final class OptionalsReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("i", "l", "d", "color", "n", "bytes",
        "texts", "map");

    /**
     * There are no instances.
     */
    private OptionalsReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Optionals read(CborReader in) {
      OptionalInt i = OptionalInt.empty();
      OptionalLong l = OptionalLong.empty();
      OptionalDouble d = OptionalDouble.empty();
      Optional<Values.Color> color = Optional.empty();
      Integer n = null;
      byte[] bytes = null;
      List<@Nullable String> texts = null;
      Map<String, @Nullable Integer> map = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> i = OptionalInt.of(in.readInt());
              case 1 -> l = OptionalLong.of(in.readLong());
              case 2 -> d = OptionalDouble.of(in.readDouble());
              case 3 -> color = Optional.of(ColorReader.read(in));
              case 4 -> n = in.readInt();
              case 5 -> bytes = in.readBytes();
              case 6 -> texts = readNullableTextList(in);
              case 7 -> map = readNullableIntMap(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (map == null) {
        throw ValueErrors.missing(in, "map");
      }
      try {
        return new Values.Optionals(i, l, d, color, n, bytes, texts, map);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Others}.
   */
  private static final class OthersReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("instant", "duration", "uuid", "uri",
        "buffer");

    /**
     * There are no instances.
     */
    private OthersReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Others read(CborReader in) {
      Instant instant = null;
      Duration duration = null;
      UUID uuid = null;
      URI uri = null;
      ByteBuffer buffer = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> instant = ValueCodecs.INSTANT.read(in);
              case 1 -> duration = ValueCodecs.DURATION.read(in);
              case 2 -> uuid = ValueCodecs.UUID.read(in);
              case 3 -> uri = ValueCodecs.URI.read(in);
              case 4 -> buffer = in.readByteBuffer();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (instant == null) {
        throw ValueErrors.missing(in, "instant");
      }
      if (duration == null) {
        throw ValueErrors.missing(in, "duration");
      }
      if (uuid == null) {
        throw ValueErrors.missing(in, "uuid");
      }
      if (uri == null) {
        throw ValueErrors.missing(in, "uri");
      }
      if (buffer == null) {
        throw ValueErrors.missing(in, "buffer");
      }
      try {
        return new Values.Others(instant, duration, uuid, uri, buffer);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Outcome}.
   */
  private static final class OutcomeReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable TYPES = NameTable.of("Done", "Failed");

    /**
     * There are no instances.
     */
    private OutcomeReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Outcome<Integer> read(CborReader in) {
      return switch (RecordTypes.peek(in, TYPES)) {
        case 0 -> TaggedDoneReader.read(in);
        case 1 -> TaggedFailedReader.read(in);
        default -> throw new AssertionError();
      };
    }
  }

  /**
   * Reads a {@link Values.Done}.
   */
  private static final class TaggedDoneReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("value", "type");

    /**
     * There are no instances.
     */
    private TaggedDoneReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Done<Integer> read(CborReader in) {
      Integer value = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (field == 1) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> value = in.readInt();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (value == null) {
        throw ValueErrors.missing(in, "value");
      }
      try {
        return new Values.Done<>(value);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Failed}.
   */
  private static final class TaggedFailedReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("reason", "type");

    /**
     * There are no instances.
     */
    private TaggedFailedReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Failed<Integer> read(CborReader in) {
      String reason = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (field == 1) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> reason = in.readText();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (reason == null) {
        throw ValueErrors.missing(in, "reason");
      }
      try {
        return new Values.Failed<>(reason);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Values.Sequences}.
   */
  private static final class SequencesReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("set", "collection", "ints", "texts",
        "blobs", "matrix", "lists", "optionals", "flags");

    /**
     * There are no instances.
     */
    private SequencesReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Values.Sequences read(CborReader in) {
      Set<Values.Color> set = null;
      Collection<String> collection = null;
      int[] ints = null;
      String[] texts = null;
      byte[][] blobs = null;
      long[][] matrix = null;
      List<String>[] lists = null;
      Optional<Integer>[][] optionals = null;
      boolean[] flags = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> set = readColorSet(in);
              case 1 -> collection = readTextCollection(in);
              case 2 -> ints = readIntArray(in);
              case 3 -> texts = readTextArray(in);
              case 4 -> blobs = readBytesArray(in);
              case 5 -> matrix = readLongArrayArray(in);
              case 6 -> lists = readTextListArray(in);
              case 7 -> optionals = readOptionalIntArrayArray(in);
              case 8 -> flags = readBooleanArray(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (set == null) {
        throw ValueErrors.missing(in, "set");
      }
      if (collection == null) {
        throw ValueErrors.missing(in, "collection");
      }
      if (ints == null) {
        throw ValueErrors.missing(in, "ints");
      }
      if (texts == null) {
        throw ValueErrors.missing(in, "texts");
      }
      if (blobs == null) {
        throw ValueErrors.missing(in, "blobs");
      }
      if (matrix == null) {
        throw ValueErrors.missing(in, "matrix");
      }
      if (lists == null) {
        throw ValueErrors.missing(in, "lists");
      }
      if (optionals == null) {
        throw ValueErrors.missing(in, "optionals");
      }
      if (flags == null) {
        throw ValueErrors.missing(in, "flags");
      }
      try {
        return new Values.Sequences(set, collection, ints, texts, blobs, matrix, lists, optionals,
            flags);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Calls the commands of {@link Values} over a connection. Stages complete, and
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
     * Calls 'circle':
     * {@link Values#circle(Values.Circle)}.
     *
     * @param circle the argument 'circle'
     * @return completes with the result
     */
    public CompletionStage<Values.Circle> circle(Values.Circle circle) {
      return callAsync(CIRCLE_COMMAND, encodeCircle(circle), CommandData.none(),
          CircleReader::read);
    }

    /**
     * Calls 'coded':
     * {@link Values#coded(Values.Coded)}.
     *
     * @param coded the argument 'coded'
     * @return completes with the result
     */
    public CompletionStage<Values.Coded> coded(Values.Coded coded) {
      return callAsync(CODED_COMMAND, encodeCoded(coded), CommandData.none(), CodedReader::read);
    }

    /**
     * Calls 'defaults':
     * {@link Values#defaults(byte, Short, float, double, BigInteger,
     *     Values.Color, Instant, Duration, UUID, URI)}.
     *
     * @param b the argument 'b'
     * @param s the argument 's'
     * @param f the argument 'f'
     * @param d the argument 'd'
     * @param big the argument 'big'
     * @param Values the argument 'Values'
     * @param instant the argument 'instant'
     * @param duration the argument 'duration'
     * @param uuid the argument 'uuid'
     * @param uri the argument 'uri'
     * @return completes with the result
     */
    public CompletionStage<List<String>> defaults(byte b, Short s, float f, double d,
        BigInteger big, Values.Color Values, Instant instant, Duration duration, UUID uuid,
        URI uri) {
      return callAsync(DEFAULTS_COMMAND, encodeDefaults(b, s, f, d, big, Values, instant, duration,
          uuid, uri), CommandData.none(), ValuesClient::readTextList);
    }

    /**
     * Calls 'free':
     * {@link Values#free(Values.Free)}.
     *
     * @param free the argument 'free'
     * @return completes with the result
     */
    public CompletionStage<Values.Free> free(Values.Free free) {
      return callAsync(FREE_COMMAND, encodeFree(free), CommandData.none(), FreeReader::read);
    }

    /**
     * Calls 'future':
     * {@link Values#future(boolean)}.
     *
     * @param fails the argument 'fails'
     * @return completes with the result
     */
    public CompletableFuture<Void> future(boolean fails) {
      return callVoidAsync(FUTURE_COMMAND, encodeFuture(fails),
          CommandData.none()).toCompletableFuture();
    }

    /**
     * Calls 'later':
     * {@link Values#later(Values.Shape)}.
     *
     * @param shape the argument 'shape'
     * @return completes with the result
     */
    public CompletionStage<Values.Shape> later(Values.Shape shape) {
      return callAsync(LATER_COMMAND, encodeLater(shape), CommandData.none(), ShapeReader::read);
    }

    /**
     * Calls 'maps':
     * {@link Values#maps(Values.Maps)}.
     *
     * @param maps the argument 'maps'
     * @return completes with the result
     */
    public CompletionStage<Values.Maps> maps(Values.Maps maps) {
      return callAsync(MAPS_COMMAND, encodeMaps(maps), CommandData.none(), MapsReader::read);
    }

    /**
     * Calls 'nullable':
     * {@link Values#nullable(String, byte[], Values.Color)}.
     *
     * @param text the argument 'text'
     * @param bytes the argument 'bytes'
     * @param color the argument 'color'
     * @return completes with the result
     */
    public CompletionStage<@Nullable String> nullable(@Nullable String text,
        byte @Nullable [] bytes, Values. @Nullable Color color) {
      return callAsync(NULLABLE_COMMAND, encodeNullable(text, bytes, color), CommandData.none(),
          orNull(CborReader::readText));
    }

    /**
     * Numbers of every kind, there and back. All of Numbers.
     *
     * <p>See optionals, Maps.byInt &#38; more.
     *
     * <p>Calls 'numbers':
     * {@link Values#numbers(Values.Numbers)}.
     *
     * @param numbers the numbers, which are many
     * @return completes with the result: them
     */
    public CompletionStage<Values.Numbers> numbers(Values.Numbers numbers) {
      return callAsync(NUMBERS_COMMAND, encodeNumbers(numbers), CommandData.none(),
          NumbersReader::read);
    }

    /**
     * Calls 'optional-int':
     * {@link Values#optionalInt(OptionalInt)}.
     *
     * @param value the argument 'value'
     * @return completes with the result
     */
    public CompletionStage<OptionalInt> optionalInt(OptionalInt value) {
      return callAsync(OPTIONAL_INT_COMMAND, encodeOptionalInt(value), CommandData.none(),
          in2 -> in2.tryReadNull() ? OptionalInt.empty() : OptionalInt.of(in2.readInt()));
    }

    /**
     * Calls 'optionals':
     * {@link Values#optionals(Values.Optionals)}.
     *
     * @param optionals the argument 'optionals'
     * @return completes with the result
     */
    public CompletionStage<Values.Optionals> optionals(Values.Optionals optionals) {
      return callAsync(OPTIONALS_COMMAND, encodeOptionals(optionals), CommandData.none(),
          OptionalsReader::read);
    }

    /**
     * Calls 'others':
     * {@link Values#others(Values.Others)}.
     *
     * @param others the argument 'others'
     * @return completes with the result
     */
    public CompletionStage<Values.Others> others(Values.Others others) {
      return callAsync(OTHERS_COMMAND, encodeOthers(others), CommandData.none(),
          OthersReader::read);
    }

    /**
     * Calls 'outcome':
     * {@link Values#outcome(Values.Outcome)}.
     *
     * @param outcome the argument 'outcome'
     * @return completes with the result
     */
    public CompletionStage<Values.Outcome<Integer>> outcome(Values.Outcome<Integer> outcome) {
      return callAsync(OUTCOME_COMMAND, encodeOutcome(outcome), CommandData.none(),
          OutcomeReader::read);
    }

    /**
     * Calls 'quick':
     * {@link Values#quick(int[])}.
     *
     * @param numbers the argument 'numbers'
     * @return completes with the result
     */
    public CompletionStage<Integer> quick(int... numbers) {
      return callAsync(QUICK_COMMAND, encodeQuick(numbers), CommandData.none(),
          CborReader::readInt);
    }

    /**
     * Calls 'raw-later':
     * {@link Values#rawLater(byte[])}.
     *
     * @param bytes the argument 'bytes'
     * @return completes with the result
     */
    public CompletionStage<byte[]> rawLater(byte[] bytes) {
      return callRawAsync(RAW_LATER_COMMAND, encodeRawLater(bytes), CommandData.none());
    }

    /**
     * Calls 'sequences':
     * {@link Values#sequences(Values.Sequences)}.
     *
     * @param sequences the argument 'sequences'
     * @return completes with the result
     */
    public CompletionStage<Values.Sequences> sequences(Values.Sequences sequences) {
      return callAsync(SEQUENCES_COMMAND, encodeSequences(sequences), CommandData.none(),
          SequencesReader::read);
    }

    /**
     * Calls 'shape':
     * {@link Values#shape(Values.Shape)}.
     *
     * @param shape the argument 'shape'
     * @return completes with the result
     */
    public CompletionStage<Values.Shape> shape(Values.Shape shape) {
      return callAsync(SHAPE_COMMAND, encodeShape(shape), CommandData.none(), ShapeReader::read);
    }
  }
}
