package dev.wirecommand.schema.cddl;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Bytes;
import dev.wirecommand.schema.SchemaType.Int;
import dev.wirecommand.schema.SchemaType.Literal;
import dev.wirecommand.schema.SchemaType.Text;
import dev.wirecommand.schema.Size;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes types with ranges and control operators (RFC 8610, sections 2.2.2.1 and 3.8). */
final class Operators {
  /** The operators that narrow a type in a way that is not checked: the type stays as it is. */
  private static final Set<String> UNCHECKED =
      Set.of("and", "bits", "cbor", "cborseq", "default", "ne", "within");

  private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final int UUID_BYTES = 16;
  private static final int LARGEST_UINT = 8;

  private Operators() {}

  static SchemaType range(SchemaType from, SchemaType to, boolean exclusive, Position position) {
    BigInteger min = integer(from, position, "a range");
    BigInteger max =
        integer(to, position, "a range").subtract(exclusive ? BigInteger.ONE : BigInteger.ZERO);
    return ints(min, max, position);
  }

  private static SchemaType ints(BigInteger min, BigInteger max, Position position) {
    if (max.compareTo(min) < 0) {
      throw new CddlException(position, "no integer is from " + min + " to " + max);
    }
    return new Int(min, max);
  }

  private static BigInteger integer(SchemaType type, Position position, String of) {
    if (type instanceof Literal literal && literal.value() instanceof CborValue.Int value) {
      return value.value();
    }
    throw new CddlException(position, "the bounds of " + of + " must be integers");
  }

  static SchemaType control(Token operator, SchemaType target, SchemaType argument) {
    String name = operator.text();
    if (UNCHECKED.contains(name)) {
      return target;
    }
    return switch (name) {
      case "size" -> size(operator, target, argument);
      case "regexp", "pcre" -> pattern(operator, target, argument);
      case "eq" -> argument;
      case "lt", "le", "gt", "ge" -> compared(operator, target, argument);
      default ->
          throw new CddlException(
              operator.position(), "the operator " + operator.words() + " is not supported");
    };
  }

  private static SchemaType size(Token operator, SchemaType target, SchemaType argument) {
    Size size = size(argument, operator.position());
    if (target instanceof Text text) {
      return new Text(size, text.pattern(), text.format());
    }
    if (target instanceof Bytes) {
      return size.equals(Size.exactly(UUID_BYTES)) ? new SchemaType.Uuid() : new Bytes(size);
    }
    if (target instanceof Int number && number.min().signum() == 0 && size.max() <= LARGEST_UINT) {
      return new Int(
          BigInteger.ZERO, BigInteger.ONE.shiftLeft(8 * size.max()).subtract(BigInteger.ONE));
    }
    throw new CddlException(
        operator.position(), "'.size' must stand after bytes, text, or uint with at most 8");
  }

  private static Size size(SchemaType argument, Position position) {
    BigInteger min;
    BigInteger max;
    if (argument instanceof Int range) {
      min = range.min();
      max = range.max();
    } else {
      min = integer(argument, position, "'.size'");
      max = min;
    }
    if (min.signum() < 0) {
      throw new CddlException(position, "a size must not be negative: " + min);
    }
    return new Size(min.min(MOST).intValue(), max.min(MOST).intValue());
  }

  private static SchemaType pattern(Token operator, SchemaType target, SchemaType argument) {
    if (!(target instanceof Text text)
        || !(argument instanceof Literal literal)
        || !(literal.value() instanceof CborValue.Text pattern)) {
      throw new CddlException(
          operator.position(), operator.words() + " must stand between text and a pattern");
    }
    try {
      Pattern.compile(pattern.value());
    } catch (PatternSyntaxException e) {
      throw new CddlException(operator.position(), "not a pattern: " + e.getDescription());
    }
    return new Text(text.bytes(), Optional.of(pattern.value()), text.format());
  }

  private static SchemaType compared(Token operator, SchemaType target, SchemaType argument) {
    if (!(target instanceof Int number)) {
      throw new CddlException(
          operator.position(), operator.words() + " must stand after a type of integers");
    }
    BigInteger bound = integer(argument, operator.position(), operator.words());
    BigInteger min = number.min();
    BigInteger max = number.max();
    switch (operator.text()) {
      case "lt" -> max = max.min(bound.subtract(BigInteger.ONE));
      case "le" -> max = max.min(bound);
      case "gt" -> min = min.max(bound.add(BigInteger.ONE));
      default -> min = min.max(bound);
    }
    return ints(min, max, operator.position());
  }
}
