package dev.wirecommand.server;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerRequest;
import org.jspecify.annotations.Nullable;

/** Decodes the meta entries of requests (section 9 of the protocol). */
final class RequestMeta {
  /** The encoded form of {@link CallMeta#ERROR_CODES}, the only meta entry of most requests. */
  private static final ByteSlice ERROR_CODES_ONLY = encoded(CallMeta.ERROR_CODES);

  private RequestMeta() {}

  private static ByteSlice encoded(CallMeta meta) {
    CborWriter out = new CborWriter();
    meta.encode(out);
    return ByteSlice.of(out.toByteArray());
  }

  /**
   * Decodes the meta entries of a request, and records whether the client understands error codes.
   *
   * @param encoded the entries, or null for none
   * @param reader is reset to them
   * @throws CommandException if an entry is not of its type
   */
  static CallMeta decode(ServerRequest request, @Nullable ByteSlice encoded, CborReader reader) {
    if (encoded == null) {
      return CallMeta.NONE;
    }
    if (encoded.equals(ERROR_CODES_ONLY)) {
      request.sendErrorCodes(true);
      return CallMeta.ERROR_CODES;
    }
    reset(reader, encoded);
    try {
      CallMeta meta = CallMeta.decode(reader);
      request.sendErrorCodes(meta.errorCodes());
      return meta;
    } catch (CommandException e) {
      reset(reader, encoded);
      request.sendErrorCodes(CallMeta.asksForErrorCodes(reader));
      throw e;
    }
  }

  private static void reset(CborReader reader, ByteSlice bytes) {
    reader.reset(bytes.array(), bytes.offset(), bytes.length());
  }
}
