package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.NamedShape;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.Scalar;
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
 * Prints types in CDDL (RFC 8610). In a descriptor, a named type is spelled out at its first use
 * and named afterwards, so that the text of a recursive type ends.
 */
public final class Cddl implements WireType.Visitor<String> {
  /** The CDDL type of raw bytes. */
  static final String BARE = "bytes";

  private static final String PLAIN_KEY = "[A-Za-z_$@]([A-Za-z0-9_$@.-]*[A-Za-z0-9_$@])?";

  private final CommandClass commands;
  private final Naming naming;

  /** A function that chooses the CDDL name of a record, enum or sealed interface. */
  interface Naming {
    /**
     * Returns the CDDL name of a type.
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

  /** Returns a type as self-contained CDDL text. */
  static String of(WireType type, CommandClass commands) {
    Set<WireType> spelledOut = new HashSet<>();
    return type.accept(
        new Cddl(commands, (named, shape) -> spelledOut.add(named) ? "" : shape.text()));
  }

  /**
   * Returns a result's type as self-contained CDDL text. If the result consists of items, this is
   * the type of an item.
   */
  public static String ofResult(Command command, CommandClass commands) {
    return command.kind().isTyped() ? of(command.result(), commands) : BARE;
  }

  /**
   * Returns an argument's type as self-contained CDDL text. The text does not say whether the
   * argument is optional.
   */
  public static String ofArgument(WireType type, CommandClass commands) {
    return of(type.present(), commands);
  }

  @Override
  public String scalar(ScalarType type) {
    return cddl(type.scalar());
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
    // CDDL allows only a single type before an arrow.
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

  /** Returns the CDDL text of each field of a record. */
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

  /** Returns the CDDL text of each constant of an enum. */
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

  /** Returns the CDDL text of each record of a sealed interface. */
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

  /** Returns the CDDL type of a scalar. */
  private static String cddl(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "bool";
      case BYTE -> Byte.MIN_VALUE + ".." + Byte.MAX_VALUE;
      case SHORT -> Short.MIN_VALUE + ".." + Short.MAX_VALUE;
      case INT -> Integer.MIN_VALUE + ".." + Integer.MAX_VALUE;
      case LONG -> Long.MIN_VALUE + ".." + Long.MAX_VALUE;
      case BIG_INTEGER -> "int";
      case FLOAT -> "float16-32";
      case DOUBLE -> "float";
      case TEXT, INSTANT, DURATION, URI -> "tstr";
      case BYTES, BUFFER -> "bstr";
      case UUID -> "bstr .size 16";
      case CBOR_VALUE, JSON_NODE -> "any";
    };
  }

  /** Returns a text in quotes, escaped as in JSON (RFC 8610, section 3.1). */
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
