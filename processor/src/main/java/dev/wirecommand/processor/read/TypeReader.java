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
 * them.
 */
final class TypeReader extends SimpleTypeVisitor14<TypeDeclaration, TypeReader.Use> {
  /**
   * How a type is used.
   *
   * @param nullable whether the declaration around the type makes it nullable
   * @param declared the type as it is declared, with type variables: the type argument that
   *     replaces a variable loses the variable's annotations
   */
  record Use(boolean nullable, TypeMirror declared) {}

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
    return read(type, new Use(false, type));
  }

  TypeDeclaration read(TypeMirror type, Use use) {
    TypeDeclaration plain =
        codecs.read(type, use.declared()).orElseGet(() -> type.accept(this, use));
    boolean hasNull =
        (use.nullable() || Nullness.ofType(type) || Nullness.ofType(use.declared()))
            && !(plain instanceof Unresolved)
            && !(plain instanceof VoidUse);
    return hasNull
        ? new NullableUse(plain, names.nullable(type).or(() -> names.nullable(use.declared())))
        : plain;
  }

  private TypeDeclaration argument(DeclaredType type, Use use, int index) {
    return read(
        type.getTypeArguments().get(index),
        new Use(false, DeclaredTypes.argument(use.declared(), type, index)));
  }

  @Override
  public TypeDeclaration visitPrimitive(PrimitiveType type, Use use) {
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
  public TypeDeclaration visitArray(ArrayType type, Use use) {
    TypeMirror component = type.getComponentType();
    TypeMirror declared = DeclaredTypes.component(use.declared(), type);
    // An annotation for both declarations and types is listed at both, and applies to the array.
    TypeDeclaration element =
        use.nullable() && component.getKind().isPrimitive()
            ? component.accept(this, new Use(false, component))
            : read(component, new Use(false, declared));
    if (element instanceof ScalarUse scalar && scalar.scalar() == Scalar.BYTE && !scalar.boxed()) {
      return new ScalarUse(Scalar.BYTES, false, "byte[]");
    }
    return new SequenceUse(SequenceForm.ARRAY, element);
  }

  @Override
  public TypeDeclaration visitDeclared(DeclaredType type, Use use) {
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
      TypeDeclaration value = isRaw ? unmapped(Reason.RAW_TYPE, type) : futureValue(type, use);
      return new FutureUse(value, TypeText.of(type));
    }
    Optional<StreamForm> stream = streams.form(name);
    if (stream.isPresent()) {
      Optional<TypeDeclaration> item =
          arguments.isEmpty() ? Optional.empty() : Optional.of(argument(type, use, 0));
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
      return new SequenceUse(sequence, argument(type, use, 0));
    }
    return switch (name) {
      case "java.util.Optional" -> new OptionalUse(OptionalForm.OPTIONAL, argument(type, use, 0));
      case "java.util.Map" -> new MapUse(argument(type, use, 0), argument(type, use, 1));
      default -> readClass(type, element, name);
    };
  }

  private TypeDeclaration futureValue(DeclaredType future, Use use) {
    boolean isVoid =
        future.getTypeArguments().get(0) instanceof DeclaredType declared
            && ((TypeElement) declared.asElement())
                .getQualifiedName()
                .contentEquals("java.lang.Void");
    return isVoid ? new VoidUse() : argument(future, use, 0);
  }

  private TypeDeclaration readClass(DeclaredType type, TypeElement element, String name) {
    if (NamedReader.isNamed(element)) {
      if (!Annotations.allResolved(element)) {
        return new Unresolved(name);
      }
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
  public TypeDeclaration visitError(ErrorType type, Use use) {
    return MissingTypes.isMissing(type)
        ? new Unresolved(TypeText.of(type))
        : visitDeclared(type, use);
  }

  @Override
  public TypeDeclaration visitTypeVariable(TypeVariable type, Use use) {
    return unmapped(Reason.TYPE_VARIABLE, type);
  }

  @Override
  public TypeDeclaration visitWildcard(WildcardType type, Use use) {
    return unmapped(wildcard, type);
  }

  @Override
  public TypeDeclaration visitNoType(NoType type, Use use) {
    return type.getKind() == TypeKind.VOID ? new VoidUse() : unmapped(Reason.NO_MAPPING, type);
  }

  @Override
  protected TypeDeclaration defaultAction(TypeMirror type, Use use) {
    return unmapped(Reason.NO_MAPPING, type);
  }

  private static TypeDeclaration unmapped(Reason reason, TypeMirror type) {
    return new Unmapped(reason, TypeText.of(type));
  }
}
