package dev.wirecommand.command;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.text.Utf8;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meta entries of a request, such as its deadline and its trace context (section 9 of the
 * protocol). Immutable.
 *
 * @param timeLeft how long the caller waits, 0 or more, in whole milliseconds on the wire; null
 *     where it does not say
 * @param traceparent the caller's trace and span (W3C Trace Context), or null for none
 * @param tracestate what tracing systems add to that, or null for none
 * @param errorCodes whether the caller understands application errors with codes
 * @param window how many bytes of the response the caller takes before it grants more, 0 to
 *     2<sup>53</sup>; null where it asks for no windows
 * @param entries the application's own, by name; immutable
 */
public record CallMeta(
    @Nullable Duration timeLeft,
    @Nullable String traceparent,
    @Nullable String tracestate,
    boolean errorCodes,
    @Nullable Long window,
    Map<String, CborValue> entries) {
  /** An instance without meta entries. */
  public static final CallMeta NONE = new CallMeta(null, null, null, false, null, Map.of());

  /** An instance whose only entry asks the server to include codes in application errors. */
  public static final CallMeta ERROR_CODES = new CallMeta(null, null, null, true, null, Map.of());

  private static final String DEADLINE = "deadline";
  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";
  private static final String ERRORS = "errors";
  private static final String WINDOW = "window";
  private static final long MAX_WINDOW = 1L << 53;
  private static final byte[] CBOR = {'c', 'b', 'o', 'r'};
  private static final NameTable ERRORS_ONLY = NameTable.of(ERRORS);
  private static final NameTable CBOR_ONLY = NameTable.of("cbor");

  /**
   * Checks the values, and copies the entries.
   *
   * @throws IllegalArgumentException if the time left is negative, or an entry has a name of the
   *     protocol's own
   */
  public CallMeta {
    if (timeLeft != null && timeLeft.isNegative()) {
      throw new IllegalArgumentException("the time left must be 0 or more, is " + timeLeft);
    }
    for (String own : new String[] {DEADLINE, TRACEPARENT, TRACESTATE, ERRORS, WINDOW}) {
      if (entries.containsKey(own)) {
        throw new IllegalArgumentException(
            "the meta entry '" + own + "' is the protocol's own: set it by its own name");
      }
    }
    if (window != null && (window < 0 || window > MAX_WINDOW)) {
      throw new IllegalArgumentException("the window must be 0 to 2^53, is " + window);
    }
    entries = Map.copyOf(entries);
  }

  /**
   * Reads the meta entries of a request.
   *
   * @param in a reader at the start of the map, which is well-formed
   * @return the entries
   * @throws CommandException if one of the protocol's own is not of its type, or the name of
   *     another is no text
   */
  public static CallMeta decode(CborReader in) {
    Duration timeLeft = null;
    String traceparent = null;
    String tracestate = null;
    boolean errorCodes = false;
    Long window = null;
    Map<String, CborValue> entries = new LinkedHashMap<>();
    String name = "";
    try {
      for (int left = in.readMapHeader(); left > 0; left--) {
        name = "";
        name = in.readText();
        switch (name) {
          case DEADLINE -> timeLeft = readTimeLeft(in);
          case TRACEPARENT -> traceparent = in.readText();
          case TRACESTATE -> tracestate = in.readText();
          case ERRORS -> errorCodes = in.readText().equals("cbor");
          case WINDOW -> window = readWindow(in);
          default -> entries.put(name, CborValue.read(in));
        }
      }
    } catch (CborException e) {
      throw new CommandException(
          ErrorCode.INVALID_ARGUMENT,
          name.isEmpty() ? "meta: " + e.detail() : "meta entry '" + name + "': " + e.detail());
    }
    return new CallMeta(timeLeft, traceparent, tracestate, errorCodes, window, entries);
  }

  /**
   * Returns whether the meta entries ask the server to include codes in application errors. Other
   * entries may be malformed, since the form of the error about them depends on the result.
   *
   * @param in a reader at the start of the map, which is well-formed
   * @return whether {@code errors} is {@code cbor} among them
   */
  public static boolean asksForErrorCodes(CborReader in) {
    for (int left = in.readMapHeader(); left > 0; left--) {
      boolean errors = isNext(ERRORS_ONLY, in);
      boolean cbor = isNext(CBOR_ONLY, in);
      if (errors) {
        return cbor;
      }
    }
    return false;
  }

  private static boolean isNext(NameTable only, CborReader in) {
    CborType type = in.peek();
    if (type == CborType.BYTES || type == CborType.TEXT) {
      return in.readName(only) == 0;
    }
    in.skip();
    return false;
  }

  private static long readWindow(CborReader in) {
    BigInteger bytes = in.readBigInteger();
    if (bytes.signum() < 0 || bytes.compareTo(BigInteger.valueOf(MAX_WINDOW)) > 0) {
      throw new CommandException(
          ErrorCode.INVALID_ARGUMENT,
          "meta entry '" + WINDOW + "': a window is 0 to 2^53, not " + bytes);
    }
    return bytes.longValue();
  }

  private static Duration readTimeLeft(CborReader in) {
    long millis = in.readUnsigned();
    return Duration.ofMillis(millis < 0 ? Long.MAX_VALUE : millis);
  }

  /**
   * Returns the text of one of the application's own entries.
   *
   * @param name the name of the entry
   * @return the text, or null if there is no such entry
   * @throws CommandException with the code {@code invalid-argument} if the entry is not text
   */
  public @Nullable String text(String name) {
    CborValue value = entries.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof CborValue.Text text) {
      return text.value();
    }
    byte[] utf8 = value instanceof CborValue.Bytes bytes ? bytes.value() : null;
    String text = utf8 == null ? null : Utf8.decode(utf8, 0, utf8.length);
    if (text == null) {
      throw wrongType(name, "text");
    }
    return text;
  }

  /**
   * Returns the integer in one of the application's own entries.
   *
   * @param name the name of the entry
   * @return the integer, or null if there is no such entry
   * @throws CommandException with the code {@code invalid-argument} if the entry is not an integer
   *     that fits
   */
  public @Nullable Long number(String name) {
    CborValue value = entries.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof CborValue.Int number && number.value().bitLength() < Long.SIZE) {
      return number.value().longValue();
    }
    throw wrongType(name, "an integer of 64 bits");
  }

  /**
   * Returns the boolean in one of the application's own entries.
   *
   * @param name the name of the entry
   * @return the boolean, or null if there is no such entry
   * @throws CommandException with the code {@code invalid-argument} if the entry is not a boolean
   */
  public @Nullable Boolean flag(String name) {
    CborValue value = entries.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof CborValue.Bool flag) {
      return flag.value();
    }
    throw wrongType(name, "a boolean");
  }

  private static CommandException wrongType(String name, String expected) {
    return new CommandException(
        ErrorCode.INVALID_ARGUMENT, "meta entry '" + name + "': it must be " + expected);
  }

  /**
   * Returns whether this object has no meta entries.
   *
   * @return whether a request with these entries needs no {@code meta}
   */
  public boolean isEmpty() {
    return timeLeft == null
        && traceparent == null
        && tracestate == null
        && !errorCodes
        && window == null
        && entries.isEmpty();
  }

  /**
   * Writes the entries as one map in canonical CBOR.
   *
   * @param out where they go
   */
  public void encode(CborWriter out) {
    int size =
        entries.size()
            + (timeLeft == null ? 0 : 1)
            + (traceparent == null ? 0 : 1)
            + (tracestate == null ? 0 : 1)
            + (errorCodes ? 1 : 0)
            + (window == null ? 0 : 1);
    int mark = out.beginMap(size);
    if (timeLeft != null) {
      key(out, DEADLINE);
      out.writeLong(timeLeft.toMillis());
    }
    if (traceparent != null) {
      key(out, TRACEPARENT);
      key(out, traceparent);
    }
    if (tracestate != null) {
      key(out, TRACESTATE);
      key(out, tracestate);
    }
    if (errorCodes) {
      key(out, ERRORS);
      out.writeBytes(CBOR);
    }
    if (window != null) {
      key(out, WINDOW);
      out.writeLong(window);
    }
    entries.forEach(
        (name, value) -> {
          key(out, name);
          value.writeTo(out);
        });
    out.endMap(mark);
  }

  private static void key(CborWriter out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
