package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.CodecType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NullableType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.SequenceType;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the CDDL texts of all codecs of a class. The user wrote these texts. */
final class CodecTexts {
  private final Set<String> texts = new LinkedHashSet<>();

  private CodecTexts() {}

  static Set<String> of(CommandClass commands) {
    CodecTexts found = new CodecTexts();
    for (Command command : commands.commands()) {
      command.arguments().stream().map(Argument::type).forEach(found::add);
      found.add(command.result());
    }
    commands.shapes().values().stream()
        .filter(RecordShape.class::isInstance)
        .map(RecordShape.class::cast)
        .forEach(shape -> shape.fields().forEach(field -> found.add(field.type())));
    return found.texts;
  }

  private void add(WireType type) {
    if (type instanceof CodecType coded) {
      texts.add(coded.codec().schema());
    } else if (type instanceof SequenceType sequence) {
      add(sequence.element());
    } else if (type instanceof OptionalType optional) {
      add(optional.value());
    } else if (type instanceof NullableType nullable) {
      add(nullable.value());
    } else if (type instanceof MapType map) {
      add(map.value());
    }
  }
}
