package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.wirecommand.processor.model.SequenceForm;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.SequenceType;
import dev.wirecommand.processor.write.RuntimeTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** Writes the bodies of methods that read lists, sets, arrays and maps. */
final class SequenceCode {
  private SequenceCode() {}

  /** Returns whether the creation of an array needs an unchecked cast. */
  static boolean isGenericArray(SequenceType type) {
    return type.form() == SequenceForm.ARRAY
        && innermost(type.element().javaType()) instanceof ParameterizedTypeName;
  }

  /**
   * Writes the body of a method that reads a list, a set or an array.
   *
   * @param type its type
   * @param element an expression that reads an element
   */
  static CodeBlock read(SequenceType type, CodeBlock element) {
    CodeBlock.Builder body = CodeBlock.builder().addStatement("int size = in.readArrayHeader()");
    switch (type.form()) {
      case LIST -> {
        body.addStatement("$T list = new $T<>(size)", type.javaType(), ArrayList.class);
        body.add(loop(statement(CodeBlock.of("list.add($L)", element))));
        body.addStatement("return list");
      }
      case COLLECTION -> {
        body.addStatement("$T collection = new $T<>(size)", type.javaType(), ArrayList.class);
        body.add(loop(statement(CodeBlock.of("collection.add($L)", element))));
        body.addStatement("return collection");
      }
      case SET -> body.add(readSet(type, element));
      case ARRAY -> {
        body.addStatement("$T array = $L", type.javaType(), newArray(type));
        body.add(loop(statement(CodeBlock.of("array[i] = $L", element))));
        body.addStatement("return array");
      }
    }
    return body.build();
  }

  private static CodeBlock readSet(SequenceType type, CodeBlock element) {
    if (isOrdered(type.element())) {
      return CodeBlock.builder()
          .addStatement("$T set = new $T<>()", type.javaType(), LinkedHashSet.class)
          .add(loop(statement(CodeBlock.of("set.add($L)", element))))
          .add(sizeCheck("set", "duplicateElement"))
          .addStatement("return set")
          .build();
    }
    TypeName list =
        ParameterizedTypeName.get(
            ClassName.get(List.class),
            ((ParameterizedTypeName) type.javaType()).typeArguments().get(0));
    return CodeBlock.builder()
        .addStatement("$T elements = new $T<>(size)", list, ArrayList.class)
        .add(loop(statement(CodeBlock.of("elements.add($L)", element))))
        .addStatement("return $T.toSet(in, elements)", RuntimeTypes.DISTINCT_VALUES)
        .build();
  }

  /**
   * Returns whether the values of a type have an order or hash codes that a peer cannot choose, so
   * that a hash set of them takes no quadratic time.
   */
  private static boolean isOrdered(WireType type) {
    return type instanceof WireType.ScalarType || type instanceof WireType.EnumType;
  }

  /**
   * Writes the body of a method that reads a map.
   *
   * @param type its type
   * @param key an expression that reads a key
   * @param value an expression that reads a value
   */
  static CodeBlock read(MapType type, CodeBlock key, CodeBlock value) {
    return CodeBlock.builder()
        .addStatement("int size = in.readMapHeader()")
        .addStatement("$T map = new $T<>()", type.javaType(), LinkedHashMap.class)
        .add(loop(statement(CodeBlock.of("map.put($L,$W$L)", key, value))))
        .add(sizeCheck("map", "duplicateKey"))
        .addStatement("return map")
        .build();
  }

  /**
   * Writes the body of a method that reads a set whose elements Java compares by identity.
   *
   * @param type its type
   * @param element an expression that reads an element
   * @param encode statements that write {@code element} to {@code out}
   */
  static CodeBlock readDistinct(SequenceType type, CodeBlock element, CodeBlock encode) {
    return CodeBlock.builder()
        .addStatement("int size = in.readArrayHeader()")
        .addStatement("$T set = new $T<>()", type.javaType(), LinkedHashSet.class)
        .addStatement("$1T distinct = new $1T()", RuntimeTypes.DISTINCT_VALUES)
        .add(
            loop(
                CodeBlock.builder()
                    .addStatement("$T element = $L", type.element().localType(), element)
                    .addStatement("$1T out = new $1T()", RuntimeTypes.CBOR_WRITER)
                    .add(encode)
                    .beginControlFlow("if (distinct.add(out))")
                    .addStatement("set.add(element)")
                    .endControlFlow()
                    .build()))
        .add(sizeCheck("set", "duplicateElement"))
        .addStatement("return set")
        .build();
  }

  private static CodeBlock statement(CodeBlock statement) {
    return CodeBlock.builder().addStatement("$L", statement).build();
  }

  private static CodeBlock loop(CodeBlock body) {
    return CodeBlock.builder()
        .beginControlFlow("for (int i = 0; i < size; i++)")
        .beginControlFlow("try")
        .add(body)
        .nextControlFlow("catch ($T e)", RuntimeTypes.CBOR_EXCEPTION)
        .addStatement("throw e.within(i)")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /**
   * Returns code that rejects a set or map with duplicates. Values that differ on the wire, such as
   * a text and its bytes, may be equal in Java.
   */
  private static CodeBlock sizeCheck(String local, String error) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L.size() < size)", local)
        .addStatement("throw $T.$L(in)", RuntimeTypes.VALUE_ERRORS, error)
        .endControlFlow()
        .build();
  }

  private static CodeBlock newArray(SequenceType type) {
    TypeName component = type.element().javaType();
    TypeName innermost = innermost(component);
    StringBuilder dimensions = new StringBuilder("[size]");
    for (TypeName t = component; t instanceof ArrayTypeName array; t = array.componentType()) {
      dimensions.append("[]");
    }
    return innermost instanceof ParameterizedTypeName generic
        ? CodeBlock.of("($T) new $T$L", type.javaType(), wildcards(generic), dimensions)
        : CodeBlock.of("new $T$L", innermost, dimensions);
  }

  private static TypeName innermost(TypeName type) {
    TypeName innermost = type;
    while (innermost instanceof ArrayTypeName array) {
      innermost = array.componentType();
    }
    return innermost;
  }

  private static TypeName wildcards(ParameterizedTypeName type) {
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    return ParameterizedTypeName.get(
        type.rawType(),
        Collections.nCopies(type.typeArguments().size(), any).toArray(TypeName[]::new));
  }
}
