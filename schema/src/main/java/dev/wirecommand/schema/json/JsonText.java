package dev.wirecommand.schema.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Makes the parsers and generators of Jackson. */
final class JsonText {
  /** A decimal may have 1,000 digits, and a scale. */
  private static final int LONGEST_NUMBER = 1100;

  private static final JsonFactory WRITING =
      JsonFactory.builder()
          // The digits are the same on all JDKs.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(4096).build())
          .build();

  private final JsonFactory reading;

  JsonText(JsonLimits limits) {
    this.reading =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(limits.maxBytes())
                    .maxStringLength(limits.maxBytes())
                    .maxNameLength(limits.maxBytes())
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNestingDepth(JsonTreeReader.LEVELS * limits.values().maxDepth() + 1)
                    .build())
            .build();
  }

  JsonParser parser(String text) {
    return reading.createParser(ObjectReadContext.empty(), text);
  }

  /** Returns what is written to a generator. */
  static String print(boolean indented, Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    ObjectWriteContext context = indented ? new Indented() : ObjectWriteContext.empty();
    try (JsonGenerator out = WRITING.createGenerator(context, text)) {
      content.accept(out);
    }
    return text.toString();
  }

  /** Has the generator write each member and element on a line of its own. */
  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
