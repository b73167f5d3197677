package dev.wirecommand.jackson;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import tools.jackson.databind.JsonNode;

/** The implementation of {@link JacksonCodec#TREE}. */
final class JsonNodes implements ValueCodec<JsonNode> {
  @Override
  public JsonNode read(CborReader in) {
    return TreeReader.read(in);
  }

  @Override
  public void write(CborWriter out, JsonNode value) {
    TreeWriter.write(out, value);
  }
}
