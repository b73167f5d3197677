package dev.wirecommand.processor.program;

import dev.wirecommand.processor.write.value.RandomType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A parameter of a command.
 *
 * @param name the name in Java
 * @param role what it takes
 * @param type the type of an argument; null for others
 * @param wireName the name of an argument; empty for others
 * @param annotation what stands before the type
 * @param varargs whether it is of variable arity
 * @param absent the value that the command is given if the argument is left out
 * @param document the text about it in the method's comment; empty for none
 */
record Parameter(
    String name,
    Role role,
    RandomType type,
    String wireName,
    String annotation,
    boolean varargs,
    Optional<Supplier<Object>> absent,
    String document) {
  /** The kind of value that a parameter takes. */
  enum Role {
    ARGUMENT("", null),
    CONTEXT("dev.wirecommand.command.CommandContext", dev.wirecommand.command.CommandContext.class),
    DATA("dev.wirecommand.command.CommandData", dev.wirecommand.command.CommandData.class),
    STREAM("java.io.InputStream", java.io.InputStream.class),
    PUBLISHER(
        "java.util.concurrent.Flow.Publisher<java.nio.ByteBuffer>",
        java.util.concurrent.Flow.Publisher.class);

    private final String source;
    private final Class<?> type;

    Role(String source, Class<?> type) {
      this.source = source;
      this.type = type;
    }

    boolean isData() {
      return this == DATA || this == STREAM || this == PUBLISHER;
    }
  }

  String source() {
    String text = role == Role.ARGUMENT ? type.source() : role.source;
    if (varargs) {
      RandomType element = ((RandomType.ArrayOf) type).element();
      text = element.base() + element.brackets() + "...";
    }
    return annotation + text + " " + name;
  }

  /** Returns the class of the parameter in a class that binds all type variables. */
  Class<?> erasure() {
    return role == Role.ARGUMENT ? type.erasure() : role.type;
  }

  /** Returns the class of the parameter where the method is declared. */
  Class<?> declaredErasure() {
    return role == Role.ARGUMENT ? Variable.declaredErasure(type) : role.type;
  }

  /** Returns a text that is the same for all types of one erasure. */
  String erasedText() {
    return role == Role.ARGUMENT ? Variable.erasedText(type) : role.source.replaceAll("<.*", "");
  }

  /** Returns the same parameter with other types in place of the variables. */
  Parameter bound(Map<String, RandomType> bounds) {
    return type == null
        ? this
        : new Parameter(
            name,
            role,
            Variable.replace(type, bounds),
            wireName,
            annotation,
            varargs,
            absent,
            document);
  }

  /** Returns the parameter of an override, which says nothing about the argument. */
  Parameter named(String other) {
    return new Parameter(other, role, type, wireName, "", varargs, absent, "");
  }
}
