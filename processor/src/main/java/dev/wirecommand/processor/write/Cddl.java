package dev.wirecommand.processor.write;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.NamedShape;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.UnionShape;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.CodecType;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.NullableType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import dev.wirecommand.processor.model.WireType.SequenceType;
import dev.wirecommand.processor.model.WireType.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Types in the notation of CDDL (RFC 8610). What has parts is spelled out, in a descriptor where it
 * first stands, after which it is given by its name: so the text of a tree ends.
 */
final class Cddl implements WireType.Visitor<String> {
  /** What stands for bytes that are not CBOR. */
  static final String BARE = "bytes";

  private static final String PLAIN_KEY = "[A-Za-z_$@]([A-Za-z0-9_$@.-]*[A-Za-z0-9_$@])?";

  private final CommandClass commands;
  private final Naming naming;

  /** How a type is given that has a name. */
  interface Naming {
    /**
     * The name to give.
     *
     * @param type the type
     * @param shape its shape
     * @return the name; empty to spell the type out
     */
    String name(WireType type, NamedShape shape);
  }

  Cddl(CommandClass commands, Naming naming) {
    this.commands = commands;
    this.naming = naming;
  }

  /** A type by itself. */
  static String of(WireType type, CommandClass commands) {
    Set<WireType> spelledOut = new HashSet<>();
    return type.accept(
        new Cddl(commands, (named, shape) -> spelledOut.add(named) ? "" : shape.text()));
  }

  /** The type of a result, or of each of its items, by itself. */
  static String ofResult(Command command, CommandClass commands) {
    return command.kind().isTyped() ? of(command.result(), commands) : BARE;
  }

  /** The type of an argument by itself: that it may be left out stands beside it. */
  static String ofArgument(WireType type, CommandClass commands) {
    return of(type.present(), commands);
  }

  @Override
  public String scalar(ScalarType type) {
    return ScalarCode.cddl(type.scalar());
  }

  @Override
  public String sequence(SequenceType type) {
    return "[* " + type.element().accept(this) + "]";
  }

  @Override
  public String optional(OptionalType type) {
    return type.value().accept(this) + " / null";
  }

  @Override
  public String nullable(NullableType type) {
    return type.value().accept(this) + " / null";
  }

  @Override
  public String map(MapType type) {
    String key = type.key().accept(this);
    // Before an arrow stands one type alone.
    String grouped = key.contains(" / ") ? "(" + key + ")" : key;
    return "{* " + grouped + " => " + type.value().accept(this) + "}";
  }

  @Override
  public String record(RecordType type) {
    String name = naming.name(type, commands.shape(type));
    if (!name.isEmpty()) {
      return name;
    }
    List<String> fields = fields(type);
    return fields.isEmpty() ? "{}" : "{ " + String.join(", ", fields) + " }";
  }

  /** The fields of a record. */
  List<String> fields(RecordType type) {
    List<String> fields = new ArrayList<>();
    type.tag().ifPresent(tag -> fields.add(UnionShape.TAG + ": " + quoted(tag)));
    commands.shape(type).fields().forEach(field -> fields.add(field(field)));
    return fields;
  }

  private String field(Field field) {
    String key = field.name().matches(PLAIN_KEY) ? field.name() : quoted(field.name());
    return field.type().isOptional()
        ? "? " + key + ": " + field.type().present().accept(this)
        : key + ": " + field.type().accept(this);
  }

  @Override
  public String enumeration(EnumType type) {
    String name = naming.name(type, commands.shape(type));
    return name.isEmpty() ? String.join(" / ", constants(type)) : name;
  }

  /** The constants of an enum. */
  List<String> constants(EnumType type) {
    return commands.shape(type).constants().stream()
        .map(EnumShape.Constant::wireName)
        .map(Cddl::quoted)
        .toList();
  }

  @Override
  public String union(UnionType type) {
    String name = naming.name(type, commands.shape(type));
    return name.isEmpty() ? String.join(" / ", alternatives(type)) : name;
  }

  /** The records of a sealed interface. */
  List<String> alternatives(UnionType type) {
    return commands.shape(type).alternatives().stream().map(this::record).toList();
  }

  @Override
  public String codec(CodecType type) {
    return type.codec().schema();
  }

  @Override
  public String nothing(NothingType type) {
    return "null";
  }

  /** A text in quotes, with what may not stand there escaped as in JSON (RFC 8610, section 3.1). */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
