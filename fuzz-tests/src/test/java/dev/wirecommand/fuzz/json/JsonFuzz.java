package dev.wirecommand.fuzz.json;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.fuzz.FuzzInput;
import dev.wirecommand.fuzz.values.BroadTypes;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.check.ValueChecker;
import dev.wirecommand.schema.json.BytesFormat;
import dev.wirecommand.schema.json.JsonDecoder;
import dev.wirecommand.schema.json.JsonEncoder;
import dev.wirecommand.schema.json.JsonException;
import dev.wirecommand.schema.json.JsonLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzzes the conversion of JSON to CBOR and back.
 *
 * <p>The input: a byte for the type, one for the modes, and a text in JSON, or a value in CBOR. A
 * text that is taken gives CBOR of the type, and CBOR of the type gives JSON that gives the same
 * CBOR again. A text that is refused is refused at a place within it.
 */
public final class JsonFuzz {
  private static final int FROM_CBOR = 1;
  private static final int HEX = 2;
  private static final int TIGHT = 4;

  private static final List<SchemaType> TYPES = types();

  private static final JsonLimits TIGHT_LIMITS = new JsonLimits(200, new CborLimits(3, 20, 4));

  private final SchemaType type;
  private final int modes;
  private final BytesFormat format;

  private JsonFuzz(FuzzInput in) {
    type = TYPES.get(in.choice(TYPES.size()));
    modes = in.next();
    format = (modes & HEX) != 0 ? BytesFormat.HEX : BytesFormat.BASE64;
  }

  private static List<SchemaType> types() {
    List<SchemaType> types = new ArrayList<>();
    for (int i = 0; i < BroadTypes.commands().size(); i++) {
      types.add(BroadTypes.type(i));
    }
    return List.copyOf(types);
  }

  /**
   * Runs one input.
   *
   * @param data the input
   * @throws Finding if what must hold does not
   */
  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput in = new FuzzInput(data);
    JsonFuzz fuzz = new JsonFuzz(in);
    byte[] rest = in.rest();
    if ((fuzz.modes & FROM_CBOR) != 0) {
      fuzz.runCbor(rest);
    } else {
      fuzz.runJson(rest);
    }
  }

  private JsonDecoder decoder() {
    JsonDecoder decoder = new JsonDecoder(BroadTypes.SCHEMA).withBytes(format);
    return (modes & TIGHT) != 0 ? decoder.withLimits(TIGHT_LIMITS) : decoder;
  }

  private JsonEncoder encoder() {
    return new JsonEncoder(BroadTypes.SCHEMA).withBytes(format);
  }

  private void runJson(byte[] json) {
    byte[] cbor;
    try {
      cbor = decoder().decode(type, json);
    } catch (JsonException e) {
      checkRefusal(e, json);
      return;
    }
    Finding.unless((modes & TIGHT) == 0 || json.length <= 200, "%d bytes", json.length);
    ValueChecker.strict(BroadTypes.SCHEMA).check(type, cbor);
    checkRoundTrip(cbor);
  }

  private static void checkRefusal(JsonException e, byte[] json) {
    Finding.unless(e.path().startsWith("$"), "the path %s", e.path());
    Finding.unless(!e.detail().isEmpty(), "no detail: %s", e);
    Finding.unless(
        e.getMessage()
            .equals(
                e.path()
                    + ": "
                    + e.detail()
                    + " (line "
                    + e.line()
                    + ", column "
                    + e.column()
                    + ")"),
        "another message: %s",
        e);
    Finding.unless(
        e.line() >= 1 && e.line() <= json.length + 1 && e.column() >= 1, "no place: %s", e);
    Finding.unless(e.column() <= json.length + 1, "a place behind the text: %s", e);
    Finding.unless(e.getMessage().length() < 2000 + 10 * json.length, "a long message: %s", e);
  }

  /** CBOR that has come of a value gives JSON that gives the same CBOR. */
  private void checkRoundTrip(byte[] cbor) {
    String json = encoder().encode(type, cbor);
    byte[] back = new JsonDecoder(BroadTypes.SCHEMA).withBytes(format).decode(type, json);
    Finding.unless(Arrays.equals(back, cbor), "other CBOR of %s", json);
    Finding.unless(encoder().encode(type, back).equals(json), "other JSON than %s", json);
    byte[] indented =
        new JsonDecoder(BroadTypes.SCHEMA)
            .withBytes(format)
            .decode(type, encoder().indented().encode(type, cbor));
    Finding.unless(Arrays.equals(indented, cbor), "other CBOR of the indented %s", json);
  }

  private void runCbor(byte[] cbor) {
    String json;
    try {
      json = encoder().encode(type, cbor);
    } catch (ValueException e) {
      String begin = e.path().isEmpty() ? "" : e.path() + ": ";
      Finding.unless(
          !e.detail().isEmpty() && e.getMessage().equals(begin + e.detail()),
          "another message: %s",
          e);
      return;
    } catch (CborException e) {
      return;
    }
    ValueChecker.strict(BroadTypes.SCHEMA).check(type, cbor);
    byte[] canonical = new JsonDecoder(BroadTypes.SCHEMA).withBytes(format).decode(type, json);
    checkRoundTrip(canonical);
  }

  /**
   * Returns inputs to begin with: values of each type, in JSON and in CBOR.
   *
   * @return new arrays
   */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < TYPES.size(); i++) {
      for (String json : BroadTypes.json(i)) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] cbor = new JsonDecoder(BroadTypes.SCHEMA).decode(TYPES.get(i), json);
        seeds.add(input(i, 0, text));
        seeds.add(input(i, TIGHT, text));
        seeds.add(input(i, FROM_CBOR, cbor));
        seeds.add(input(i, FROM_CBOR | HEX, cbor));
      }
    }
    return List.copyOf(seeds);
  }

  private static byte[] input(int type, int modes, byte[] rest) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(type);
    input.write(modes);
    input.writeBytes(rest);
    return input.toByteArray();
  }
}
