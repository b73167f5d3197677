package dev.wirecommand.schema.json;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Judges JSON Schema and the values of a schema, by a validator of somebody else. */
final class JsonSchemaOracle {
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Schema metaSchema =
      registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

  /** Returns what is wrong with a schema, by the schema of schemas. */
  List<String> faultsOfSchema(String schema) {
    return faults(metaSchema, schema);
  }

  /** Returns what is wrong with a value. Formats such as that of dates are checked too. */
  List<String> faults(String schema, String value) {
    return faults(registry.getSchema(schema, InputFormat.JSON), value);
  }

  private static List<String> faults(Schema schema, String value) {
    return schema
        .validate(
            value,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
