package dev.wirecommand.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Reads {@link Request} with Jackson's pull parser, as its users do where speed matters. */
final class JacksonStreaming {
  private static final CBORFactory FACTORY = new CBORFactory();

  private JacksonStreaming() {}

  static Request read(byte[] buf, int off, int len) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), buf, off, len)) {
      String key = null;
      int n = 0;
      boolean hasN = false;
      List<byte[]> nodes = null;
      expect(in.nextToken(), JsonToken.START_OBJECT);
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        switch (name) {
          case "key" -> {
            expect(in.nextToken(), JsonToken.VALUE_STRING);
            key = in.getString();
          }
          case "n" -> {
            expect(in.nextToken(), JsonToken.VALUE_NUMBER_INT);
            n = in.getIntValue();
            hasN = true;
          }
          case "nodes" -> {
            expect(in.nextToken(), JsonToken.START_ARRAY);
            nodes = new ArrayList<>();
            while (in.nextToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
              nodes.add(in.getBinaryValue());
            }
            expect(in.currentToken(), JsonToken.END_ARRAY);
          }
          default -> throw new IllegalArgumentException("unknown name " + name);
        }
      }
      if (key == null || !hasN || nodes == null) {
        throw new IllegalArgumentException("something is missing");
      }
      return new Request(key, n, nodes);
    }
  }

  private static void expect(JsonToken token, JsonToken due) {
    if (token != due) {
      throw new IllegalArgumentException(due + " is due, not " + token);
    }
  }
}
