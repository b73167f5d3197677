package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.ResultKind.Form;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.SequenceForm;
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
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.TypeScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Generates the code that decodes values from CBOR. A scalar is read by an expression; a list or a
 * map has a helper method, and a record, enum or sealed interface a nested class, which is added to
 * the generated class at its first use.
 */
public final class Decoding {
  private final TypeScope scope;
  private final CommandClass commands;
  private final HelperNames helperNames;
  private final CodecFields codecs;
  private final Encoding encoding;
  private final boolean strict;
  private final boolean ownsBytes;

  private final Map<WireType, String> nameByType = new HashMap<>();
  private final List<MethodSpec> helpers = new ArrayList<>();
  private final Map<WireType, ClassName> readerNames = new HashMap<>();
  private final Map<String, TypeSpec> readers = new LinkedHashMap<>();

  /**
   * Creates an instance for one generated class.
   *
   * @param scope the names in the generated class
   * @param commands the model
   * @param codecs its codecs
   * @param encoding writes values that are compared with each other
   * @param strict whether unknown fields of records are refused, as servers do, or skipped
   */
  public Decoding(
      TypeScope scope,
      CommandClass commands,
      CodecFields codecs,
      Encoding encoding,
      boolean strict) {
    this.scope = scope;
    this.commands = commands;
    this.helperNames = new HelperNames(commands);
    this.codecs = codecs;
    this.encoding = encoding;
    this.strict = strict;
    // A server's input buffer is reused for the next request, and the buffer of an item for the
    // next item.
    this.ownsBytes =
        !strict && commands.commands().stream().noneMatch(c -> c.kind().form() == Form.ITEMS);
  }

  /** Returns an expression that reads a value. */
  public CodeBlock read(WireType type, String in) {
    return type.accept(new ReadExpression(in));
  }

  /** Returns an expression for a function that reads a value from a {@code CborReader}. */
  public CodeBlock function(WireType type, NameScope locals) {
    if (type instanceof ScalarType scalar && (ownsBytes || scalar.scalar() != Scalar.BUFFER)) {
      return ScalarCode.reader(scalar.scalar());
    }
    if (type instanceof SequenceType || type instanceof MapType) {
      return CodeBlock.of("$T::$L", scope.type(), helper(type));
    }
    if (type instanceof RecordType || type instanceof EnumType || type instanceof UnionType) {
      return CodeBlock.of("$T::read", reader(type));
    }
    if (type instanceof NullableType nullable) {
      return CodeBlock.of("orNull($L)", function(nullable.value(), locals));
    }
    String in = locals.unique("in");
    return CodeBlock.of("$L -> $L", in, read(type, in));
  }

  /** Returns a new scope for the local variables of a method. */
  NameScope locals() {
    return scope.locals();
  }

  public void addTo(TypeSpec.Builder type) {
    helpers.forEach(type::addMethod);
    readers.values().forEach(type::addType);
  }

  private final class ReadExpression implements WireType.Visitor<CodeBlock> {
    private final String in;

    ReadExpression(String in) {
      this.in = in;
    }

    @Override
    public CodeBlock scalar(ScalarType type) {
      return ScalarCode.read(type.scalar(), in, ownsBytes);
    }

    @Override
    public CodeBlock sequence(SequenceType type) {
      return CodeBlock.of("$L($L)", helper(type), in);
    }

    @Override
    public CodeBlock optional(OptionalType type) {
      return valueOrNull(type);
    }

    @Override
    public CodeBlock nullable(NullableType type) {
      return valueOrNull(type);
    }

    private CodeBlock valueOrNull(WireType type) {
      return CodeBlock.of(
          "$L.tryReadNull()$W? $L$W: $L",
          in,
          OptionalCode.absent(type),
          OptionalCode.of(type, type.present().accept(this)));
    }

    @Override
    public CodeBlock map(MapType type) {
      return CodeBlock.of("$L($L)", helper(type), in);
    }

    @Override
    public CodeBlock record(RecordType type) {
      return readBy(type);
    }

    @Override
    public CodeBlock enumeration(EnumType type) {
      return readBy(type);
    }

    @Override
    public CodeBlock union(UnionType type) {
      return readBy(type);
    }

    private CodeBlock readBy(WireType type) {
      return CodeBlock.of("$T.read($L)", reader(type), in);
    }

    @Override
    public CodeBlock codec(CodecType type) {
      return CodeBlock.of("$T.read($L,$W$L)", RuntimeTypes.VALUE_CODECS, codecs.of(type), in);
    }

    @Override
    public CodeBlock nothing(NothingType type) {
      throw new IllegalArgumentException("nothing is not read as a value");
    }
  }

  private String helper(WireType type) {
    String known = nameByType.get(type);
    if (known != null) {
      return known;
    }
    String name = scope.methods().unique("read" + helperNames.of(type));
    nameByType.put(type, name);
    int place = helpers.size();
    MethodSpec.Builder helper =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(type.javaType())
            .addParameter(RuntimeTypes.CBOR_READER, "in");
    if (type instanceof SequenceType sequence) {
      if (SequenceCode.isGenericArray(sequence)) {
        helper.addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build());
      }
      helper.addCode(sequenceBody(sequence));
    } else if (type instanceof MapType map) {
      CodeBlock key = read(map.key(), "in");
      helper.addCode(SequenceCode.read(map, key, read(map.value(), "in")));
    }
    helpers.add(place, MemberJavadoc.on(helper.build(), "Reads a value.", "the value"));
    return name;
  }

  private CodeBlock sequenceBody(SequenceType type) {
    CodeBlock element = read(type.element(), "in");
    if (type.form() != SequenceForm.SET || ContentEquality.holdsFor(type.element(), commands)) {
      return SequenceCode.read(type, element);
    }
    CodeBlock encode = encoding.write(type.element(), CodeBlock.of("out"), CodeBlock.of("element"));
    return SequenceCode.readDistinct(type, element, encode);
  }

  private TypeName reader(WireType type) {
    ClassName known = readerNames.get(type);
    if (known != null) {
      return known;
    }
    String name = scope.types().unique(helperNames.of(type) + "Reader");
    ClassName nested = scope.type().nestedClass(name);
    readerNames.put(type, nested);
    // Reserves the place before the readers of nested types.
    readers.put(name, TypeSpec.classBuilder(nested).build());
    readers.put(name, new ReaderClass(nested, commands, this, strict).write(type));
    return nested;
  }
}
