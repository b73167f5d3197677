package dev.wirecommand.jackson;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.codegen.ValueErrors;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A reader that turns CBOR into a tree of Jackson nodes. */
final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TreeReader() {}

  static JsonNode read(CborReader in) {
    return node(in, 0);
  }

  private static JsonNode node(CborReader in, int depth) {
    int at = in.position();
    return switch (in.peek()) {
      case INTEGER -> integer(in.readBigInteger());
      case BYTES -> NODES.binaryNode(in.readBytes());
      case TEXT -> NODES.stringNode(in.readText());
      case ARRAY -> array(in, deeper(depth, at));
      case MAP -> object(in, deeper(depth, at));
      case BOOLEAN -> NODES.booleanNode(in.readBoolean());
      case NULL -> {
        in.readNull();
        yield NODES.nullNode();
      }
      case UNDEFINED -> throw new CborException("undefined has no form in JSON: send null", at);
      case SIMPLE ->
          throw new CborException("simple value " + in.readSimple() + " has no form in JSON", at);
      case FLOAT -> NODES.numberNode(in.readDouble());
    };
  }

  /** Returns {@code depth} plus 1, if the limit allows it. Nested values are read by recursion. */
  private static int deeper(int depth, int at) {
    if (depth == CborLimits.DEEPEST) {
      throw new CborException("nesting deeper than " + CborLimits.DEEPEST, at);
    }
    return depth + 1;
  }

  private static JsonNode integer(BigInteger value) {
    int bits = value.bitLength();
    if (bits < Integer.SIZE) {
      return NODES.numberNode(value.intValue());
    }
    return bits < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
  }

  private static ArrayNode array(CborReader in, int depth) {
    int length = in.readArrayHeader();
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < length; i++) {
      try {
        array.add(node(in, depth));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  private static ObjectNode object(CborReader in, int depth) {
    int length = in.readMapHeader();
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < length; i++) {
      int at = in.position();
      CborType type = in.peek();
      if (type != CborType.TEXT && type != CborType.BYTES) {
        throw new CborException("expected text as the key, got " + type, at);
      }
      String key = in.readText();
      if (object.has(key)) {
        throw ValueErrors.duplicateKey(in);
      }
      try {
        object.set(key, node(in, depth));
      } catch (CborException e) {
        throw e.within(key);
      }
    }
    return object;
  }
}
