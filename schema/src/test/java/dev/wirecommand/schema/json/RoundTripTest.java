package dev.wirecommand.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.CddlPrinter;
import dev.wirecommand.schema.RandomTypes;
import dev.wirecommand.schema.RandomValues;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.Seeds;
import dev.wirecommand.schema.cddl.CddlParser;
import dev.wirecommand.schema.check.ValueChecker;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every schema and value, tried on random ones. */
class RoundTripTest {
  private static final int ROUNDS = 500;
  private static final int VALUES = 8;

  @Test
  void cborToJsonToCborIsTheIdentity() {
    Seeds.each(
        ROUNDS,
        random -> {
          RandomTypes types = new RandomTypes(random);
          Schema schema = types.schema();
          SchemaType type = types.type();
          RandomValues values = new RandomValues(schema, random, 6);
          for (int i = 0; i < VALUES; i++) {
            byte[] cbor = encoded(values.of(type));
            ValueChecker.strict(schema).check(type, cbor);
            for (BytesFormat format : BytesFormat.values()) {
              String json = new JsonEncoder(schema).withBytes(format).encode(type, cbor);
              byte[] back = new JsonDecoder(schema).withBytes(format).decode(type, json);
              assertThat(CborValue.decode(back))
                  .as("%s as %s of %s", CborValue.decode(cbor), json, type)
                  .isEqualTo(CborValue.decode(cbor));
              assertThat(back).isEqualTo(cbor);
            }
          }
        });
  }

  @Test
  void indentedJsonIsTheSame() {
    Seeds.each(
        100,
        random -> {
          RandomTypes types = new RandomTypes(random);
          Schema schema = types.schema();
          SchemaType type = types.type();
          byte[] cbor = encoded(new RandomValues(schema, random, 5).of(type));
          String json = new JsonEncoder(schema).indented().encode(type, cbor);
          assertThat(new JsonDecoder(schema).decode(type, json)).isEqualTo(cbor);
        });
  }

  @Test
  void printedSchemasAreValidAndAcceptTheValues() {
    JsonSchemaOracle oracle = new JsonSchemaOracle();
    Seeds.each(
        300,
        random -> {
          RandomTypes types = new RandomTypes(random);
          Schema schema = types.schema();
          SchemaType type = types.type();
          RandomValues values = new RandomValues(schema, random, 6);
          BytesFormat format = BytesFormat.values()[random.nextInt(2)];
          String jsonSchema = new JsonSchemaPrinter(schema).withBytes(format).print(type);
          assertThat(oracle.faultsOfSchema(jsonSchema)).as(jsonSchema).isEmpty();
          for (int i = 0; i < 4; i++) {
            byte[] cbor = encoded(values.of(type));
            String json = new JsonEncoder(schema).withBytes(format).encode(type, cbor);
            assertThat(oracle.faults(jsonSchema, json))
                .as("%s against %s", json, jsonSchema)
                .isEmpty();
          }
        });
  }

  @Test
  void cddlIsReadAsItIsPrinted() {
    Seeds.each(
        ROUNDS,
        random -> {
          RandomTypes types = new RandomTypes(random);
          Schema schema = types.schema();
          SchemaType type = types.type();
          CddlPrinter printer = new CddlPrinter();
          Map<String, String> rules = new LinkedHashMap<>();
          StringBuilder text = new StringBuilder();
          schema
              .types()
              .forEach(
                  (name, rule) -> {
                    rules.put(name, rule.accept(printer));
                    text.append(name).append(" = ").append(rule.accept(printer)).append('\n');
                  });
          Schema parsed = CddlParser.strict().parse(rules);
          assertThat(parsed.types()).isEqualTo(schema.types());
          assertThat(CddlParser.strict().parse(text.toString()).types()).isEqualTo(schema.types());
          assertThat(CddlParser.strict().parseType(type.accept(printer), parsed)).isEqualTo(type);
        });
  }

  static byte[] encoded(CborValue value) {
    CborWriter out = new CborWriter();
    value.writeTo(out);
    return out.toByteArray();
  }
}
