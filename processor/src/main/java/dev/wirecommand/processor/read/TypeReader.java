package dev.wirecommand.processor.read;

import static java.util.Map.entry;

import dev.wirecommand.processor.model.OptionalForm;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.SequenceForm;
import dev.wirecommand.processor.model.StreamForm;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.FutureUse;
import dev.wirecommand.processor.model.TypeDeclaration.MapUse;
import dev.wirecommand.processor.model.TypeDeclaration.NamedUse;
import dev.wirecommand.processor.model.TypeDeclaration.NullableUse;
import dev.wirecommand.processor.model.TypeDeclaration.OptionalUse;
import dev.wirecommand.processor.model.TypeDeclaration.Reason;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.SequenceUse;
import dev.wirecommand.processor.model.TypeDeclaration.StreamUse;
import dev.wirecommand.processor.model.TypeDeclaration.Unmapped;
import dev.wirecommand.processor.model.TypeDeclaration.Unresolved;
import dev.wirecommand.processor.model.TypeDeclaration.VoidUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Reads the types in a method's signature. It queues the records, enums and sealed interfaces among
 * them. The argument of the visitor's methods is whether the declaration around the type makes it
 * nullable.
 */
final class TypeReader extends SimpleTypeVisitor14<TypeDeclaration, Boolean> {
  private static final Map<String, Scalar> SCALARS =
      Map.ofEntries(
          entry("java.lang.Boolean", Scalar.BOOLEAN),
          entry("java.lang.Byte", Scalar.BYTE),
          entry("java.lang.Short", Scalar.SHORT),
          entry("java.lang.Integer", Scalar.INT),
          entry("java.lang.Long", Scalar.LONG),
          entry("java.math.BigInteger", Scalar.BIG_INTEGER),
          entry("java.math.BigDecimal", Scalar.BIG_DECIMAL),
          entry("java.lang.Character", Scalar.CHAR),
          entry("java.lang.Float", Scalar.FLOAT),
          entry("java.lang.Double", Scalar.DOUBLE),
          entry("java.lang.String", Scalar.TEXT),
          entry("java.nio.ByteBuffer", Scalar.BUFFER),
          entry("java.time.Instant", Scalar.INSTANT),
          entry("java.time.LocalDate", Scalar.LOCAL_DATE),
          entry("java.time.LocalTime", Scalar.LOCAL_TIME),
          entry("java.time.LocalDateTime", Scalar.LOCAL_DATE_TIME),
          entry("java.time.OffsetDateTime", Scalar.OFFSET_DATE_TIME),
          entry("java.time.ZoneId", Scalar.ZONE_ID),
          entry("java.time.Duration", Scalar.DURATION),
          entry("java.util.UUID", Scalar.UUID),
          entry("java.net.URI", Scalar.URI),
          entry("dev.wirecommand.cbor.CborValue", Scalar.CBOR_VALUE),
          entry("tools.jackson.databind.JsonNode", Scalar.JSON_NODE));

  private static final Set<String> LOCAL_FILES = Set.of("java.nio.file.Path", "java.io.File");

  private static final Map<String, OptionalForm> PRIMITIVE_OPTIONALS =
      Map.of(
          "java.util.OptionalInt", OptionalForm.INT,
          "java.util.OptionalLong", OptionalForm.LONG,
          "java.util.OptionalDouble", OptionalForm.DOUBLE);

  private static final Map<String, SequenceForm> SEQUENCES =
      Map.of(
          "java.util.List", SequenceForm.LIST,
          "java.util.Set", SequenceForm.SET,
          "java.util.Collection", SequenceForm.COLLECTION);

  private static final Set<String> FUTURES =
      Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");

  private final NamedReader named;
  private final CodecReader codecs;
  private final StreamTypes streams;
  private final TypeNames names;
  private final Reason wildcard;

  /**
   * Creates a reader.
   *
   * @param named receives the records, enums and sealed interfaces
   * @param codecs reads the types' codecs
   * @param streams knows the streamed types
   * @param names writes the names of types that may be null
   * @param wildcard why a wildcard has no wire type
   */
  TypeReader(
      NamedReader named,
      CodecReader codecs,
      StreamTypes streams,
      TypeNames names,
      Reason wildcard) {
    this.named = named;
    this.codecs = codecs;
    this.streams = streams;
    this.names = names;
    this.wildcard = wildcard;
  }

  TypeDeclaration read(TypeMirror type) {
    return read(type, false);
  }

  /**
   * Reads a type.
   *
   * @param type the type
   * @param nullable whether the declaration around the type makes it nullable
   */
  TypeDeclaration read(TypeMirror type, boolean nullable) {
    TypeDeclaration plain = codecs.read(type).orElseGet(() -> type.accept(this, nullable));
    boolean hasNull =
        (nullable || Nullness.ofType(type))
            && !(plain instanceof Unresolved)
            && !(plain instanceof VoidUse);
    return hasNull ? new NullableUse(plain, names.nullable(type)) : plain;
  }

  @Override
  public TypeDeclaration visitPrimitive(PrimitiveType type, Boolean nullable) {
    return switch (type.getKind()) {
      case BOOLEAN -> primitive(Scalar.BOOLEAN);
      case BYTE -> primitive(Scalar.BYTE);
      case SHORT -> primitive(Scalar.SHORT);
      case INT -> primitive(Scalar.INT);
      case LONG -> primitive(Scalar.LONG);
      case FLOAT -> primitive(Scalar.FLOAT);
      case DOUBLE -> primitive(Scalar.DOUBLE);
      case CHAR -> primitive(Scalar.CHAR);
      default -> unmapped(Reason.NO_MAPPING, type);
    };
  }

  private static ScalarUse primitive(Scalar scalar) {
    return new ScalarUse(scalar, false, scalar.text());
  }

  @Override
  public TypeDeclaration visitArray(ArrayType type, Boolean nullable) {
    TypeMirror component = type.getComponentType();
    // An annotation for both declarations and types is listed at both, and applies to the array.
    TypeDeclaration element =
        nullable && component.getKind().isPrimitive()
            ? component.accept(this, false)
            : read(component);
    if (element instanceof ScalarUse use && use.scalar() == Scalar.BYTE && !use.boxed()) {
      return new ScalarUse(Scalar.BYTES, false, "byte[]");
    }
    return new SequenceUse(SequenceForm.ARRAY, element);
  }

  @Override
  public TypeDeclaration visitDeclared(DeclaredType type, Boolean nullable) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    Scalar scalar = SCALARS.get(name);
    if (scalar != null) {
      return new ScalarUse(scalar, true, TypeText.of(type));
    }
    OptionalForm primitiveOptional = PRIMITIVE_OPTIONALS.get(name);
    if (primitiveOptional != null) {
      return new OptionalUse(
          primitiveOptional, primitive(Scalar.valueOf(primitiveOptional.name())));
    }
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    boolean isRaw = arguments.isEmpty() && !element.getTypeParameters().isEmpty();
    if (FUTURES.contains(name)) {
      TypeDeclaration value =
          isRaw ? unmapped(Reason.RAW_TYPE, type) : futureValue(arguments.get(0));
      return new FutureUse(value, TypeText.of(type));
    }
    Optional<StreamForm> stream = streams.form(name);
    if (stream.isPresent()) {
      Optional<TypeDeclaration> item =
          arguments.stream().<TypeDeclaration>map(this::read).findFirst();
      return new StreamUse(
          stream.get(),
          isRaw ? Optional.of(unmapped(Reason.RAW_TYPE, type)) : item,
          TypeText.of(type));
    }
    if (isRaw) {
      return unmapped(Reason.RAW_TYPE, type);
    }
    SequenceForm sequence = SEQUENCES.get(name);
    if (sequence != null) {
      return new SequenceUse(sequence, read(arguments.get(0)));
    }
    return switch (name) {
      case "java.util.Optional" -> new OptionalUse(OptionalForm.OPTIONAL, read(arguments.get(0)));
      case "java.util.Map" -> new MapUse(read(arguments.get(0)), read(arguments.get(1)));
      default -> readClass(type, element, name);
    };
  }

  private TypeDeclaration futureValue(TypeMirror type) {
    boolean isVoid =
        type instanceof DeclaredType declared
            && ((TypeElement) declared.asElement())
                .getQualifiedName()
                .contentEquals("java.lang.Void");
    return isVoid ? new VoidUse() : read(type);
  }

  private TypeDeclaration readClass(DeclaredType type, TypeElement element, String name) {
    if (NamedReader.isNamed(element)) {
      return named.enqueue(type, element)
          ? new NamedUse(TypeKey.of(type), TypeText.of(type))
          : new Unmapped(Reason.ENDLESS, TypeText.of(element));
    }
    if (MissingTypes.isMissing(element)) {
      return new Unresolved(name);
    }
    Reason reason = reason(element, name);
    return streams
        .above(type, reason)
        .<TypeDeclaration>map(Function.identity())
        .orElseGet(() -> unmapped(reason, type));
  }

  private static Reason reason(TypeElement element, String name) {
    if (LOCAL_FILES.contains(name)) {
      return Reason.LOCAL_FILE;
    }
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return Reason.NO_MAPPING;
    }
    boolean open =
        element.getKind().isInterface() || element.getModifiers().contains(Modifier.ABSTRACT);
    return open ? Reason.OPEN_TYPE : Reason.NOT_RECORD;
  }

  @Override
  public TypeDeclaration visitError(ErrorType type, Boolean nullable) {
    return MissingTypes.isMissing(type)
        ? new Unresolved(TypeText.of(type))
        : visitDeclared(type, nullable);
  }

  @Override
  public TypeDeclaration visitTypeVariable(TypeVariable type, Boolean nullable) {
    return unmapped(Reason.TYPE_VARIABLE, type);
  }

  @Override
  public TypeDeclaration visitWildcard(WildcardType type, Boolean nullable) {
    return unmapped(wildcard, type);
  }

  @Override
  public TypeDeclaration visitNoType(NoType type, Boolean nullable) {
    return type.getKind() == TypeKind.VOID ? new VoidUse() : unmapped(Reason.NO_MAPPING, type);
  }

  @Override
  protected TypeDeclaration defaultAction(TypeMirror type, Boolean nullable) {
    return unmapped(Reason.NO_MAPPING, type);
  }

  private static TypeDeclaration unmapped(Reason reason, TypeMirror type) {
    return new Unmapped(reason, TypeText.of(type));
  }
}
