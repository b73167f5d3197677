package dev.wirecommand.processor.model;

import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.StreamUse;

/**
 * The kinds of results that a command can have. A kind determines the Java type of a result and the
 * way in which the result is sent.
 */
public enum ResultKind {
  /** One CBOR value. It is null for a {@code void} method. */
  VALUE(Form.VALUE),
  /** Raw bytes, returned as a {@code byte[]}. */
  RAW(Form.BYTES),
  /** Raw bytes, returned as an {@code InputStream}. */
  INPUT_STREAM(Form.BYTE_STREAM),
  /** Raw bytes, returned as a {@code ReadableByteChannel}. */
  CHANNEL(Form.BYTE_STREAM),
  /** Raw bytes, returned as a {@code Stream<byte[]>}. */
  CHUNKS(Form.BYTE_STREAM),
  /** Raw bytes, returned as a {@code Flow.Publisher<ByteBuffer>}. */
  PUBLISHED_BYTES(Form.BYTE_STREAM),
  /** A CBOR sequence, returned as a {@code Stream} of typed items. */
  STREAM(Form.ITEMS),
  /** A CBOR sequence, returned as an {@code Iterator}. */
  ITERATOR(Form.ITEMS),
  /** A CBOR sequence, returned as a {@code Flow.Publisher} of typed items. */
  PUBLISHER(Form.ITEMS);

  private final Form form;

  ResultKind(Form form) {
    this.form = form;
  }

  /**
   * The ways in which a result is sent. The constants have the same names as in the runtime's
   * {@code ResultForm}.
   */
  public enum Form {
    /** One CBOR value. */
    VALUE,
    /** Raw bytes that are sent in one piece. */
    BYTES,
    /** Raw bytes that are streamed. Callers can't distinguish them from {@link #BYTES}. */
    BYTE_STREAM,
    /** A CBOR sequence. */
    ITEMS
  }

  /**
   * Determines the kind of a result from the method's return type.
   *
   * @param result the method's return type
   * @param raw whether the result is declared as raw
   * @return the kind, which means something only if the result is valid
   */
  public static ResultKind of(TypeDeclaration result, boolean raw) {
    if (!(result instanceof StreamUse stream)) {
      return raw ? RAW : VALUE;
    }
    return switch (stream.form()) {
      case INPUT_STREAM -> INPUT_STREAM;
      case CHANNEL -> CHANNEL;
      case STREAM -> isOf(Scalar.BYTES, stream) ? CHUNKS : STREAM;
      case ITERATOR -> ITERATOR;
      case PUBLISHER -> isOf(Scalar.BUFFER, stream) ? PUBLISHED_BYTES : PUBLISHER;
    };
  }

  private static boolean isOf(Scalar scalar, StreamUse stream) {
    return stream.item().orElse(null) instanceof ScalarUse item && item.scalar() == scalar;
  }

  /**
   * Returns the form in which the result is sent.
   *
   * @return the form
   */
  public Form form() {
    return form;
  }

  /**
   * Returns whether the result is sent as CBOR instead of raw bytes.
   *
   * @return whether the result, or each of its items, has a type; false for raw bytes
   */
  public boolean isTyped() {
    return form == Form.VALUE || form == Form.ITEMS;
  }
}
