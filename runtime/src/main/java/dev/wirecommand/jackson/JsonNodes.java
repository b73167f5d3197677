package dev.wirecommand.jackson;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import tools.jackson.databind.JsonNode;

/** Trees of Jackson's nodes on the wire: values of no type that is known beforehand. */
public final class JsonNodes {
  /**
   * Carries any node over the wire, the node that stands for null included.
   *
   * <p>Objects are maps with text keys (keys that are byte strings of valid UTF-8 are read, too),
   * binary nodes are byte strings, integers are integers, and all other numbers are floats. What
   * JSON has no word for is refused on reading: undefined, other simple values, and keys that are
   * not text. Refused on writing, with {@link IllegalArgumentException}, are integers beyond the 64
   * bits of the wire, decimals that a float of 64 bits does not hold exactly, missing nodes, and
   * nodes that hold any other Java object. Both go 256 levels deep and no further.
   *
   * <p>An integer is read as the smallest node that holds it, and each float as a node of 64 bits;
   * so a tree that is read again equals the one that was written if its nodes were made in the same
   * way.
   */
  public static final ValueCodec<JsonNode> CODEC =
      new ValueCodec<>() {
        @Override
        public JsonNode read(CborReader in) {
          return TreeReader.read(in);
        }

        @Override
        public void write(CborWriter out, JsonNode value) {
          TreeWriter.write(out, value);
        }
      };

  private JsonNodes() {}
}
