package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.fuzz.FuzzInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fuzzes the client reactor: requests of all kinds, cancels, and a server that sends what it likes,
 * through a decoder in chunks.
 *
 * <p>The input: a byte for the limits, then operations, each a byte and what it takes. What must
 * hold is checked by {@link ClientModel}.
 */
public final class ClientReactorFuzz {
  private static final Limits TIGHT =
      Limits.builder()
          .receivePayload(300)
          .sendPayload(16)
          .openStreams(3)
          .progressTopics(2)
          .cbor(new CborLimits(4, 40, 8))
          .build();

  private static final byte[] SETTINGS = "\bidentity".getBytes(StandardCharsets.US_ASCII);

  private static final int OPERATIONS = 24;
  private static final int RAW = 0;
  private static final int REQUEST = 1;
  private static final int DRAIN = 2;
  private static final int WINDOWS = 15;

  private final FuzzInput in;
  private final ClientModel model;
  private final FuzzWire wire;

  private ClientReactorFuzz(byte[] data) {
    in = new FuzzInput(data);
    Limits limits = in.flag() ? Limits.DEFAULT : TIGHT;
    model = new ClientModel(limits);
    wire = new FuzzWire(limits.receivePayload(), model::onFrame, model::onFrameError);
  }

  /**
   * Runs one input.
   *
   * @param data the input
   * @throws Finding if what must hold does not
   */
  public static void fuzzerTestOneInput(byte[] data) {
    ClientReactorFuzz fuzz = new ClientReactorFuzz(data);
    while (!fuzz.in.atEnd()) {
      fuzz.operate();
    }
    fuzz.model.close();
  }

  private void operate() {
    switch (in.choice(OPERATIONS)) {
      case RAW -> {
        byte[] bytes = in.bytes(in.next() | in.next() << 8);
        wire.bring(bytes, in.next());
      }
      case REQUEST -> {
        byte[] name = bytes();
        int kind = in.next();
        byte[] data = (kind & 1) != 0 ? bytes() : null;
        model.request(name, (kind & 2) != 0 ? map() : null, data);
      }
      case DRAIN -> model.drain(in.next(), 1 + in.choice(4));
      case 3 -> model.requestWithDataToCome(bytes());
      case 4 -> model.data(in.next(), bytes(), in.flag());
      case 5 -> model.cancel(in.next());
      case 6 -> {
        wire.finish();
        model.endOfInput();
      }
      case 12 -> model.probeWindows();
      case 13 -> model.grantResponse(in.next(), in.next());
      case 14 -> model.control();
      case WINDOWS -> model.requestWithWindows(new byte[in.flag() ? 65_400 + in.next() : 0]);
      case 16 -> {
        Frame frame = WindowFrames.encode(model.id(in.next()), 2, 1, number());
        wire.bring(FrameEncoder.encode(frame), in.next());
      }
      default -> {
        int which = in.next();
        int id = which < 200 ? model.id(which) : which;
        wire.bring(FuzzWire.frame(id, in, payload()), in.next());
      }
    }
  }

  /** A small number, or one that is near the most that may be granted. */
  private long number() {
    int small = in.next();
    return in.flag() ? small : SendCredit.MAX_TOTAL - small;
  }

  private byte[] payload() {
    return switch (in.choice(6)) {
      case 0 -> in.bytes(in.next());
      case 1 -> text();
      case 2 -> progress();
      case 3 -> new byte[in.next()];
      case 4 -> SETTINGS;
      default -> new byte[0];
    };
  }

  private byte[] text() {
    try {
      List<String> args = in.flag() ? List.of(string()) : List.of();
      TextAtom atom = new TextAtom(string(), args, in.flag() ? List.of("l") : List.of());
      return SidePayloads.encodeText(List.of(atom)).toByteArray();
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] progress() {
    Progress progress = new Progress(string(), in.next() - 1, in.next(), null, null);
    return SidePayloads.encodeProgress(progress).toByteArray();
  }

  private ByteSlice map() {
    return ByteSlice.of(new byte[] {(byte) 0xA1, 0x41, 'k', (byte) in.choice(24)});
  }

  private String string() {
    return new String(in.bytes(in.choice(16)), StandardCharsets.UTF_8);
  }

  /** Bytes of which a byte each tells the length and how often they are repeated. */
  private byte[] bytes() {
    byte[] piece = in.bytes(in.choice(32));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int n = in.choice(8); n >= 0; n--) {
      bytes.writeBytes(piece);
    }
    return bytes.toByteArray();
  }

  /**
   * Makes an input: a request under the default limits, sent, and what the server then sends.
   *
   * @param bytes at most 65,535, from the wire; the request has the id 1
   * @return an input that brings them in chunks of seven
   */
  public static byte[] input(byte[] bytes) {
    return input(bytes, REQUEST, 1, 'x', 0, 0);
  }

  /**
   * Makes an input as {@link #input(byte[])}, but with a request that asks for windows.
   *
   * @param bytes at most 65,535, from the wire; the request has the id 1
   * @return an input that brings them in chunks of seven
   */
  public static byte[] inputWithWindows(byte[] bytes) {
    return input(bytes, WINDOWS, 1, 200);
  }

  private static byte[] input(byte[] bytes, int... request) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(1);
    for (int next : request) {
      input.write(next);
    }
    input.writeBytes(new byte[] {DRAIN, 0, 3});
    input.writeBytes(new byte[] {RAW, (byte) bytes.length, (byte) (bytes.length >> 8)});
    input.writeBytes(bytes);
    input.write(7);
    return input.toByteArray();
  }
}
