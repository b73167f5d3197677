package dev.wirecommand.processor.model;

import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.StreamUse;

/** What a command answers with: how its result goes over the wire, and from which Java type. */
public enum ResultKind {
  /** One CBOR value, or null for nothing. */
  VALUE(Form.VALUE),
  /** Bare bytes that are there at once. */
  RAW(Form.BYTES),
  /** Bare bytes from an {@code InputStream}. */
  INPUT_STREAM(Form.BYTE_STREAM),
  /** Bare bytes from a {@code ReadableByteChannel}. */
  CHANNEL(Form.BYTE_STREAM),
  /** Bare bytes from a {@code Stream<byte[]>}. */
  CHUNKS(Form.BYTE_STREAM),
  /** Bare bytes from a {@code Flow.Publisher<ByteBuffer>}. */
  PUBLISHED_BYTES(Form.BYTE_STREAM),
  /** A CBOR sequence from any other {@code Stream}. */
  STREAM(Form.ITEMS),
  /** A CBOR sequence from an {@code Iterator}. */
  ITERATOR(Form.ITEMS),
  /** A CBOR sequence from any other {@code Flow.Publisher}. */
  PUBLISHER(Form.ITEMS);

  private final Form form;

  ResultKind(Form form) {
    this.form = form;
  }

  /** How a result goes over the wire, by the names that the runtime has for that. */
  public enum Form {
    /** As one CBOR value. */
    VALUE,
    /** As bare bytes that are there at once. */
    BYTES,
    /** As bare bytes that come bit by bit, which no peer can tell from the former. */
    BYTE_STREAM,
    /** As a CBOR sequence. */
    ITEMS
  }

  /**
   * The kind of a result.
   *
   * @param result what the method returns
   * @param raw whether it is said to be raw
   * @return the kind, which is of use if the result is sound
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
   * How it goes over the wire.
   *
   * @return the form
   */
  public Form form() {
    return form;
  }

  /**
   * Whether it is CBOR.
   *
   * @return whether it, or each of its items, is of a type; else it is bare bytes
   */
  public boolean isTyped() {
    return form == Form.VALUE || form == Form.ITEMS;
  }
}
