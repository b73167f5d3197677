package dev.wirecommand.jackson;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The mappers that {@link JacksonCodec#strict} and {@link JacksonCodec#lenient} use. */
final class Mappers {
  static final ObjectMapper STRICT = mapper(true);
  static final ObjectMapper LENIENT = mapper(false);

  private Mappers() {}

  /**
   * Makes a mapper without Jackson's default coercions, such as text to number or float to integer.
   */
  private static ObjectMapper mapper(boolean refusesUnknown) {
    return JsonMapper.builder()
        .addModule(new WireTypes())
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, refusesUnknown)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .build();
  }
}
