package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * Holds reader and writer against an implementation that shares no code with them, where that is
 * able to judge: documents that are well-formed, with text for keys, and no simple values.
 */
class JacksonOracleTest {
  private final CBORFactory factory = new CBORFactory();

  @Test
  void readsWhatThisWrites() {
    Seeds.each(
        500,
        random -> {
          CborValue value = judgeable(new CborGenerator(random).value(4), false);
          CborWriter writer = new CborWriter();
          value.writeTo(writer);
          try (JsonParser parser =
              factory.createParser(ObjectReadContext.empty(), writer.toByteArray())) {
            assertThat(read(parser, parser.nextToken())).isEqualTo(value);
            assertThat(parser.nextToken()).isNull();
          }
        });
  }

  @Test
  void writesWhatThisReads() {
    Seeds.each(
        500,
        random -> {
          CborValue value = judgeable(new CborGenerator(random).value(4), true);
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
          }
          CborReader reader = new CborReader(out.toByteArray());
          reader.checkWellFormed();
          assertThat(CborValue.read(reader)).isEqualTo(value);
        });
  }

  /**
   * The same value with text for its keys, null for simple values, and, where it is to be written,
   * longs for what would get a tag.
   */
  private static CborValue judgeable(CborValue value, boolean longsOnly) {
    if (longsOnly && value instanceof CborValue.Int integer) {
      return new CborValue.Int(integer.value().longValue());
    }
    if (value instanceof CborValue.Array array) {
      List<CborValue> elements = new ArrayList<>();
      array.elements().forEach(element -> elements.add(judgeable(element, longsOnly)));
      return new CborValue.Array(elements);
    }
    if (value instanceof CborValue.Map map) {
      Set<String> keys = new HashSet<>();
      List<CborValue.Entry> entries = new ArrayList<>();
      for (CborValue.Entry entry : map.entries()) {
        String key =
            entry.key() instanceof CborValue.Text text ? text.value() : entry.key().toString();
        if (keys.add(key)) {
          entries.add(
              new CborValue.Entry(new CborValue.Text(key), judgeable(entry.value(), longsOnly)));
        }
      }
      return new CborValue.Map(entries);
    }
    boolean simple = value instanceof CborValue.Simple || value instanceof CborValue.Undefined;
    return simple ? new CborValue.Null() : value;
  }

  private static CborValue read(JsonParser parser, JsonToken token) {
    switch (token) {
      case VALUE_NUMBER_INT:
        return new CborValue.Int(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT:
        return new CborValue.Float(parser.getDoubleValue());
      case VALUE_STRING:
        return new CborValue.Text(parser.getString());
      case VALUE_EMBEDDED_OBJECT:
        return new CborValue.Bytes(parser.getBinaryValue());
      case VALUE_TRUE:
        return new CborValue.Bool(true);
      case VALUE_FALSE:
        return new CborValue.Bool(false);
      case VALUE_NULL:
        return new CborValue.Null();
      case START_ARRAY:
        List<CborValue> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          elements.add(read(parser, next));
        }
        return new CborValue.Array(elements);
      case START_OBJECT:
        List<CborValue.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          CborValue key = new CborValue.Text(parser.currentName());
          entries.add(new CborValue.Entry(key, read(parser, parser.nextToken())));
        }
        return new CborValue.Map(entries);
      default:
        throw new AssertionError(token);
    }
  }

  private static void write(JsonGenerator out, CborValue value) {
    value.accept(
        new CborValue.Visitor<JsonGenerator>() {
          @Override
          public JsonGenerator visitInt(CborValue.Int integer) {
            return out.writeNumber(integer.value().longValueExact());
          }

          @Override
          public JsonGenerator visitBytes(CborValue.Bytes bytes) {
            return out.writeBinary(bytes.value());
          }

          @Override
          public JsonGenerator visitText(CborValue.Text text) {
            return out.writeString(text.value());
          }

          @Override
          public JsonGenerator visitArray(CborValue.Array array) {
            out.writeStartArray(null, array.elements().size());
            array.elements().forEach(element -> write(out, element));
            return out.writeEndArray();
          }

          @Override
          public JsonGenerator visitMap(CborValue.Map map) {
            out.writeStartObject(null, map.entries().size());
            for (CborValue.Entry entry : map.entries()) {
              out.writeName(((CborValue.Text) entry.key()).value());
              write(out, entry.value());
            }
            return out.writeEndObject();
          }

          @Override
          public JsonGenerator visitBool(CborValue.Bool bool) {
            return out.writeBoolean(bool.value());
          }

          @Override
          public JsonGenerator visitNull(CborValue.Null none) {
            return out.writeNull();
          }

          @Override
          public JsonGenerator visitUndefined(CborValue.Undefined undefined) {
            throw new AssertionError("not judgeable");
          }

          @Override
          public JsonGenerator visitSimple(CborValue.Simple simple) {
            throw new AssertionError("not judgeable");
          }

          @Override
          public JsonGenerator visitFloat(CborValue.Float number) {
            float narrow = (float) number.value();
            return narrow == number.value()
                ? out.writeNumber(narrow)
                : out.writeNumber(number.value());
          }
        });
  }
}
