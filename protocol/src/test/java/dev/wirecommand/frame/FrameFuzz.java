package dev.wirecommand.frame;

import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.fuzz.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzzes the decoder of frames, in any chunks, and the text form.
 *
 * <p>The input: a byte for the payload limit, a byte for how many chunk sizes follow, those sizes,
 * and the bytes from the wire, which are taken for a text form too.
 */
public final class FrameFuzz {
  private static final int[] LIMITS = {Frame.DEFAULT_RECEIVE_PAYLOAD, Frame.MAX_PAYLOAD, 40, 0};
  private static final int MOST_SIZES = 8;

  private FrameFuzz() {}

  /**
   * Runs one input.
   *
   * @param data the input
   * @throws Finding if what must hold does not
   */
  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput in = new FuzzInput(data);
    int limit = LIMITS[in.choice(LIMITS.length)];
    byte[] sizes = in.bytes(in.choice(MOST_SIZES));
    byte[] wire = in.rest();

    List<Object> whole = decode(wire, limit, new byte[] {});
    List<Object> chunked = decode(wire, limit, sizes);
    Finding.unless(whole.equals(chunked), "whole: %s; in chunks: %s", whole, chunked);
    checkEncoded(whole, wire);
    parse(new String(wire, StandardCharsets.UTF_8));
  }

  /**
   * Makes an input of bytes from the wire.
   *
   * @param wire the bytes
   * @return an input that decodes them in chunks of seven bytes
   */
  public static byte[] input(byte[] wire) {
    byte[] input = new byte[3 + wire.length];
    input[1] = 1;
    input[2] = 7;
    System.arraycopy(wire, 0, input, 3, wire.length);
    return input;
  }

  /** Returns the frames, and last how the input ended. */
  private static List<Object> decode(byte[] wire, int limit, byte[] sizes) {
    FrameDecoder decoder = new FrameDecoder(limit);
    List<Object> events = new ArrayList<>();
    try {
      int fed = 0;
      for (int round = 0; fed < wire.length; round++) {
        int size = sizes.length == 0 ? wire.length : 1 + (sizes[round % sizes.length] & 0xFF);
        byte[] chunk = Arrays.copyOfRange(wire, fed, Math.min(wire.length, fed + size));
        fed += chunk.length;
        decoder.feed(chunk, 0, chunk.length);
        for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
          Finding.unless(frame.length() <= limit, "%s is over the limit of %d", frame, limit);
          events.add(frame.copy());
        }
        Arrays.fill(chunk, (byte) 0xEE);
        checkHeld(decoder, limit, fed);
      }
      decoder.finish();
      events.add("end");
    } catch (FrameException e) {
      events.add(e.kind() + " " + e.requestId() + " " + e.getMessage());
      checkFailed(decoder, e);
    }
    return events;
  }

  private static void checkHeld(FrameDecoder decoder, int limit, int fed) {
    int held = decoder.gatherCapacity();
    int most = decoder.inFrame() ? Math.min(limit, 2 * fed) : 0;
    Finding.unless(held <= most, "holds %d bytes after %d", held, fed);
  }

  private static void checkFailed(FrameDecoder decoder, FrameException failure) {
    Finding.unless(decoder.gatherCapacity() == 0, "holds bytes after a failure");
    List<Runnable> calls =
        List.of(decoder::next, decoder::finish, () -> decoder.feed(new byte[8], 0, 8));
    for (Runnable call : calls) {
      try {
        call.run();
        throw Finding.of("works after a failure");
      } catch (FrameException e) {
        Finding.unless(e == failure, "fails in another way: %s", e);
      }
    }
  }

  /** The frames, encoded, are what they were decoded from; and printed, parse to themselves. */
  private static void checkEncoded(List<Object> events, byte[] wire) {
    int position = 0;
    for (Object event : events) {
      if (event instanceof Frame frame) {
        byte[] encoded = FrameEncoder.encode(frame);
        int end = position + encoded.length;
        Finding.unless(
            end <= wire.length && Arrays.equals(wire, position, end, encoded, 0, encoded.length),
            "%s is encoded otherwise",
            frame);
        position = end;
        checkPrinted(frame);
      }
    }
  }

  private static void parse(String text) {
    try {
      checkPrinted(FrameText.parse(text));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      Finding.unless(message.matches("(?s)column \\d+: .*"), "no column: %s", e);
      int column = Integer.parseInt(message.substring(7, message.indexOf(':')));
      Finding.unless(column >= 1 && column <= text.length() + 1, "column: %s", e);
    }
  }

  private static void checkPrinted(Frame frame) {
    String printed = FrameText.print(frame);
    Finding.unless(FrameText.parse(printed).equals(frame), "printed otherwise: %s", printed);
    Finding.unless(!frame.toString().isEmpty(), "not described: %s", printed);
  }
}
