package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import java.nio.ByteBuffer;

/** Generates the code that reads and writes scalars. */
public final class ScalarCode {
  private ScalarCode() {}

  /** Returns an expression that reads a value. */
  static CodeBlock read(Scalar scalar, String in, boolean ownsBytes) {
    String method = readMethod(scalar);
    if (method.isEmpty()) {
      return CodeBlock.of("$L.read($L)", codec(scalar), in);
    }
    if (scalar != Scalar.BUFFER) {
      return CodeBlock.of("$L.$L()", in, method);
    }
    return ownsBytes
        ? CodeBlock.of("$L.readByteBuffer()", in)
        : CodeBlock.of("$T.wrap($L.$L()).asReadOnlyBuffer()", ByteBuffer.class, in, method);
  }

  /** Returns an expression for a function that reads a value from a {@code CborReader}. */
  static CodeBlock reader(Scalar scalar) {
    String method = scalar == Scalar.BUFFER ? "readByteBuffer" : readMethod(scalar);
    return method.isEmpty()
        ? CodeBlock.of("$L::read", codec(scalar))
        : CodeBlock.of("$T::$L", RuntimeTypes.CBOR_READER, method);
  }

  /** Returns a statement that writes a value. */
  static CodeBlock write(Scalar scalar, CodeBlock out, CodeBlock value) {
    if (scalar == Scalar.CBOR_VALUE) {
      return CodeBlock.builder().addStatement("$L.writeTo($L)", value, out).build();
    }
    String method = writeMethod(scalar);
    return CodeBlock.builder()
        .addStatement(
            method.isEmpty()
                ? CodeBlock.of("$L.write($L, $L)", codec(scalar), out, value)
                : CodeBlock.of("$L.$L($L)", out, method, value))
        .build();
  }

  /**
   * Returns whether the Java code for a constant of this type creates a new object. Such a constant
   * should be created only once.
   */
  public static boolean isMade(Scalar scalar) {
    return switch (scalar) {
      case BIG_INTEGER, BIG_DECIMAL, URI, UUID, INSTANT, DURATION -> true;
      case LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME, OFFSET_DATE_TIME, ZONE_ID -> true;
      default -> false;
    };
  }

  /** Converts a constant's text, as stored in the model, to a Java expression. */
  public static CodeBlock constant(Scalar scalar, String value) {
    return switch (scalar) {
      case TEXT -> StringLiterals.of(value);
      case BYTE, SHORT -> CodeBlock.of("($T) $L", scalar.javaType(), value);
      case LONG -> CodeBlock.of("$LL", value);
      case FLOAT -> CodeBlock.of("$Lf", value);
      case CHAR -> character(value.charAt(0));
      default -> isMade(scalar) ? parsed(scalar, value) : CodeBlock.of("$L", value);
    };
  }

  private static CodeBlock character(char value) {
    // In a literal, the compiler takes the Unicode escape of a line feed for the end of the line.
    return value < ' ' || value >= 0x7f || value == '\'' || value == '\\'
        ? CodeBlock.of("(char) 0x$L", Integer.toHexString(value))
        : CodeBlock.of("'$L'", String.valueOf(value));
  }

  private static CodeBlock parsed(Scalar scalar, String value) {
    CodeBlock text = StringLiterals.of(value);
    return switch (scalar) {
      case BIG_INTEGER, BIG_DECIMAL -> CodeBlock.of("new $T($Z$L)", scalar.javaType(), text);
      case URI -> CodeBlock.of("$T.create($Z$L)", scalar.javaType(), text);
      case UUID -> CodeBlock.of("$T.fromString($Z$L)", scalar.javaType(), text);
      case ZONE_ID -> CodeBlock.of("$T.of($Z$L)", scalar.javaType(), text);
      default -> CodeBlock.of("$T.parse($Z$L)", scalar.javaType(), text);
    };
  }

  /** Returns the word that identifies a scalar in the names of generated methods. */
  static String word(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "Boolean";
      case BYTE -> "Byte";
      case SHORT -> "Short";
      case INT -> "Int";
      case LONG -> "Long";
      case BIG_INTEGER -> "BigInteger";
      case FLOAT -> "Float";
      case DOUBLE -> "Double";
      case BIG_DECIMAL -> "BigDecimal";
      case CHAR -> "Char";
      case TEXT -> "Text";
      case BYTES -> "Bytes";
      case BUFFER -> "Buffer";
      case INSTANT -> "Instant";
      case LOCAL_DATE -> "LocalDate";
      case LOCAL_TIME -> "LocalTime";
      case LOCAL_DATE_TIME -> "LocalDateTime";
      case OFFSET_DATE_TIME -> "OffsetDateTime";
      case ZONE_ID -> "ZoneId";
      case DURATION -> "Duration";
      case UUID -> "Uuid";
      case URI -> "Uri";
      case CBOR_VALUE -> "Value";
      case JSON_NODE -> "Json";
    };
  }

  private static String readMethod(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "readBoolean";
      case BYTE -> "readByte";
      case SHORT -> "readShort";
      case INT -> "readInt";
      case LONG -> "readLong";
      case BIG_INTEGER -> "readBigInteger";
      case FLOAT -> "readFloat";
      case DOUBLE -> "readDouble";
      case TEXT -> "readText";
      case BYTES, BUFFER -> "readBytes";
      default -> "";
    };
  }

  private static String writeMethod(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "writeBoolean";
      case BYTE, SHORT, INT, LONG -> "writeLong";
      case BIG_INTEGER -> "writeBigInteger";
      case FLOAT -> "writeFloat";
      case DOUBLE -> "writeDouble";
      case TEXT -> "writeText";
      case BYTES, BUFFER -> "writeBytes";
      default -> "";
    };
  }

  /** Returns an expression for the object or class that reads and writes the scalar. */
  private static CodeBlock codec(Scalar scalar) {
    return switch (scalar) {
      case CBOR_VALUE -> CodeBlock.of("$T", scalar.javaType());
      case JSON_NODE -> CodeBlock.of("$T.TREE", RuntimeTypes.JACKSON_CODEC);
      default -> CodeBlock.of("$T.$L", RuntimeTypes.VALUE_CODECS, scalar.name());
    };
  }
}
