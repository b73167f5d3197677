package dev.wirecommand.fuzz.values;

import dev.wirecommand.fuzz.FuzzTarget;
import dev.wirecommand.fuzz.FuzzTargets;
import dev.wirecommand.fuzz.json.JsonFuzz;
import java.util.List;
import java.util.stream.Stream;

/** What is fuzzed here: a target for the decoder of each command, and one for JSON. */
public final class ValueTargets implements FuzzTargets {
  @Override
  public List<FuzzTarget> targets() {
    Stream<FuzzTarget> decoders =
        DecoderFuzz.COMMANDS.stream()
            .map(
                name ->
                    new FuzzTarget(
                        "decoder-" + name,
                        DecoderFuzz.class,
                        List.of(name),
                        input -> DecoderFuzz.run(name, input),
                        () -> DecoderFuzz.seeds(name)));
    FuzzTarget json =
        FuzzTarget.of("json", JsonFuzz.class, JsonFuzz::fuzzerTestOneInput, JsonFuzz::seeds);
    return Stream.concat(decoders, Stream.of(json)).toList();
  }
}
