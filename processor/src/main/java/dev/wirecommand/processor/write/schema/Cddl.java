package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
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
import java.util.List;

/**
 * Prints types in CDDL (RFC 8610). Records, enums and sealed interfaces are named, and so are
 * scalars with a {@link ScalarRule}; {@link #spelledOut} returns the type that has a name.
 */
final class Cddl implements WireType.Visitor<String> {
  /** The CDDL type of raw bytes. */
  private static final String BARE = "bytes";

  /** The CDDL type of any value. */
  static final String ANY = "any";

  private static final String PLAIN_KEY = "[A-Za-z_$@]([A-Za-z0-9_$@.-]*[A-Za-z0-9_$@])?";

  private final CommandClass commands;
  private final RuleNames names;

  Cddl(CommandClass commands, RuleNames names) {
    this.commands = commands;
    this.names = names;
  }

  /** Returns a result's type. If the result consists of items, this is the type of an item. */
  String result(Command command) {
    return command.kind().isTyped() ? command.result().accept(this) : BARE;
  }

  /** Returns the definition of a named type, on one line. */
  String spelledOut(WireType type) {
    if (type instanceof RecordType record) {
      List<String> fields = fields(record);
      return fields.isEmpty() ? "{}" : "{ " + String.join(", ", fields) + " }";
    }
    return String.join(" / ", choices(type));
  }

  /** Returns the alternatives of an enum or a sealed interface. */
  List<String> choices(WireType type) {
    return type instanceof EnumType enumeration
        ? constants(enumeration)
        : alternatives((UnionType) type);
  }

  @Override
  public String scalar(ScalarType type) {
    return ScalarRule.of(type.scalar()).map(names::of).orElseGet(() -> cddl(type.scalar()));
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
    return names.of(type, commands.shape(type));
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
    return names.of(type, commands.shape(type));
  }

  private List<String> constants(EnumType type) {
    return commands.shape(type).constants().stream()
        .map(EnumShape.Constant::wireName)
        .map(Cddl::quoted)
        .toList();
  }

  @Override
  public String union(UnionType type) {
    return names.of(type, commands.shape(type));
  }

  private List<String> alternatives(UnionType type) {
    return commands.shape(type).alternatives().stream().map(this::record).toList();
  }

  @Override
  public String codec(CodecType type) {
    String text = type.codec().schema().strip();
    // A comment ends with its line.
    return text.contains(";") ? "(" + text + "\n)" : text;
  }

  @Override
  public String nothing(NothingType type) {
    return "null";
  }

  /** Returns the CDDL type of a scalar that has no rule. */
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
      case TEXT -> "tstr";
      case BYTES, BUFFER -> "bstr";
      case CBOR_VALUE, JSON_NODE -> ANY;
      default -> throw new IllegalArgumentException(scalar + " has a rule");
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
