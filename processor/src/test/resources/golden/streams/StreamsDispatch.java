package streams;

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
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.codegen.TypeTable;
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
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Runs the commands of {@link Streams}: decodes arguments, calls the method, and
 * encodes what it returns.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class StreamsDispatch implements CommandDispatch {
  /**
   * The types that the descriptors name.
   */
  private static final TypeTable TYPES = TypeTable.builder()
      .rule("Level", "\"LOW\" / \"HIGH\"")
      .rule("Line", "{ number: -2147483648..2147483647, ? text: tstr, bytes: bstr }")
      .rule("Step", "Left / Right")
      .rule("Left", "{ type: \"Left\", by: -2147483648..2147483647 }")
      .rule("Right", "{ type: \"Right\", lines: [* Line] }")
      .build();

  /**
   * The descriptors of the commands, by ordinal.
   */
  private static final List<CommandDescriptor> COMMANDS = List.of(
      describeArgument(),
      describeBuffers(),
      describeByteItems(),
      describeBytes(),
      describeChannel(),
      describeChunks(),
      describeCoded(),
      describeData(),
      describeFree(),
      describeInput(),
      describeLevels(),
      describeLines(),
      describeLists(),
      describeNumbers(),
      describeOptionalInts(),
      describeOptionals(),
      describePublished(),
      describePublishedBytes(),
      describeQuick(),
      describeSlow(),
      describeSteps(),
      describeStream(),
      describeTexts());

  /**
   * The names of the arguments of 'argument'.
   */
  private static final NameTable ARGUMENT_ARGUMENTS = NameTable.of("in");

  /**
   * The names of the arguments of 'chunks'.
   */
  private static final NameTable CHUNKS_ARGUMENTS = NameTable.of("first", "second");

  /**
   * The names of the arguments of 'data'.
   */
  private static final NameTable DATA_ARGUMENTS = NameTable.of("name");

  /**
   * The names of the arguments of 'input'.
   */
  private static final NameTable INPUT_ARGUMENTS = NameTable.of("size");

  /**
   * The names of the arguments of 'lines'.
   */
  private static final NameTable LINES_ARGUMENTS = NameTable.of("count", "bytes");

  /**
   * The names of the arguments of 'published-bytes'.
   */
  private static final NameTable PUBLISHED_BYTES_ARGUMENTS = NameTable.of("first", "second");

  /**
   * The names of the arguments of 'steps'.
   */
  private static final NameTable STEPS_ARGUMENTS = NameTable.of("line");

  /**
   * The names of the arguments of 'stream'.
   */
  private static final NameTable STREAM_ARGUMENTS = NameTable.of("start");

  /**
   * The names of the arguments of 'texts'.
   */
  private static final NameTable TEXTS_ARGUMENTS = NameTable.of("texts");

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<InputStream> INPUT_STREAM_CODEC = new Streams.StreamCodec();

  /**
   * Encodes and decodes values.
   */
  private static final ValueCodec<Integer> INTEGER_CODEC = new Streams.TwiceCodec();

  /**
   * The instance whose methods are called.
   */
  private final Streams commands;

  /**
   * A dispatch to one instance.
   *
   * @param commands the instance
   */
  public StreamsDispatch(Streams commands) {
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
      case 0 -> argument(arguments);
      case 1 -> buffers(arguments);
      case 2 -> byteItems(arguments);
      case 3 -> bytes(arguments);
      case 4 -> channel(arguments, data, context);
      case 5 -> chunks(arguments);
      case 6 -> coded(arguments);
      case 7 -> data(arguments, data);
      case 8 -> free(arguments);
      case 9 -> input(arguments);
      case 10 -> levels(arguments);
      case 11 -> lines(arguments);
      case 12 -> lists(arguments);
      case 13 -> numbers(arguments, data);
      case 14 -> optionalInts(arguments);
      case 15 -> optionals(arguments);
      case 16 -> published(arguments, data);
      case 17 -> publishedBytes(arguments);
      case 18 -> quick(arguments, data);
      case 19 -> slow(arguments, data);
      case 20 -> steps(arguments);
      case 21 -> stream(arguments, data);
      case 22 -> texts(arguments);
      default -> throw new IllegalArgumentException("no such command: " + ordinal);
    };
  }

  /**
   * Prepares {@link Streams#argument(InputStream)}.
   *
   * @param in2 a reader at the start of the value
   * @return the call
   */
  private PreparedCall argument(CborReader in2) {
    InputStream in = null;
    for (int left = in2.readMapHeader(); left > 0; left--) {
      int argument = in2.readName(ARGUMENT_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> in = ValueCodecs.read(StreamsDispatch.INPUT_STREAM_CODEC, in2);
          default -> throw ArgumentErrors.unknown("argument", in2, ARGUMENT_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("argument", ARGUMENT_ARGUMENTS.name(argument), e);
      }
    }
    if (in == null) {
      throw ArgumentErrors.missing("argument", "in");
    }
    return callArgument(in);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param in the value
   * @return the call
   */
  private PreparedCall callArgument(InputStream in) {
    return response -> {
      int result = commands.argument(in);
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'argument'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeArgument() {
    return CommandDescriptor.builder("argument", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("in", "any")
                .build())
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .description("What a codec brings to the wire is an argument, whatever it is in "
            + "Java.")
        .build();
  }

  /**
   * Prepares {@link Streams#buffers()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall buffers(CborReader in) {
    ArgumentErrors.expectNone("buffers", in);
    return response -> {
      Stream<ByteBuffer> result = Objects.requireNonNull(commands.buffers(),
          "buffers returned null");
      response.items(result, (out, item) -> {
        out.writeBytes(item);
      });
    };
  }

  /**
   * Describes 'buffers'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeBuffers() {
    return CommandDescriptor.builder("buffers", Permission.READ)
        .result(ResultForm.ITEMS, "bstr")
        .build();
  }

  /**
   * Prepares {@link Streams#byteItems()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall byteItems(CborReader in) {
    ArgumentErrors.expectNone("byte-items", in);
    return response -> {
      Flow.Publisher<byte[]> result = Objects.requireNonNull(commands.byteItems(),
          "byteItems returned null");
      response.items(result, (out, item) -> {
        out.writeBytes(item);
      });
    };
  }

  /**
   * Describes 'byte-items'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeByteItems() {
    return CommandDescriptor.builder("byte-items", Permission.READ)
        .result(ResultForm.ITEMS, "bstr")
        .build();
  }

  /**
   * Prepares {@link Streams#bytes()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall bytes(CborReader in) {
    ArgumentErrors.expectNone("bytes", in);
    return response -> {
      Iterator<byte[]> result = Objects.requireNonNull(commands.bytes(), "bytes returned null");
      response.items(result, (out, item) -> {
        out.writeBytes(item);
      });
    };
  }

  /**
   * Describes 'bytes'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeBytes() {
    return CommandDescriptor.builder("bytes", Permission.READ)
        .result(ResultForm.ITEMS, "bstr")
        .build();
  }

  /**
   * Prepares {@link Streams#channel(InputStream, CommandContext)}.
   *
   * @param in a reader at the start of the value
   * @param data the data of the request
   * @param context the context of the call
   * @return the call
   */
  private PreparedCall channel(CborReader in, CommandData data, CommandContext context) {
    ArgumentErrors.expectNone("channel", in);
    return response -> {
      ReadableByteChannel result = Objects.requireNonNull(commands.channel(data.inputStream(),
          context), "channel returned null");
      response.bytes(result);
    };
  }

  /**
   * Describes 'channel'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeChannel() {
    return CommandDescriptor.builder("channel", Permission.READ)
        .data()
        .result(ResultForm.BYTE_STREAM, "bytes")
        .build();
  }

  /**
   * Prepares {@link Streams#chunks(byte[], byte[])}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall chunks(CborReader in) {
    byte[] first = null;
    byte[] second = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(CHUNKS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> first = in.readBytes();
          case 1 -> second = in.readBytes();
          default -> throw ArgumentErrors.unknown("chunks", in, CHUNKS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("chunks", CHUNKS_ARGUMENTS.name(argument), e);
      }
    }
    if (first == null) {
      throw ArgumentErrors.missing("chunks", "first");
    }
    if (second == null) {
      throw ArgumentErrors.missing("chunks", "second");
    }
    return callChunks(first, second);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param first the value
   * @param second the value
   * @return the call
   */
  private PreparedCall callChunks(byte[] first, byte[] second) {
    return response -> {
      Stream<byte[]> result = Objects.requireNonNull(commands.chunks(first, second),
          "chunks returned null");
      response.chunks(result);
    };
  }

  /**
   * Describes 'chunks'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeChunks() {
    return CommandDescriptor.builder("chunks", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("first", "bstr")
                .build())
        .argument(
            ArgumentDescriptor.builder("second", "bstr")
                .build())
        .result(ResultForm.BYTE_STREAM, "bytes")
        .build();
  }

  /**
   * Prepares {@link Streams#coded()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall coded(CborReader in) {
    ArgumentErrors.expectNone("coded", in);
    return response -> {
      Stream<Integer> result = Objects.requireNonNull(commands.coded(), "coded returned null");
      response.items(result, (out, item) -> {
        StreamsDispatch.INTEGER_CODEC.write(out, Objects.requireNonNull(item));
      });
    };
  }

  /**
   * Describes 'coded'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeCoded() {
    return CommandDescriptor.builder("coded", Permission.READ)
        .result(ResultForm.ITEMS, "any")
        .build();
  }

  /**
   * Prepares {@link Streams#data(CommandData, String)}.
   *
   * @param in a reader at the start of the value
   * @param data the data of the request
   * @return the call
   */
  private PreparedCall data(CborReader in, CommandData data) {
    String name = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(DATA_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> name = in.readText();
          default -> throw ArgumentErrors.unknown("data", in, DATA_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("data", DATA_ARGUMENTS.name(argument), e);
      }
    }
    if (name == null) {
      throw ArgumentErrors.missing("data", "name");
    }
    return callData(data, name);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param data the data of the request
   * @param name the value
   * @return the call
   */
  private PreparedCall callData(CommandData data, String name) {
    return response -> {
      String result = Objects.requireNonNull(commands.data(data, name), "data returned null");
      response.cbor().writeText(result);
    };
  }

  /**
   * Describes 'data'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeData() {
    return CommandDescriptor.builder("data", Permission.WRITE)
        .argument(
            ArgumentDescriptor.builder("name", "tstr")
                .build())
        .data()
        .result(ResultForm.VALUE, "tstr")
        .deadlineMillis(5000)
        .description("Of a request's data, all of it.")
        .build();
  }

  /**
   * Prepares {@link Streams#free()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall free(CborReader in) {
    ArgumentErrors.expectNone("free", in);
    return response -> {
      Stream<CborValue> result = Objects.requireNonNull(commands.free(), "free returned null");
      response.items(result, (out, item) -> {
        item.writeTo(out);
      });
    };
  }

  /**
   * Describes 'free'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeFree() {
    return CommandDescriptor.builder("free", Permission.READ)
        .result(ResultForm.ITEMS, "any")
        .build();
  }

  /**
   * Prepares {@link Streams#input(int)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall input(CborReader in) {
    int size = 0;
    boolean hasSize = false;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(INPUT_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> {
            size = in.readInt();
            hasSize = true;
          }
          default -> throw ArgumentErrors.unknown("input", in, INPUT_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("input", INPUT_ARGUMENTS.name(argument), e);
      }
    }
    if (!hasSize) {
      throw ArgumentErrors.missing("input", "size");
    }
    return callInput(size);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param size the value
   * @return the call
   */
  private PreparedCall callInput(int size) {
    return response -> {
      InputStream result = Objects.requireNonNull(commands.input(size), "input returned null");
      response.bytes(result);
    };
  }

  /**
   * Describes 'input'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeInput() {
    return CommandDescriptor.builder("input", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("size", "-2147483648..2147483647")
                .build())
        .result(ResultForm.BYTE_STREAM, "bytes")
        .build();
  }

  /**
   * Prepares {@link Streams#levels()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall levels(CborReader in) {
    ArgumentErrors.expectNone("levels", in);
    return response -> {
      Stream<Streams.Level> result = Objects.requireNonNull(commands.levels(),
          "levels returned null");
      response.items(result, (out, item) -> {
        out.writeText(item.name());
      });
    };
  }

  /**
   * Describes 'levels'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLevels() {
    return CommandDescriptor.builder("levels", Permission.READ)
        .types(TYPES)
        .result(ResultForm.ITEMS, "Level")
        .build();
  }

  /**
   * Prepares {@link Streams#lines(int, byte[])}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall lines(CborReader in) {
    int count = 0;
    boolean hasCount = false;
    byte[] bytes = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(LINES_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> {
            count = in.readInt();
            hasCount = true;
          }
          case 1 -> bytes = in.readBytes();
          default -> throw ArgumentErrors.unknown("lines", in, LINES_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("lines", LINES_ARGUMENTS.name(argument), e);
      }
    }
    if (!hasCount) {
      throw ArgumentErrors.missing("lines", "count");
    }
    if (bytes == null) {
      throw ArgumentErrors.missing("lines", "bytes");
    }
    return callLines(count, bytes);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param count the value
   * @param bytes the value
   * @return the call
   */
  private PreparedCall callLines(int count, byte[] bytes) {
    return response -> {
      Stream<Streams.Line> result = Objects.requireNonNull(commands.lines(count, bytes),
          "lines returned null");
      response.items(result, (out, item) -> {
        writeLine(out, item);
      });
    };
  }

  /**
   * Describes 'lines'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLines() {
    return CommandDescriptor.builder("lines", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("count", "-2147483648..2147483647")
                .build())
        .argument(
            ArgumentDescriptor.builder("bytes", "bstr")
                .build())
        .result(ResultForm.ITEMS, "Line")
        .build();
  }

  /**
   * Prepares {@link Streams#lists()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall lists(CborReader in) {
    ArgumentErrors.expectNone("lists", in);
    return response -> {
      Stream<List<Integer>> result = Objects.requireNonNull(commands.lists(),
          "lists returned null");
      response.items(result, (out, item) -> {
        writeIntList(out, item);
      });
    };
  }

  /**
   * Describes 'lists'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLists() {
    return CommandDescriptor.builder("lists", Permission.READ)
        .result(ResultForm.ITEMS, "[* -2147483648..2147483647]")
        .build();
  }

  /**
   * Prepares {@link Streams#numbers(Flow.Publisher)}.
   *
   * @param in a reader at the start of the value
   * @param data the data of the request
   * @return the call
   */
  private PreparedCall numbers(CborReader in, CommandData data) {
    ArgumentErrors.expectNone("numbers", in);
    return response -> {
      Flow.Publisher<Long> result = Objects.requireNonNull(commands.numbers(data.publisher()),
          "numbers returned null");
      response.items(result, (out, item) -> {
        out.writeLong(item);
      });
    };
  }

  /**
   * Describes 'numbers'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeNumbers() {
    return CommandDescriptor.builder("numbers", Permission.READ)
        .data()
        .result(ResultForm.ITEMS, "-9223372036854775808..9223372036854775807")
        .build();
  }

  /**
   * Prepares {@link Streams#optionalInts()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall optionalInts(CborReader in) {
    ArgumentErrors.expectNone("optional-ints", in);
    return response -> {
      Iterator<OptionalInt> result = Objects.requireNonNull(commands.optionalInts(),
          "optionalInts returned null");
      response.items(result, (out, item) -> {
        if (item.isPresent()) {
          out.writeLong(item.getAsInt());
        } else {
          out.writeNull();
        }
      });
    };
  }

  /**
   * Describes 'optional-ints'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeOptionalInts() {
    return CommandDescriptor.builder("optional-ints", Permission.READ)
        .result(ResultForm.ITEMS, "-2147483648..2147483647 / null")
        .build();
  }

  /**
   * Prepares {@link Streams#optionals()}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall optionals(CborReader in) {
    ArgumentErrors.expectNone("optionals", in);
    return response -> {
      Stream<Optional<Streams.Level>> result = Objects.requireNonNull(commands.optionals(),
          "optionals returned null");
      response.items(result, (out, item) -> {
        if (item.isPresent()) {
          out.writeText(item.get().name());
        } else {
          out.writeNull();
        }
      });
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
        .result(ResultForm.ITEMS, "Level / null")
        .build();
  }

  /**
   * Prepares {@link Streams#published(Flow.Publisher)}.
   *
   * @param in a reader at the start of the value
   * @param data the data of the request
   * @return the call
   */
  private PreparedCall published(CborReader in, CommandData data) {
    ArgumentErrors.expectNone("published", in);
    return response -> {
      response.later(
          Objects.requireNonNull(commands.published(data.publisher()), "published returned null"),
          (later, result) -> {
            Objects.requireNonNull(result, "published brought null");
            later.cbor().writeLong(result);
          });
    };
  }

  /**
   * Describes 'published'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describePublished() {
    return CommandDescriptor.builder("published", Permission.READ)
        .data()
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Streams#publishedBytes(byte[], byte[])}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall publishedBytes(CborReader in) {
    byte[] first = null;
    byte[] second = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(PUBLISHED_BYTES_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> first = in.readBytes();
          case 1 -> second = in.readBytes();
          default -> throw ArgumentErrors.unknown("published-bytes", in, PUBLISHED_BYTES_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("published-bytes",
            PUBLISHED_BYTES_ARGUMENTS.name(argument), e);
      }
    }
    if (first == null) {
      throw ArgumentErrors.missing("published-bytes", "first");
    }
    if (second == null) {
      throw ArgumentErrors.missing("published-bytes", "second");
    }
    return callPublishedBytes(first, second);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param first the value
   * @param second the value
   * @return the call
   */
  private PreparedCall callPublishedBytes(byte[] first, byte[] second) {
    return response -> {
      Flow.Publisher<ByteBuffer> result = Objects.requireNonNull(commands.publishedBytes(first,
          second), "publishedBytes returned null");
      response.bytes(result);
    };
  }

  /**
   * Describes 'published-bytes'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describePublishedBytes() {
    return CommandDescriptor.builder("published-bytes", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("first", "bstr")
                .build())
        .argument(
            ArgumentDescriptor.builder("second", "bstr")
                .build())
        .result(ResultForm.BYTE_STREAM, "bytes")
        .build();
  }

  /**
   * Prepares {@link Streams#quick(Flow.Publisher)}.
   *
   * @param in a reader at the start of the value
   * @param data the data of the request
   * @return the call
   */
  private PreparedCall quick(CborReader in, CommandData data) {
    ArgumentErrors.expectNone("quick", in);
    return response -> {
      int result = commands.quick(data.publisher());
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
        .data()
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Streams#slow(InputStream)}.
   *
   * @param in a reader at the start of the value
   * @param data the data of the request
   * @return the call
   */
  private PreparedCall slow(CborReader in, CommandData data) {
    ArgumentErrors.expectNone("slow", in);
    return response -> {
      response.later(
          Objects.requireNonNull(commands.slow(data.inputStream()), "slow returned null"),
          (later, result) -> {
            Objects.requireNonNull(result, "slow brought null");
            later.cbor().writeLong(result);
          });
    };
  }

  /**
   * Describes 'slow'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeSlow() {
    return CommandDescriptor.builder("slow", Permission.READ)
        .data()
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .build();
  }

  /**
   * Prepares {@link Streams#steps(Streams.Line)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall steps(CborReader in) {
    Streams.Line line = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(STEPS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> line = LineReader.read(in);
          default -> throw ArgumentErrors.unknown("steps", in, STEPS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("steps", STEPS_ARGUMENTS.name(argument), e);
      }
    }
    if (line == null) {
      throw ArgumentErrors.missing("steps", "line");
    }
    return callSteps(line);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param line the value
   * @return the call
   */
  private PreparedCall callSteps(Streams.Line line) {
    return response -> {
      Iterator<Streams.Step> result = Objects.requireNonNull(commands.steps(line),
          "steps returned null");
      response.items(result, (out, item) -> {
        writeStep(out, item);
      });
    };
  }

  /**
   * Describes 'steps'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeSteps() {
    return CommandDescriptor.builder("steps", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("line", "Line")
                .build())
        .result(ResultForm.ITEMS, "Step")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Streams#stream(int, InputStream)}.
   *
   * @param in2 a reader at the start of the value
   * @param in the data of the request
   * @return the call
   */
  private PreparedCall stream(CborReader in2, CommandData in) {
    int start = 0;
    for (int left = in2.readMapHeader(); left > 0; left--) {
      int argument = in2.readName(STREAM_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> start = in2.tryReadNull() ? 0 : in2.readInt();
          default -> throw ArgumentErrors.unknown("stream", in2, STREAM_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("stream", STREAM_ARGUMENTS.name(argument), e);
      }
    }
    return callStream(start, in);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param start the value
   * @param in the data of the request
   * @return the call
   */
  private PreparedCall callStream(int start, CommandData in) {
    return response -> {
      int result = commands.stream(start, in.inputStream());
      response.cbor().writeLong(result);
    };
  }

  /**
   * Describes 'stream'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeStream() {
    return CommandDescriptor.builder("stream", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("start", "-2147483648..2147483647")
                .defaultValue(0)
                .build())
        .data()
        .result(ResultForm.VALUE, "-2147483648..2147483647")
        .deadlineMillis(5000000000L)
        .build();
  }

  /**
   * Prepares {@link Streams#texts(List)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall texts(CborReader in) {
    List<String> texts = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(TEXTS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> texts = readTextList(in);
          default -> throw ArgumentErrors.unknown("texts", in, TEXTS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("texts", TEXTS_ARGUMENTS.name(argument), e);
      }
    }
    if (texts == null) {
      throw ArgumentErrors.missing("texts", "texts");
    }
    return callTexts(texts);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param texts the value
   * @return the call
   */
  private PreparedCall callTexts(List<String> texts) {
    return response -> {
      Iterator<String> result = Objects.requireNonNull(commands.texts(texts),
          "texts returned null");
      response.items(result, (out, item) -> {
        out.writeText(item);
      });
    };
  }

  /**
   * Describes 'texts'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeTexts() {
    return CommandDescriptor.builder("texts", Permission.READ)
        .argument(
            ArgumentDescriptor.builder("texts", "[* tstr]")
                .build())
        .result(ResultForm.ITEMS, "tstr")
        .build();
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
  private static void writeStep(CborWriter out, Streams.Step value) {
    if (value instanceof Streams.Left record) {
      writeTaggedLeft(out, record);
    } else if (value instanceof Streams.Right record) {
      writeTaggedRight(out, record);
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
  private static void writeTaggedLeft(CborWriter out, Streams.Left value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(2);
    out.writeText("by");
    out.writeLong(value.by());
    out.writeText("type");
    out.writeText("Left");
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeTaggedRight(CborWriter out, Streams.Right value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(2);
    out.writeText("type");
    out.writeText("Right");
    out.writeText("lines");
    writeLineList(out, value.lines());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeLineList(CborWriter out, List<Streams.Line> list) {
    out.writeArrayHeader(list.size());
    for (Streams.Line element : list) {
      writeLine(out, element);
    }
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
          throw ValueErrors.unknown(in, FIELDS);
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
}
