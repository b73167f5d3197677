package dev.wirecommand.fuzz.values;

import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.cddl.CddlParser;
import dev.wirecommand.schema.json.JsonDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of the arguments of {@link BroadCommands}, as a server describes them. */
public final class BroadTypes {
  private static final List<CommandDescriptor> COMMANDS =
      new BroadCommandsDispatch(new BroadCommands()).commands();

  /** The rules of all types. */
  public static final Schema SCHEMA = schema();

  /** Values in JSON, of which each command takes some. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("arrays", List.of("[]", "[[1,-2],[],[9223372036854775807]]")),
          Map.entry("blobs", List.of("[\"AQI=\",\"\"]")),
          Map.entry("decimal", List.of("\"12.50\"", "\"-1E-9\"", "0")),
          Map.entry(
              "free",
              List.of("{\"value\":{\"a\":[1,null,1.5,{\"$bytes\":\"AQI=\"}]},\"maybe\":\"x\"}")),
          Map.entry(
              "maps",
              List.of(
                  "{\"byColor\":{\"RED\":1},\"byLong\":{\"-5\":\"x\"},\"byBig\":"
                      + "{\"18446744073709551615\":\"y\"},\"byBytes\":{\"AQI=\":\"z\"},"
                      + "\"deep\":{\"k\":{\"BLUE\":{\"type\":\"Circle\",\"radius\":1.5}}}}")),
          Map.entry(
              "numbers",
              List.of(
                  "{\"b\":-1,\"s\":300,\"i\":70000,\"l\":-5000000000,\"f\":1.5,\"d\":1e300,"
                      + "\"boxed\":7,\"big\":\"-18446744073709551616\",\"flag\":true}")),
          Map.entry(
              "optionals",
              List.of(
                  "{\"map\":{}}",
                  "{\"i\":1,\"l\":2,\"d\":0.5,\"color\":\"dark-green\",\"n\":3,"
                      + "\"texts\":[\"a\",null],\"map\":{\"k\":null,\"l\":4}}")),
          Map.entry(
              "others",
              List.of(
                  "{\"uuid\":\"123e4567-e89b-42d3-a456-556642440000\","
                      + "\"uri\":\"https://example.org/a?b#c\",\"buffer\":\"AQI=\",\"letter\":\"x\"}")),
          Map.entry(
              "outcome",
              List.of(
                  "{\"type\":\"Failed\",\"reason\":\"no\"}",
                  "{\"type\":\"Done\",\"value\":{\"first\":\"a\",\"second\":[\"RED\",\"BLUE\"]}}")),
          Map.entry(
              "records",
              List.of("[{\"first\":1,\"second\":\"RED\"},{\"first\":2,\"second\":\"BLUE\"}]")),
          Map.entry(
              "sequences",
              List.of(
                  "{\"colors\":[\"RED\",\"BLUE\"],\"texts\":[\"a\"],\"nested\":[[1],[]],"
                      + "\"circles\":[{\"radius\":2}]}")),
          Map.entry(
              "shape",
              List.of(
                  "{\"type\":\"Group\",\"parts\":[{\"type\":\"square\",\"side\":2,"
                      + "\"label\":\"l\"},{\"type\":\"Circle\",\"radius\":0.1}],\"color\":\"RED\"}")),
          Map.entry("texts", List.of("[\"a\",\"\",\"\\u00e9\"]")),
          Map.entry(
              "times",
              List.of(
                  "{\"instant\":\"2026-01-31T12:00:00Z\",\"duration\":\"PT30S\","
                      + "\"date\":\"2026-02-03\",\"time\":\"09:00\","
                      + "\"dateTime\":\"2026-02-03T09:00:00.5\","
                      + "\"offset\":\"2026-02-03T09:00+02:00\"}")),
          Map.entry(
              "wide",
              List.of(
                  "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9,"
                      + "\"j\":10,\"k\":11,\"l\":12,\"m\":\"n\"}")));

  private BroadTypes() {}

  private static Schema schema() {
    Map<String, String> rules = new LinkedHashMap<>();
    COMMANDS.forEach(command -> rules.putAll(command.types().rules()));
    return CddlParser.strict().parse(rules);
  }

  /**
   * Returns the names of the commands.
   *
   * @return their names, by their ordinals
   */
  public static List<String> commands() {
    return COMMANDS.stream().map(CommandDescriptor::name).toList();
  }

  /**
   * Returns the type of a command's argument.
   *
   * @param ordinal the command's ordinal
   * @return the type
   */
  public static SchemaType type(int ordinal) {
    return CddlParser.strict().parseType(COMMANDS.get(ordinal).arguments().get(0).type(), SCHEMA);
  }

  /**
   * Returns values of a command's argument.
   *
   * @param ordinal the command's ordinal
   * @return the values in JSON
   */
  public static List<String> json(int ordinal) {
    return VALUES.getOrDefault(COMMANDS.get(ordinal).name(), List.of());
  }

  /** Returns the same values in CBOR. */
  static List<byte[]> cbor(int ordinal) {
    List<byte[]> values = new ArrayList<>();
    for (String json : json(ordinal)) {
      values.add(new JsonDecoder(SCHEMA).decode(type(ordinal), json));
    }
    return values;
  }
}
