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
 * Values that Jackson binds. What Jackson makes of a value, a tree of nodes, goes over the wire as
 * {@link JsonNodes#CODEC} has it.
 *
 * <p>To bind with a mapper of one's own, extend this class and name the subclass in {@link
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
 * <p>What Jackson refuses is told to the peer in words of the wire, without the names of Java's
 * classes; the message of an {@link IllegalArgumentException} that a constructor or setter threw is
 * told as it is. Safe for use by any thread, as a mapper is.
 *
 * @param <T> the type of the values
 */
public class JacksonCodec<T> implements ValueCodec<T> {
  private final ObjectReader reader;
  private final ObjectWriter writer;

  /**
   * Binds with a mapper of the caller's, who decides by it how strict the binding is.
   *
   * @param mapper the mapper
   * @param type the type of the values
   */
  public JacksonCodec(ObjectMapper mapper, Class<T> type) {
    this(mapper.readerFor(type), mapper.writerFor(type));
  }

  /**
   * Binds with a mapper of the caller's, who decides by it how strict the binding is.
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
   * For those who receive requests: refuses properties that the type does not have (section 10 of
   * the protocol), and numbers, booleans, text and bytes in place of each other.
   *
   * @param <T> the type of the values
   * @param type the type of the values
   * @return the codec
   */
  public static <T> JacksonCodec<T> strict(Class<T> type) {
    return new JacksonCodec<>(Mappers.STRICT, type);
  }

  /**
   * For those who receive results: skips properties that the type does not have, so that a new one
   * is no change to old clients (section 10 of the protocol); otherwise as {@link #strict(Class)}.
   *
   * @param <T> the type of the values
   * @param type the type of the values
   * @return the codec
   */
  public static <T> JacksonCodec<T> lenient(Class<T> type) {
    return new JacksonCodec<>(Mappers.LENIENT, type);
  }

  /**
   * As {@link #strict(Class)}, for a type with type arguments.
   *
   * @param <T> the type of the values
   * @param type the type of the values
   * @return the codec
   */
  public static <T> JacksonCodec<T> strict(TypeReference<T> type) {
    return new JacksonCodec<>(Mappers.STRICT, type);
  }

  /**
   * As {@link #lenient(Class)}, for a type with type arguments.
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
      throw BindingErrors.told(e, at);
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
      throw new IllegalArgumentException(
          "Jackson can't write the value: " + e.getOriginalMessage(), e);
    }
    TreeWriter.write(out, tree);
  }
}
