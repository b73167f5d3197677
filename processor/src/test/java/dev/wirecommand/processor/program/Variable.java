package dev.wirecommand.processor.program;

import dev.wirecommand.processor.write.value.RandomType;
import dev.wirecommand.processor.write.value.RandomType.ArrayOf;
import dev.wirecommand.processor.write.value.RandomType.CollectionOf;
import dev.wirecommand.processor.write.value.RandomType.MapOf;
import dev.wirecommand.processor.write.value.RandomType.Nullable;
import dev.wirecommand.processor.write.value.RandomType.OptionalOf;
import java.util.Map;
import java.util.Random;

/**
 * A type variable and what stands for it.
 *
 * @param base the name of the variable
 * @param bound the type that stands for it
 */
record Variable(String base, RandomType bound) implements RandomType {
  @Override
  public Class<?> erasure() {
    return bound.erasure();
  }

  @Override
  public Object value(Random random, int depth) {
    return bound.value(random, depth);
  }

  /** Returns a type with other types in place of the variables in it. */
  static RandomType replace(RandomType type, Map<String, RandomType> bounds) {
    if (type instanceof Variable variable) {
      return bounds.get(variable.base());
    } else if (type instanceof OptionalOf optional) {
      return new OptionalOf(replace(optional.type(), bounds));
    } else if (type instanceof Nullable nullable) {
      return new Nullable(replace(nullable.type(), bounds));
    } else if (type instanceof ArrayOf array) {
      return new ArrayOf(replace(array.element(), bounds));
    } else if (type instanceof CollectionOf collection) {
      return new CollectionOf(collection.erasure(), replace(collection.element(), bounds));
    } else if (type instanceof MapOf map) {
      return new MapOf(map.key(), replace(map.element(), bounds));
    }
    return type;
  }

  /** Returns the erasure of a type as the method declares it. */
  static Class<?> declaredErasure(RandomType type) {
    if (type instanceof Variable) {
      return Object.class;
    } else if (type instanceof Nullable nullable) {
      return declaredErasure(nullable.type());
    }
    return type instanceof ArrayOf array
        ? declaredErasure(array.element()).arrayType()
        : type.erasure();
  }

  /** Returns a text that is the same for types of the same erasure as the method declares it. */
  static String erasedText(RandomType type) {
    if (type instanceof Variable) {
      return "java.lang.Object";
    } else if (type instanceof Nullable nullable) {
      return erasedText(nullable.type());
    } else if (type instanceof ArrayOf array) {
      return erasedText(array.element()) + "[]";
    }
    String source = type.source();
    int arguments = source.indexOf('<');
    return arguments < 0 ? source : source.substring(0, arguments);
  }
}
