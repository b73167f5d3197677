package dev.wirecommand.jackson;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * A codec that converts values with Jackson's data binding. Jackson turns a value into a tree of
 * nodes, and {@link #TREE} carries the tree over the wire.
 *
 * <p>To bind with your own mapper, extend this class and name the subclass in {@link
 * dev.wirecommand.WireCodec}:
 *
 * <pre>{@code
 * final class SettingsCodec extends JacksonCodec<Settings> {
 *   SettingsCodec() {
 *     super(Mappers.SNAKE_CASE, Settings.class);
 *   }
 * }
 * }</pre>
 *
 * <p>When Jackson refuses a value, the error message that the peer receives uses the wire's terms
 * and no names of Java classes. The message of an {@link IllegalArgumentException} that a
 * constructor or setter threw is sent unchanged. Safe for use by any thread, as a mapper is.
 *
 * @param <T> the type of the values
 */
public class JacksonCodec<T> implements ValueCodec<T> {
  /**
   * A codec for Jackson's tree nodes. It carries any node, including the null node. Generated code
   * uses it for arguments and results of type {@link JsonNode}. Safe for use by any thread.
   *
   * <p>Objects are maps with text keys (a key that is a byte string of valid UTF-8 is also read),
   * binary nodes are byte strings, integers are integers, and all other numbers are floats. Reading
   * refuses, with {@link CborException}, CBOR that JSON cannot express: undefined, other simple
   * values, and keys that are not text. Writing refuses, with {@link IllegalArgumentException},
   * integers that exceed the 64 bits of the wire, decimals that a 64-bit float cannot hold exactly,
   * missing nodes, and nodes that hold any other Java object. Both refuse more than 256 levels of
   * nesting.
   *
   * <p>An integer is read as the smallest node that holds it, and each float as a 64-bit node. So a
   * tree that is written and read again equals the original if the original's nodes were made in
   * the same way.
   */
  public static final ValueCodec<JsonNode> TREE = new JsonNodes();

  private final ObjectReader reader;
  private final ObjectWriter writer;

  /**
   * Creates a codec that converts values with the given mapper. The mapper's configuration decides
   * how strict the binding is.
   *
   * @param mapper the mapper
   * @param type the type of the values
   */
  public JacksonCodec(ObjectMapper mapper, Class<T> type) {
    this(mapper.readerFor(type), mapper.writerFor(type));
  }

  /**
   * Creates a codec that converts values with the given mapper. The mapper's configuration decides
   * how strict the binding is.
   *
   * @param mapper the mapper
   * @param type the type of the values
   */
  public JacksonCodec(ObjectMapper mapper, TypeReference<T> type) {
    this(mapper.readerFor(type), mapper.writerFor(type));
  }

  private JacksonCodec(ObjectReader reader, ObjectWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Returns a strict codec, for a program that receives requests. It refuses properties that the
   * type does not have (section 10 of the protocol), and it refuses a number, boolean, text or byte
   * string where the type has another of these.
   *
   * @param <T> the type of the values
   * @param type the type of the values
   * @return the codec
   */
  public static <T> JacksonCodec<T> strict(Class<T> type) {
    return new JacksonCodec<>(Mappers.STRICT, type);
  }

  /**
   * Returns a lenient codec, for a program that receives results. The codec skips properties that
   * the type does not have, so that old clients accept results with new properties (section 10 of
   * the protocol); otherwise it behaves as {@link #strict(Class)}.
   *
   * @param <T> the type of the values
   * @param type the type of the values
   * @return the codec
   */
  public static <T> JacksonCodec<T> lenient(Class<T> type) {
    return new JacksonCodec<>(Mappers.LENIENT, type);
  }

  /**
   * Returns a strict codec for a generic type (see {@link #strict(Class)}).
   *
   * @param <T> the type of the values
   * @param type the type of the values
   * @return the codec
   */
  public static <T> JacksonCodec<T> strict(TypeReference<T> type) {
    return new JacksonCodec<>(Mappers.STRICT, type);
  }

  /**
   * Returns a lenient codec for a generic type (see {@link #lenient(Class)}).
   *
   * @param <T> the type of the values
   * @param type the type of the values
   * @return the codec
   */
  public static <T> JacksonCodec<T> lenient(TypeReference<T> type) {
    return new JacksonCodec<>(Mappers.LENIENT, type);
  }

  @Override
  public T read(CborReader in) {
    int at = in.position();
    JsonNode tree = TreeReader.read(in);
    T value;
    try {
      value = reader.readValue(tree);
    } catch (JacksonException e) {
      throw BindingErrors.convert(e, at);
    }
    if (value == null) {
      throw new CborException("null is no value here", at);
    }
    return value;
  }

  @Override
  public void write(CborWriter out, T value) {
    JsonNode tree;
    try {
      tree = writer.valueToTree(value);
    } catch (JacksonException e) {
      String reason = e.getOriginalMessage();
      throw new IllegalArgumentException(
          "Jackson can't write the value: " + (reason == null ? e.getClass().getName() : reason),
          e);
    }
    TreeWriter.write(out, tree);
  }
}
