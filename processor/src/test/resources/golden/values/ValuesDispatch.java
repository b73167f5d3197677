package values;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.RecordTypes;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.codegen.TypeTable;
import dev.wirecommand.codegen.ValueCodecs;
import dev.wirecommand.codegen.ValueErrors;
import dev.wirecommand.command.CommandContext;
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
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of {@link Values}: decodes arguments, calls the method, and
 * encodes what it returns.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class ValuesDispatch implements CommandDispatch {
  /**
   * The types that the descriptors name.
   */
  private static final TypeTable TYPES = TypeTable.builder()
      .rule("Circle", "{ radius: float }")
      .rule("Coded", "{ hex: tstr .size 4, negated: any, more: [* tstr .size 4] }")
      .rule("Color", "\"RED\" / \"dark-green\" / \"BLUE\"")
      .rule("Free", "{ value: any, ? maybe: any }")
      .rule("Shape", "Circle2 / Group / Square")
      .rule("Maps", "{ byColor: {* Color => -2147483648..2147483647}, byInt: {* "
          + "-2147483648..2147483647 => tstr}, byLong: {* "
          + "-9223372036854775808..9223372036854775807 => tstr}, byByte: {* "
          + "-128..127 => tstr}, byBig: {* int => tstr}, byBytes: {* bstr => "
          + "tstr}, deep: {* tstr => {* Plain => Shape}} }")
      .rule("Numbers", "{ b: -128..127, s: -32768..32767, i: -2147483648..2147483647, l: "
          + "-9223372036854775808..9223372036854775807, f: float16-32, d: float, "
          + "boxedB: -128..127, boxedS: -32768..32767, boxedF: float16-32, boxedD: "
          + "float, big: int }")
      .rule("Optionals", "{ ? i: -2147483648..2147483647, ? l: "
          + "-9223372036854775808..9223372036854775807, ? d: float, ? color: "
          + "Color, ? n: -2147483648..2147483647, ? bytes: bstr, ? texts: [* tstr "
          + "/ null], map: {* tstr => -2147483648..2147483647 / null} }")
      .rule("Others", "{ instant: instant, duration: duration, uuid: uuid, uri: "
          + "uri-reference, buffer: bstr }")
      .rule("Outcome", "Done / Failed")
      .rule("Sequences", "{ set: [* Color], collection: [* tstr], ints: [* "
          + "-2147483648..2147483647], texts: [* tstr], blobs: [* bstr], matrix: "
          + "[* [* -9223372036854775808..9223372036854775807]], lists: [* [* "
          + "tstr]], optionals: [* [* -2147483648..2147483647 / null]], flags: [* "
          + "bool] }")
      .rule("Circle2", "{ type: \"Circle\", radius: float }")
      .rule("Group", "{ type: \"Group\", parts: [* Shape], color: Color }")
      .rule("Square", "{ type: \"square\", side: -2147483648..2147483647, ? label: tstr }")
      .rule("Plain", "\"A\" / \"B\"")
      .rule("Done", "{ type: \"Done\", value: -2147483648..2147483647 }")
      .rule("Failed", "{ type: \"Failed\", reason: tstr }")
      .rule("instant", "tstr")
      .rule("duration", "tstr")
      .rule("uuid", "bstr .size 16")
      .rule("uri-reference", "tstr")
      .build();

  /**
   * The descriptors of the commands, by ordinal.
   */
  private static final List<CommandDescriptor> COMMANDS = List.of(
      describeCircle(),
      describeCoded(),
      describeDefaults(),
      describeFree(),
      describeFuture(),
      describeLater(),
      describeMaps(),
      describeNullable(),
      describeNumbers(),
      describeOptionalInt(),
      describeOptionals(),
      describeOthers(),
      describeOutcome(),
      describeQuick(),
      describeRawLater(),
      describeSequences(),
      describeShape());

  /**
   * The names of the arguments of 'circle'.
   */
  private static final NameTable CIRCLE_ARGUMENTS = NameTable.of("circle");

  /**
   * The names of the arguments of 'coded'.
   */
  private static final NameTable CODED_ARGUMENTS = NameTable.of("coded");

  /**
   * The names of the arguments of 'defaults'.
   */
  private static final NameTable DEFAULTS_ARGUMENTS = NameTable.of("b", "s", "f", "d", "big",
      "Values", "instant", "duration", "uuid", "uri");

  /**
   * The default of the argument 'big' of 'defaults'.
   */
  private static final BigInteger DEFAULTS_BIG_DEFAULT = new BigInteger("18446744073709551615");

  /**
   * The default of the argument 'instant' of 'defaults'.
   */
  private static final Instant DEFAULTS_INSTANT_DEFAULT = Instant.parse("2026-01-31T12:00:00Z");

  /**
   * The default of the argument 'duration' of 'defaults'.
   */
  private static final Duration DEFAULTS_DURATION_DEFAULT = Duration.parse("PT30S");

  /**
   * The default of the argument 'uuid' of 'defaults'.
   */
  private static final UUID DEFAULTS_UUID_DEFAULT = UUID.fromString(
      "123e4567-e89b-42d3-a456-556642440000");

  /**
   * The default of the argument 'uri' of 'defaults'.
   */
  private static final URI DEFAULTS_URI_DEFAULT = URI.create("https://example.org/");

  /**
   * The names of the arguments of 'free'.
   */
  private static final NameTable FREE_ARGUMENTS = NameTable.of("free");

  /**
   * The names of the arguments of 'future'.
   */
  private static final NameTable FUTURE_ARGUMENTS = NameTable.of("fails");

  /**
   * The names of the arguments of 'later'.
   */
  private static final NameTable LATER_ARGUMENTS = NameTable.of("shape");

  /**
   * The names of the arguments of 'maps'.
   */
  private static final NameTable MAPS_ARGUMENTS = NameTable.of("maps");

  /**
   * The names of the arguments of 'nullable'.
   */
  private static final NameTable NULLABLE_ARGUMENTS = NameTable.of("text", "bytes", "color");

  /**
   * The names of the arguments of 'numbers'.
   */
  private static final NameTable NUMBERS_ARGUMENTS = NameTable.of("numbers");

  /**
   * The names of the arguments of 'optional-int'.
   */
  private static final NameTable OPTIONAL_INT_ARGUMENTS = NameTable.of("value");

  /**
   * The names of the arguments of 'optionals'.
   */
  private static final NameTable OPTIONALS_ARGUMENTS = NameTable.of("optionals");

  /**
   * The names of the arguments of 'others'.
   */
  private static final NameTable OTHERS_ARGUMENTS = NameTable.of("others");

  /**
   * The names of the arguments of 'outcome'.
   */
  private static final NameTable OUTCOME_ARGUMENTS = NameTable.of("outcome");

  /**
   * The names of the arguments of 'quick'.
   */
  private static final NameTable QUICK_ARGUMENTS = NameTable.of("numbers");

  /**
   * The names of the arguments of 'raw-later'.
   */
  private static final NameTable RAW_LATER_ARGUMENTS = NameTable.of("bytes");

  /**
   * The names of the arguments of 'sequences'.
   */
  private static final NameTable SEQUENCES_ARGUMENTS = NameTable.of("sequences");

  /**
   * The names of the arguments of 'shape'.
   */
  private static final NameTable SHAPE_ARGUMENTS = NameTable.of("shape");

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<Values.Hex> HEX_CODEC = new Values.HexCodec();

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<Integer> INT_CODEC = new Values.NegatedCodec();

  /**
   * The instance whose methods are called.
   */
  private final Values commands;

  /**
   * A dispatch to one instance.
   *
   * @param commands the instance
   */
  public ValuesDispatch(Values commands) {
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
      case 0 -> circle(arguments);
      case 1 -> coded(arguments);
      case 2 -> defaults(arguments);
      case 3 -> free(arguments);
      case 4 -> future(arguments);
      case 5 -> later(arguments);
      case 6 -> maps(arguments);
      case 7 -> nullable(arguments);
      case 8 -> numbers(arguments);
      case 9 -> optionalInt(arguments);
      case 10 -> optionals(arguments);
      case 11 -> others(arguments);
      case 12 -> outcome(arguments);
      case 13 -> quick(arguments);
      case 14 -> rawLater(arguments);
      case 15 -> sequences(arguments);
      case 16 -> shape(arguments);
      default -> throw new IllegalArgumentException("no such command: " + ordinal);
    };
  }

  /**
   * Prepares {@link Values#circle(Values.Circle)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall circle(CborReader in) {
    Values.Circle circle = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(CIRCLE_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> circle = CircleReader.read(in);
          default -> throw ArgumentErrors.unknown("circle", in, CIRCLE_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("circle", CIRCLE_ARGUMENTS.name(argument), e);
      }
    }
    if (circle == null) {
      throw ArgumentErrors.missing("circle", "circle");
    }
    return callCircle(circle);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param circle the value
   * @return the call
   */
  private PreparedCall callCircle(Values.Circle circle) {
    return response -> {
      Values.Circle result = Objects.requireNonNull(commands.circle(circle),
          "circle returned null");
      writeCircle(response.cbor(), result);
    };
  }

  /**
   * Describes 'circle'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeCircle() {
    return CommandDescriptor.builder("circle", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("circle", "Circle")
                .build())
        .result(ResultForm.VALUE, "Circle")
        .build();
  }

  /**
   * Prepares {@link Values#coded(Values.Coded)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall coded(CborReader in) {
    Values.Coded coded = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(CODED_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> coded = CodedReader.read(in);
          default -> throw ArgumentErrors.unknown("coded", in, CODED_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("coded", CODED_ARGUMENTS.name(argument), e);
      }
    }
    if (coded == null) {
      throw ArgumentErrors.missing("coded", "coded");
    }
    return callCoded(coded);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param coded the value
   * @return the call
   */
  private PreparedCall callCoded(Values.Coded coded) {
    return response -> {
      Values.Coded result = Objects.requireNonNull(commands.coded(coded), "coded returned null");
      writeCoded(response.cbor(), result);
    };
  }

  /**
   * Describes 'coded'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeCoded() {
    return CommandDescriptor.builder("coded", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("coded", "Coded")
                .build())
        .result(ResultForm.VALUE, "Coded")
        .build();
  }

  /**
   * Prepares {@link Values#defaults(byte, Short, float, double, BigInteger,
   *     Values.Color, Instant, Duration, UUID, URI)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall defaults(CborReader in) {
    byte b = (byte) -1;
    Short s = (short) 7;
    float f = 1.5f;
    double d = 1000.0;
    BigInteger big = DEFAULTS_BIG_DEFAULT;
    Values.Color Values2 = Values.Color.GREEN;
    Instant instant = DEFAULTS_INSTANT_DEFAULT;
    Duration duration = DEFAULTS_DURATION_DEFAULT;
    UUID uuid = DEFAULTS_UUID_DEFAULT;
    URI uri = DEFAULTS_URI_DEFAULT;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(DEFAULTS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> b = in.tryReadNull() ? (byte) -1 : in.readByte();
          case 1 -> s = in.tryReadNull() ? (short) 7 : in.readShort();
          case 2 -> f = in.tryReadNull() ? 1.5f : in.readFloat();
          case 3 -> d = in.tryReadNull() ? 1000.0 : in.readDouble();
          case 4 -> big = in.tryReadNull() ? DEFAULTS_BIG_DEFAULT : in.readBigInteger();
          case 5 -> Values2 = in.tryReadNull() ? Values.Color.GREEN : ColorReader.read(in);
          case 6 -> instant = in.tryReadNull() ? DEFAULTS_INSTANT_DEFAULT
              : ValueCodecs.INSTANT.read(in);
          case 7 -> duration = in.tryReadNull() ? DEFAULTS_DURATION_DEFAULT
              : ValueCodecs.DURATION.read(in);
          case 8 -> uuid = in.tryReadNull() ? DEFAULTS_UUID_DEFAULT : ValueCodecs.UUID.read(in);
          case 9 -> uri = in.tryReadNull() ? DEFAULTS_URI_DEFAULT : ValueCodecs.URI.read(in);
          default -> throw ArgumentErrors.unknown("defaults", in, DEFAULTS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("defaults", DEFAULTS_ARGUMENTS.name(argument), e);
      }
    }
    return callDefaults(b, s, f, d, big, Values2, instant, duration, uuid, uri);
  }

  /**
   * Prepares a call with its arguments.
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
   * @return the call
   */
  private PreparedCall callDefaults(byte b, Short s, float f, double d, BigInteger big,
      Values.Color Values, Instant instant, Duration duration, UUID uuid, URI uri) {
    return response -> {
      List<String> result = Objects.requireNonNull(commands.defaults(b, s, f, d, big, Values,
          instant, duration, uuid, uri), "defaults returned null");
      writeTextList(response.cbor(), result);
    };
  }

  /**
   * Describes 'defaults'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeDefaults() {
    return CommandDescriptor.builder("defaults", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("b", "-128..127")
                .defaultValue(-1)
                .build())
        .argument(
            ArgumentDescriptor.builder("s", "-32768..32767")
                .defaultValue(7)
                .build())
        .argument(
            ArgumentDescriptor.builder("f", "float16-32")
                .defaultValue(1.5f)
                .build())
        .argument(
            ArgumentDescriptor.builder("d", "float")
                .defaultValue(1000.0d)
                .build())
        .argument(
            ArgumentDescriptor.builder("big", "int")
                .defaultValue(new BigInteger("18446744073709551615"))
                .build())
        .argument(
            ArgumentDescriptor.builder("Values", "Color")
                .defaultValue("dark-green")
                .build())
        .argument(
            ArgumentDescriptor.builder("instant", "instant")
                .defaultValue("2026-01-31T12:00:00Z")
                .build())
        .argument(
            ArgumentDescriptor.builder("duration", "duration")
                .defaultValue("PT30S")
                .build())
        .argument(
            ArgumentDescriptor.builder("uuid", "uuid")
                .defaultValue(UUID.fromString("123e4567-e89b-42d3-a456-556642440000"))
                .build())
        .argument(
            ArgumentDescriptor.builder("uri", "uri-reference")
                .defaultValue("https://example.org/")
                .build())
        .result(ResultForm.VALUE, "[* tstr]")
        .build();
  }

  /**
   * Prepares {@link Values#free(Values.Free)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall free(CborReader in) {
    Values.Free free = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(FREE_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> free = FreeReader.read(in);
          default -> throw ArgumentErrors.unknown("free", in, FREE_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("free", FREE_ARGUMENTS.name(argument), e);
      }
    }
    if (free == null) {
      throw ArgumentErrors.missing("free", "free");
    }
    return callFree(free);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param free the value
   * @return the call
   */
  private PreparedCall callFree(Values.Free free) {
    return response -> {
      Values.Free result = Objects.requireNonNull(commands.free(free), "free returned null");
      writeFree(response.cbor(), result);
    };
  }

  /**
   * Describes 'free'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeFree() {
    return CommandDescriptor.builder("free", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("free", "Free")
                .build())
        .result(ResultForm.VALUE, "Free")
        .build();
  }

  /**
   * Prepares {@link Values#future(boolean)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall future(CborReader in) {
    boolean fails = false;
    boolean hasFails = false;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(FUTURE_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> {
            fails = in.readBoolean();
            hasFails = true;
          }
          default -> throw ArgumentErrors.unknown("future", in, FUTURE_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("future", FUTURE_ARGUMENTS.name(argument), e);
      }
    }
    if (!hasFails) {
      throw ArgumentErrors.missing("future", "fails");
    }
    return callFuture(fails);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param fails the value
   * @return the call
   */
  private PreparedCall callFuture(boolean fails) {
    return response -> {
      response.later(
          Objects.requireNonNull(commands.future(fails), "future returned null"),
          (later, result) -> {
            later.cbor().writeNull();
          });
    };
  }

  /**
   * Describes 'future'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeFuture() {
    return CommandDescriptor.builder("future", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("fails", "bool")
                .build())
        .result(ResultForm.VALUE, "null")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Values#later(Values.Shape)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall later(CborReader in) {
    Values.Shape shape = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(LATER_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> shape = ShapeReader.read(in);
          default -> throw ArgumentErrors.unknown("later", in, LATER_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("later", LATER_ARGUMENTS.name(argument), e);
      }
    }
    if (shape == null) {
      throw ArgumentErrors.missing("later", "shape");
    }
    return callLater(shape);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param shape the value
   * @return the call
   */
  private PreparedCall callLater(Values.Shape shape) {
    return response -> {
      response.later(
          Objects.requireNonNull(commands.later(shape), "later returned null"),
          (later, result) -> {
            Objects.requireNonNull(result, "later brought null");
            writeShape(later.cbor(), result);
          });
    };
  }

  /**
   * Describes 'later'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLater() {
    return CommandDescriptor.builder("later", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("shape", "Shape")
                .build())
        .result(ResultForm.VALUE, "Shape")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Values#maps(Values.Maps)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall maps(CborReader in) {
    Values.Maps maps = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(MAPS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> maps = MapsReader.read(in);
          default -> throw ArgumentErrors.unknown("maps", in, MAPS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("maps", MAPS_ARGUMENTS.name(argument), e);
      }
    }
    if (maps == null) {
      throw ArgumentErrors.missing("maps", "maps");
    }
    return callMaps(maps);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param maps the value
   * @return the call
   */
  private PreparedCall callMaps(Values.Maps maps) {
    return response -> {
      Values.Maps result = Objects.requireNonNull(commands.maps(maps), "maps returned null");
      writeMaps(response.cbor(), result);
    };
  }

  /**
   * Describes 'maps'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeMaps() {
    return CommandDescriptor.builder("maps", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("maps", "Maps")
                .build())
        .result(ResultForm.VALUE, "Maps")
        .build();
  }

  /**
   * Prepares {@link Values#nullable(String, byte[], Values.Color)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall nullable(CborReader in) {
    String text = null;
    byte[] bytes = null;
    Values.Color color = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(NULLABLE_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> text = in.tryReadNull() ? null : in.readText();
          case 1 -> bytes = in.tryReadNull() ? null : in.readBytes();
          case 2 -> color = in.tryReadNull() ? null : ColorReader.read(in);
          default -> throw ArgumentErrors.unknown("nullable", in, NULLABLE_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("nullable", NULLABLE_ARGUMENTS.name(argument), e);
      }
    }
    return callNullable(text, bytes, color);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param text the value
   * @param bytes the value
   * @param color the value
   * @return the call
   */
  private PreparedCall callNullable(@Nullable String text, byte @Nullable [] bytes,
      Values. @Nullable Color color) {
    return response -> {
      String result = commands.nullable(text, bytes, color);
      CborWriter out = response.cbor();
      if (result != null) {
        out.writeText(result);
      } else {
        out.writeNull();
      }
    };
  }

  /**
   * Describes 'nullable'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeNullable() {
    return CommandDescriptor.builder("nullable", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("text", "tstr")
                .optional()
                .build())
        .argument(
            ArgumentDescriptor.builder("bytes", "bstr")
                .optional()
                .build())
        .argument(
            ArgumentDescriptor.builder("color", "Color")
                .optional()
                .build())
        .result(ResultForm.VALUE, "tstr / null")
        .build();
  }

  /**
   * Prepares {@link Values#numbers(Values.Numbers)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall numbers(CborReader in) {
    Values.Numbers numbers = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(NUMBERS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> numbers = NumbersReader.read(in);
          default -> throw ArgumentErrors.unknown("numbers", in, NUMBERS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("numbers", NUMBERS_ARGUMENTS.name(argument), e);
      }
    }
    if (numbers == null) {
      throw ArgumentErrors.missing("numbers", "numbers");
    }
    return callNumbers(numbers);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param numbers the value
   * @return the call
   */
  private PreparedCall callNumbers(Values.Numbers numbers) {
    return response -> {
      Values.Numbers result = Objects.requireNonNull(commands.numbers(numbers),
          "numbers returned null");
      writeNumbers(response.cbor(), result);
    };
  }

  /**
   * Describes 'numbers'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeNumbers() {
    return CommandDescriptor.builder("numbers", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("numbers", "Numbers")
                .description("the numbers, which are many")
                .build())
        .result(ResultForm.VALUE, "Numbers")
        .description("Numbers of every kind, there and back. All of Numbers.\n\nSee "
            + "optionals, Maps.byInt & more.")
        .build();
  }

  /**
   * Prepares {@link Values#optionalInt(OptionalInt)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall optionalInt(CborReader in) {
    OptionalInt value = OptionalInt.empty();
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(OPTIONAL_INT_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> value = in.tryReadNull() ? OptionalInt.empty() : OptionalInt.of(in.readInt());
          default -> throw ArgumentErrors.unknown("optional-int", in, OPTIONAL_INT_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("optional-int", OPTIONAL_INT_ARGUMENTS.name(argument), e);
      }
    }
    return callOptionalInt(value);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param value the value
   * @return the call
   */
  private PreparedCall callOptionalInt(OptionalInt value) {
    return response -> {
      OptionalInt result = Objects.requireNonNull(commands.optionalInt(value),
          "optionalInt returned null");
      CborWriter out = response.cbor();
      if (result.isPresent()) {
        out.writeLong(result.getAsInt());
      } else {
        out.writeNull();
      }
    };
  }

  /**
   * Describes 'optional-int'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeOptionalInt() {
    return CommandDescriptor.builder("optional-int", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("value", "-2147483648..2147483647")
                .optional()
                .build())
        .result(ResultForm.VALUE, "-2147483648..2147483647 / null")
        .build();
  }

  /**
   * Prepares {@link Values#optionals(Values.Optionals)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall optionals(CborReader in) {
    Values.Optionals optionals = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(OPTIONALS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> optionals = OptionalsReader.read(in);
          default -> throw ArgumentErrors.unknown("optionals", in, OPTIONALS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("optionals", OPTIONALS_ARGUMENTS.name(argument), e);
      }
    }
    if (optionals == null) {
      throw ArgumentErrors.missing("optionals", "optionals");
    }
    return callOptionals(optionals);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param optionals the value
   * @return the call
   */
  private PreparedCall callOptionals(Values.Optionals optionals) {
    return response -> {
      Values.Optionals result = Objects.requireNonNull(commands.optionals(optionals),
          "optionals returned null");
      writeOptionals(response.cbor(), result);
    };
  }

  /**
   * Describes 'optionals'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeOptionals() {
    return CommandDescriptor.builder("optionals", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("optionals", "Optionals")
                .build())
        .result(ResultForm.VALUE, "Optionals")
        .build();
  }

  /**
   * Prepares {@link Values#others(Values.Others)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall others(CborReader in) {
    Values.Others others = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(OTHERS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> others = OthersReader.read(in);
          default -> throw ArgumentErrors.unknown("others", in, OTHERS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("others", OTHERS_ARGUMENTS.name(argument), e);
      }
    }
    if (others == null) {
      throw ArgumentErrors.missing("others", "others");
    }
    return callOthers(others);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param others the value
   * @return the call
   */
  private PreparedCall callOthers(Values.Others others) {
    return response -> {
      Values.Others result = Objects.requireNonNull(commands.others(others),
          "others returned null");
      writeOthers(response.cbor(), result);
    };
  }

  /**
   * Describes 'others'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeOthers() {
    return CommandDescriptor.builder("others", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("others", "Others")
                .build())
        .result(ResultForm.VALUE, "Others")
        .build();
  }

  /**
   * Prepares {@link Values#outcome(Values.Outcome)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall outcome(CborReader in) {
    Values.Outcome<Integer> outcome = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(OUTCOME_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> outcome = OutcomeReader.read(in);
          default -> throw ArgumentErrors.unknown("outcome", in, OUTCOME_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("outcome", OUTCOME_ARGUMENTS.name(argument), e);
      }
    }
    if (outcome == null) {
      throw ArgumentErrors.missing("outcome", "outcome");
    }
    return callOutcome(outcome);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param outcome the value
   * @return the call
   */
  private PreparedCall callOutcome(Values.Outcome<Integer> outcome) {
    return response -> {
      Values.Outcome<Integer> result = Objects.requireNonNull(commands.outcome(outcome),
          "outcome returned null");
      writeOutcome(response.cbor(), result);
    };
  }

  /**
   * Describes 'outcome'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeOutcome() {
    return CommandDescriptor.builder("outcome", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("outcome", "Outcome")
                .build())
        .result(ResultForm.VALUE, "Outcome")
        .build();
  }

  /**
   * Prepares {@link Values#quick(int[])}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall quick(CborReader in) {
    int[] numbers = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(QUICK_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> numbers = readIntArray(in);
          default -> throw ArgumentErrors.unknown("quick", in, QUICK_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("quick", QUICK_ARGUMENTS.name(argument), e);
      }
    }
    if (numbers == null) {
      throw ArgumentErrors.missing("quick", "numbers");
    }
    return callQuick(numbers);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param numbers the value
   * @return the call
   */
  private PreparedCall callQuick(int[] numbers) {
    return response -> {
      int result = commands.quick(numbers);
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'quick'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeQuick() {
    return CommandDescriptor.builder("quick", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("numbers", "[* -2147483648..2147483647]")
                .build())
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Values#rawLater(byte[])}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall rawLater(CborReader in) {
    byte[] bytes = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(RAW_LATER_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> bytes = in.readBytes();
          default -> throw ArgumentErrors.unknown("raw-later", in, RAW_LATER_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("raw-later", RAW_LATER_ARGUMENTS.name(argument), e);
      }
    }
    if (bytes == null) {
      throw ArgumentErrors.missing("raw-later", "bytes");
    }
    return callRawLater(bytes);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param bytes the value
   * @return the call
   */
  private PreparedCall callRawLater(byte[] bytes) {
    return response -> {
      response.later(
          Objects.requireNonNull(commands.rawLater(bytes), "rawLater returned null"),
          (later, result) -> {
            Objects.requireNonNull(result, "rawLater brought null");
            later.raw(result);
          });
    };
  }

  /**
   * Describes 'raw-later'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeRawLater() {
    return CommandDescriptor.builder("raw-later", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("bytes", "bstr")
                .build())
        .result(ResultForm.BYTES, "bytes")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Values#sequences(Values.Sequences)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall sequences(CborReader in) {
    Values.Sequences sequences = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(SEQUENCES_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> sequences = SequencesReader.read(in);
          default -> throw ArgumentErrors.unknown("sequences", in, SEQUENCES_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("sequences", SEQUENCES_ARGUMENTS.name(argument), e);
      }
    }
    if (sequences == null) {
      throw ArgumentErrors.missing("sequences", "sequences");
    }
    return callSequences(sequences);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param sequences the value
   * @return the call
   */
  private PreparedCall callSequences(Values.Sequences sequences) {
    return response -> {
      Values.Sequences result = Objects.requireNonNull(commands.sequences(sequences),
          "sequences returned null");
      writeSequences(response.cbor(), result);
    };
  }

  /**
   * Describes 'sequences'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeSequences() {
    return CommandDescriptor.builder("sequences", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("sequences", "Sequences")
                .build())
        .result(ResultForm.VALUE, "Sequences")
        .build();
  }

  /**
   * Prepares {@link Values#shape(Values.Shape)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall shape(CborReader in) {
    Values.Shape shape = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(SHAPE_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> shape = ShapeReader.read(in);
          default -> throw ArgumentErrors.unknown("shape", in, SHAPE_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("shape", SHAPE_ARGUMENTS.name(argument), e);
      }
    }
    if (shape == null) {
      throw ArgumentErrors.missing("shape", "shape");
    }
    return callShape(shape);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param shape the value
   * @return the call
   */
  private PreparedCall callShape(Values.Shape shape) {
    return response -> {
      Values.Shape result = Objects.requireNonNull(commands.shape(shape), "shape returned null");
      writeShape(response.cbor(), result);
    };
  }

  /**
   * Describes 'shape'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeShape() {
    return CommandDescriptor.builder("shape", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("shape", "Shape")
                .build())
        .result(ResultForm.VALUE, "Shape")
        .build();
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
    ValuesDispatch.HEX_CODEC.write(out, Objects.requireNonNull(value.hex()));
    out.writeText("more");
    writeHexList(out, value.more());
    out.writeText("negated");
    ValuesDispatch.INT_CODEC.write(out, value.negated());
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
      ValuesDispatch.HEX_CODEC.write(out, Objects.requireNonNull(element));
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
        list.add(ValueCodecs.read(ValuesDispatch.HEX_CODEC, in));
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
        map.put(ByteBuffer.wrap(in.readBytes()).asReadOnlyBuffer(), in.readText());
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> hex = ValueCodecs.read(ValuesDispatch.HEX_CODEC, in);
              case 1 -> {
                negated = ValueCodecs.read(ValuesDispatch.INT_CODEC, in);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> instant = ValueCodecs.INSTANT.read(in);
              case 1 -> duration = ValueCodecs.DURATION.read(in);
              case 2 -> uuid = ValueCodecs.UUID.read(in);
              case 3 -> uri = ValueCodecs.URI.read(in);
              case 4 -> buffer = ByteBuffer.wrap(in.readBytes()).asReadOnlyBuffer();
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
          throw ValueErrors.unknown(in, FIELDS);
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
}
