package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.ListType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Code that reads values. Scalars are read where they stand; lists, maps and records have a helper
 * each, which is added to the generated class when first used.
 */
final class Decoding {
  private final ClassName host;
  private final Names methodNames;
  private final Names typeNames;
  private final TypeWords words;
  private final RecordDecoder recordDecoder;

  private final Map<WireType, String> helperNames = new HashMap<>();
  private final List<MethodSpec> helpers = new ArrayList<>();
  private final Map<WireType, ClassName> recordNames = new LinkedHashMap<>();
  private final Map<String, TypeSpec> records = new LinkedHashMap<>();

  /**
   * Decoding for one generated class.
   *
   * @param host the generated class
   * @param methodNames the names of its methods
   * @param commands the model
   * @param strict whether unknown fields of records are refused, as servers do, or skipped
   */
  Decoding(ClassName host, Names methodNames, CommandClass commands, boolean strict) {
    this.host = host;
    this.methodNames = methodNames;
    this.typeNames = new Names(host.simpleName());
    this.words = new TypeWords(commands);
    this.recordDecoder = new RecordDecoder(commands, this, strict);
  }

  /** An expression that reads a value. */
  CodeBlock read(WireType type, String in) {
    return type.accept(new Expression(in));
  }

  /** A function from a reader to a value. */
  CodeBlock function(WireType type, Names locals) {
    if (type instanceof ScalarType scalar && scalar.scalar() != Scalar.BUFFER) {
      return CodeBlock.of("$T::$L", RuntimeTypes.CBOR_READER, method(scalar.scalar()));
    }
    if (type instanceof ListType || type instanceof MapType) {
      return CodeBlock.of("$T::$L", host, helper(type));
    }
    if (type instanceof RecordType record) {
      return CodeBlock.of("$T::read", record(record));
    }
    String in = locals.unique("in");
    return CodeBlock.of("$L -> $L", in, read(type, in));
  }

  void addTo(TypeSpec.Builder type) {
    helpers.forEach(type::addMethod);
    records.values().forEach(type::addType);
  }

  private static String method(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "readBoolean";
      case INT -> "readInt";
      case LONG -> "readLong";
      case TEXT -> "readText";
      case BYTES, BUFFER -> "readBytes";
    };
  }

  private final class Expression implements WireType.Visitor<CodeBlock> {
    private final String in;

    Expression(String in) {
      this.in = in;
    }

    @Override
    public CodeBlock scalar(ScalarType type) {
      CodeBlock read = CodeBlock.of("$L.$L()", in, method(type.scalar()));
      return type.scalar() == Scalar.BUFFER
          ? CodeBlock.of("$T.wrap($L)", Scalar.BUFFER.javaType(), read)
          : read;
    }

    @Override
    public CodeBlock list(ListType type) {
      return CodeBlock.of("$L($L)", helper(type), in);
    }

    @Override
    public CodeBlock optional(OptionalType type) {
      return CodeBlock.of(
          "$1L.tryReadNull()$W? $2T.empty()$W: $2T.of($3L)",
          in,
          Optional.class,
          type.value().accept(this));
    }

    @Override
    public CodeBlock map(MapType type) {
      return CodeBlock.of("$L($L)", helper(type), in);
    }

    @Override
    public CodeBlock record(RecordType type) {
      return CodeBlock.of("$T.read($L)", Decoding.this.record(type), in);
    }

    @Override
    public CodeBlock nothing(NothingType type) {
      throw new IllegalArgumentException("nothing is not read as a value");
    }
  }

  private String helper(WireType type) {
    String known = helperNames.get(type);
    if (known != null) {
      return known;
    }
    String name = methodNames.unique("read" + words.of(type));
    helperNames.put(type, name);
    int place = helpers.size();
    MethodSpec.Builder helper =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(type.javaType())
            .addParameter(RuntimeTypes.CBOR_READER, "in");
    if (type instanceof ListType list) {
      helper.addCode(listBody(list));
    } else if (type instanceof MapType map) {
      helper.addCode(mapBody(map));
    }
    helpers.add(place, helper.build());
    return name;
  }

  private CodeBlock listBody(ListType type) {
    return CodeBlock.builder()
        .addStatement("int size = in.readArrayHeader()")
        .addStatement("$T list = new $T<>(size)", type.javaType(), ArrayList.class)
        .beginControlFlow("for (int i = 0; i < size; i++)")
        .beginControlFlow("try")
        .addStatement("list.add($L)", read(type.element(), "in"))
        .nextControlFlow("catch ($T e)", RuntimeTypes.CBOR_EXCEPTION)
        .addStatement("throw e.within(i)")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return list")
        .build();
  }

  private CodeBlock mapBody(MapType type) {
    WireType key = new ScalarType(type.key(), true);
    return CodeBlock.builder()
        .addStatement("int size = in.readMapHeader()")
        .addStatement("$T map = new $T<>()", type.javaType(), LinkedHashMap.class)
        .beginControlFlow("for (int i = 0; i < size; i++)")
        .beginControlFlow("try")
        .addStatement("map.put($L,$W$L)", read(key, "in"), read(type.value(), "in"))
        .nextControlFlow("catch ($T e)", RuntimeTypes.CBOR_EXCEPTION)
        .addStatement("throw e.within(i)")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return map")
        .build();
  }

  private TypeName record(RecordType type) {
    ClassName known = recordNames.get(type);
    if (known != null) {
      return known;
    }
    String name = typeNames.unique(words.of(type) + "Reader");
    ClassName nested = host.nestedClass(name);
    recordNames.put(type, nested);
    records.put(name, TypeSpec.classBuilder(nested).build());
    records.put(name, recordDecoder.write(type, nested));
    return nested;
  }
}
