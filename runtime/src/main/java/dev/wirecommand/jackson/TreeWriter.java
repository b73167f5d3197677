package dev.wirecommand.jackson;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.text.EscapedText;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A writer that turns a tree of Jackson nodes into canonical CBOR. */
final class TreeWriter {
  /** The maximum number of characters that an error message quotes from a decimal number. */
  private static final int SHOWN = 64;

  private final CborWriter out;

  private TreeWriter(CborWriter out) {
    this.out = out;
  }

  /** Writes a tree, or writes nothing and throws if a node of the tree can't be encoded. */
  static void write(CborWriter out, JsonNode tree) {
    int begin = out.size();
    boolean written = false;
    try {
      new TreeWriter(out).node(tree, 0);
      written = true;
    } finally {
      if (!written) {
        out.truncate(begin);
      }
    }
  }

  private void node(JsonNode node, int depth) {
    switch (node.getNodeType()) {
      case NULL -> out.writeNull();
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case STRING -> out.writeText(node.stringValue());
      case BINARY -> out.writeBytes(node.binaryValue());
      case NUMBER -> number(node);
      case ARRAY -> array(node, deeper(depth));
      case OBJECT -> object(node, deeper(depth));
      case MISSING -> throw new IllegalArgumentException("a missing node has no form on the wire");
      case POJO ->
          throw new IllegalArgumentException(
              "a node that holds a Java object has no form on the wire");
    }
  }

  private static int deeper(int depth) {
    if (depth == CborLimits.DEEPEST) {
      throw new IllegalArgumentException("nesting deeper than " + CborLimits.DEEPEST);
    }
    return depth + 1;
  }

  private void number(JsonNode node) {
    if (node.isBigInteger()) {
      out.writeBigInteger(node.bigIntegerValue());
    } else if (node.isIntegralNumber()) {
      out.writeLong(node.longValue());
    } else if (node.isBigDecimal()) {
      out.writeDouble(exact(node.decimalValue()));
    } else {
      out.writeDouble(node.doubleValue());
    }
  }

  private static double exact(BigDecimal decimal) {
    double value = decimal.doubleValue();
    if (Double.isInfinite(value) || new BigDecimal(value).compareTo(decimal) != 0) {
      throw new IllegalArgumentException(
          "decimal "
              + EscapedText.of(decimal.toString(), SHOWN)
              + " can't be a float of 64 bits without loss; send it as text");
    }
    return value;
  }

  private void array(JsonNode array, int depth) {
    out.writeArrayHeader(array.size());
    for (JsonNode element : array) {
      node(element, depth);
    }
  }

  private void object(JsonNode object, int depth) {
    int mark = out.beginMap(object.size());
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      out.writeText(property.getKey());
      node(property.getValue(), depth);
    }
    out.endMap(mark);
  }
}
