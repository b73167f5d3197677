package dev.wirecommand.jackson;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * A Jackson module that deserializes text strings and byte strings (section 10 of the protocol).
 * Jackson's own would convert one into the other as base64, which JSON needs and CBOR does not.
 */
final class WireTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  WireTypes() {
    super("dev.wirecommand.jackson");
    addDeserializer(String.class, new Text());
    addDeserializer(byte[].class, new Bytes());
  }

  private static byte @Nullable [] bytes(JsonParser in) {
    return in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
            && in.getEmbeddedObject() instanceof byte[] bytes
        ? bytes
        : null;
  }

  /** A deserializer that makes a {@code String} from text, or from bytes that are valid UTF-8. */
  private static final class Text extends StdScalarDeserializer<String> {
    Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        return in.getString();
      }
      byte[] bytes = bytes(in);
      if (bytes != null) {
        try {
          // Unlike the constructor of String, a new decoder refuses invalid UTF-8.
          return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
          return (String) context.handleUnexpectedToken(String.class, in);
        }
      }
      return (String) context.handleUnexpectedToken(String.class, in);
    }
  }

  /** A deserializer for byte arrays, which accepts byte strings only. */
  private static final class Bytes extends StdScalarDeserializer<byte[]> {
    Bytes() {
      super(byte[].class);
    }

    @Override
    public byte[] deserialize(JsonParser in, DeserializationContext context) {
      byte[] bytes = bytes(in);
      return bytes != null ? bytes : (byte[]) context.handleUnexpectedToken(byte[].class, in);
    }
  }
}
