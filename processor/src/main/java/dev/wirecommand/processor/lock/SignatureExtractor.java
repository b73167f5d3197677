package dev.wirecommand.processor.lock;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.NamedShape;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.ResultKind;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.UnionShape;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Extracts the command signatures of a class, as the lock file records them. */
final class SignatureExtractor {
  private final CommandClass commands;
  private final Map<String, String> nameByKey = new HashMap<>();

  private SignatureExtractor(CommandClass commands) {
    this.commands = commands;
  }

  /** Returns the lock file's section for a class. */
  static LockedClass of(CommandClass commands) {
    return new SignatureExtractor(commands).lock();
  }

  private LockedClass lock() {
    nameShapes();
    SortedMap<String, LockedCommand> locked = new TreeMap<>();
    for (Command command : commands.commands()) {
      locked.put(command.name(), command(command));
    }
    SortedMap<String, LockedShape> shapes = new TreeMap<>();
    commands.shapes().forEach((key, shape) -> shapes.put(name(key), shape(shape)));
    return new LockedClass(commands.owner().name().canonicalName(), locked, shapes);
  }

  /**
   * Assigns a unique name to each record, enum and sealed interface. It is the simple name, with a
   * number if another type has that name.
   */
  private void nameShapes() {
    Set<String> taken = new HashSet<>();
    for (LockedScalar scalar : LockedScalar.values()) {
      taken.add(scalar.keyword());
    }
    taken.add(LockedTypeText.CODEC);
    for (Map.Entry<String, NamedShape> shape : commands.shapes().entrySet()) {
      String simple = shape.getValue().rawType().simpleName();
      String name = simple;
      for (int number = 2; !taken.add(name); number++) {
        name = simple + number;
      }
      nameByKey.put(shape.getKey(), name);
    }
  }

  private String name(String key) {
    String name = nameByKey.get(key);
    if (name == null) {
      throw new IllegalArgumentException("no " + key + " in " + nameByKey.keySet());
    }
    return name;
  }

  private LockedCommand command(Command command) {
    SortedMap<String, LockedMember> arguments = new TreeMap<>();
    for (Argument argument : command.arguments()) {
      arguments.put(
          argument.name(), new LockedMember(type(argument.type().present()), argument.required()));
    }
    return new LockedCommand(
        command.write(),
        command.data().isPresent(),
        form(command.kind().form()),
        arguments,
        type(command.result()));
  }

  private static LockedForm form(ResultKind.Form form) {
    return switch (form) {
      case VALUE -> LockedForm.VALUE;
      case BYTES, BYTE_STREAM -> LockedForm.RAW;
      case ITEMS -> LockedForm.ITEMS;
    };
  }

  private LockedShape shape(NamedShape shape) {
    return shape.accept(
        new NamedShape.Visitor<LockedShape>() {
          @Override
          public LockedShape record(RecordShape shape) {
            SortedMap<String, LockedMember> fields = new TreeMap<>();
            for (RecordShape.Field field : shape.fields()) {
              WireType type = field.type();
              fields.put(field.name(), new LockedMember(type(type.present()), !type.isOptional()));
            }
            return new LockedShape.Fields(fields);
          }

          @Override
          public LockedShape enumeration(EnumShape shape) {
            TreeSet<String> names = new TreeSet<>();
            shape.constants().forEach(constant -> names.add(constant.wireName()));
            return new LockedShape.Constants(names);
          }

          @Override
          public LockedShape union(UnionShape shape) {
            SortedMap<String, String> records = new TreeMap<>();
            for (RecordType alternative : shape.alternatives()) {
              records.put(alternative.tag().orElseThrow(), name(alternative.key()));
            }
            return new LockedShape.Alternatives(records);
          }
        });
  }

  private LockedType type(WireType type) {
    return type.accept(
        new WireType.Visitor<LockedType>() {
          @Override
          public LockedType scalar(WireType.ScalarType type) {
            return new LockedType.Scalar(SignatureExtractor.scalar(type.scalar()));
          }

          @Override
          public LockedType sequence(WireType.SequenceType type) {
            return new LockedType.ListOf(type(type.element()));
          }

          @Override
          public LockedType optional(WireType.OptionalType type) {
            return new LockedType.OrNull(type(type.value()));
          }

          @Override
          public LockedType nullable(WireType.NullableType type) {
            return new LockedType.OrNull(type(type.value()));
          }

          @Override
          public LockedType map(WireType.MapType type) {
            return new LockedType.MapOf(type(type.key()), type(type.value()));
          }

          @Override
          public LockedType record(RecordType type) {
            return new LockedType.Named(name(type.key()));
          }

          @Override
          public LockedType enumeration(WireType.EnumType type) {
            return new LockedType.Named(name(type.key()));
          }

          @Override
          public LockedType union(WireType.UnionType type) {
            return new LockedType.Named(name(type.key()));
          }

          @Override
          public LockedType codec(WireType.CodecType type) {
            return new LockedType.Coded(type.codec().schema());
          }

          @Override
          public LockedType nothing(WireType.NothingType type) {
            return new LockedType.Scalar(LockedScalar.NULL);
          }

          private LockedType type(WireType inner) {
            return inner.accept(this);
          }
        });
  }

  private static LockedScalar scalar(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> LockedScalar.BOOL;
      case BYTE -> LockedScalar.INT8;
      case SHORT -> LockedScalar.INT16;
      case INT -> LockedScalar.INT32;
      case LONG -> LockedScalar.INT64;
      case BIG_INTEGER -> LockedScalar.INTEGER;
      case FLOAT -> LockedScalar.FLOAT32;
      case DOUBLE -> LockedScalar.FLOAT64;
      case BIG_DECIMAL -> LockedScalar.DECIMAL;
      case CHAR -> LockedScalar.CHAR;
      case TEXT -> LockedScalar.TEXT;
      case BYTES, BUFFER -> LockedScalar.BYTES;
      case INSTANT -> LockedScalar.INSTANT;
      case LOCAL_DATE -> LockedScalar.LOCAL_DATE;
      case LOCAL_TIME -> LockedScalar.LOCAL_TIME;
      case LOCAL_DATE_TIME -> LockedScalar.LOCAL_DATE_TIME;
      case OFFSET_DATE_TIME -> LockedScalar.OFFSET_DATE_TIME;
      case ZONE_ID -> LockedScalar.ZONE_ID;
      case DURATION -> LockedScalar.DURATION;
      case UUID -> LockedScalar.UUID;
      case URI -> LockedScalar.URI;
      case CBOR_VALUE, JSON_NODE -> LockedScalar.ANY;
    };
  }
}
