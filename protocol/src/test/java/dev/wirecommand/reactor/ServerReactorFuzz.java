package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.fuzz.FuzzInput;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Fuzzes the server reactor in all its modes: frames, through a decoder in chunks, among answers of
 * all kinds, drained or given up in any order that its contract allows.
 *
 * <p>The input: a byte for modes and limits, then operations, each a byte and what it takes. What
 * must hold is checked by {@link ServerModel}.
 */
public final class ServerReactorFuzz {
  private static final Limits TIGHT =
      Limits.builder()
          .receivePayload(300)
          .sendPayload(16)
          .requestBytes(250)
          .requestFrames(4)
          .nameBytes(20)
          .bufferedDataBytes(250)
          .partialRequests(3)
          .memory(MemoryLimits.DEFAULT.withConnectionBytes(500))
          .openStreams(3)
          .cbor(new CborLimits(4, 40, 8))
          .build();

  private static final int[] IDS = {1, 3, 5, 7, 2, 0, 65535, 257};
  private static final byte[] SETTINGS = "\bidentity".getBytes(StandardCharsets.US_ASCII);

  private static final int OPERATIONS = 32;
  private static final int RAW = 0;
  private static final int RESPOND = 1;
  private static final int FAIL = 2;
  private static final int END = 3;
  private static final int WINDOWS = 16;
  private static final int CONTROL = 18;

  private final FuzzInput in;
  private final ServerModel model;
  private final FuzzWire wire;
  private byte[] restOfMap = {};

  private ServerReactorFuzz(byte[] data) {
    in = new FuzzInput(data);
    int modes = in.next();
    Limits limits = (modes & 4) != 0 ? Limits.DEFAULT : TIGHT;
    model =
        new ServerModel(
            limits,
            (modes & 1) != 0 ? OutputMode.DEFERRED : OutputMode.IMMEDIATE,
            (modes & 2) != 0 ? DataMode.STREAMED : DataMode.BUFFERED);
    wire = new FuzzWire(limits.receivePayload(), model::onFrame, model::onFrameError);
  }

  /**
   * Runs one input.
   *
   * @param data the input
   * @throws Finding if what must hold does not
   */
  public static void fuzzerTestOneInput(byte[] data) {
    ServerReactorFuzz fuzz = new ServerReactorFuzz(data);
    while (!fuzz.in.atEnd()) {
      fuzz.operate();
    }
    fuzz.model.close(fuzz.wire.isBetweenFrames(), IDS);
  }

  private void operate() {
    switch (in.choice(OPERATIONS)) {
      case RAW -> {
        byte[] bytes = in.bytes(in.next() | in.next() << 8);
        wire.bring(bytes, in.next());
      }
      case RESPOND -> model.respond(in.next(), bytes(), in.flag());
      case FAIL -> model.fail(in.next(), text());
      case END -> {
        wire.finish();
        model.endOfInput();
      }
      case 4 -> model.respondPart(in.next(), bytes(), in.flag());
      case 5 -> model.respondLast(in.next(), bytes(), in.flag());
      case 6 -> model.text(in.next(), in.choice(3), text(), text(), in.flag());
      case 7 -> model.progress(in.next(), text(), in.next() - 2, in.next() - 1);
      case 8 -> model.abandon(in.next());
      case 9 -> model.drain(in.next(), 1 + in.choice(4));
      case 10 -> model.giveUp(in.next());
      case 11 -> model.openStream();
      case 12 -> model.retire(in.next());
      case 13 -> model.answerOn(in.next(), in.next());
      case WINDOWS -> model.openWindows(in.next(), in.next(), in.next());
      case 17 -> model.grantData(in.next(), in.next());
      case CONTROL -> model.control();
      case 19 -> model.cutOff(in.next());
      case 20 -> model.leave();
      case 21 -> {
        int id = IDS[in.choice(IDS.length)];
        wire.bring(FrameEncoder.encode(WindowFrames.encode(id, 1, 1, number())), in.next());
      }
      default -> {
        int id = IDS[in.choice(IDS.length)];
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
      case 1 -> requestMap();
      case 2 -> {
        byte[] map = requestMap();
        FuzzInput split = new FuzzInput(map);
        byte[] first = split.bytes(in.next());
        restOfMap = split.rest();
        yield first;
      }
      case 3 -> restOfMap;
      case 4 -> new byte[in.next()];
      default -> SETTINGS;
    };
  }

  private byte[] requestMap() {
    int entries = in.choice(3);
    byte[] name = in.bytes(in.choice(24));
    CborWriter args = new CborWriter();
    int mark = args.beginMap(entries);
    for (int i = 0; i < entries; i++) {
      args.writeBytes(new byte[] {(byte) i});
      args.writeBytes(in.bytes(in.choice(64)));
    }
    args.endMap(mark);
    ByteSlice map = ByteSlice.of(args.toByteArray());
    return new RequestMapEncoder().encode(name, map, in.flag() ? map : null).toByteArray();
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

  private String text() {
    return new String(in.bytes(in.choice(24)), StandardCharsets.UTF_8);
  }

  /** Makes inputs step by step. */
  public static final class Script {
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();

    /**
     * Begins an input under the default limits.
     *
     * @param deferred whether output is deferred
     * @param streamed whether data is streamed
     */
    public Script(boolean deferred, boolean streamed) {
      input.write((deferred ? 1 : 0) | (streamed ? 2 : 0) | 4);
    }

    /**
     * Adds bytes from the wire, to come in chunks of seven.
     *
     * @param bytes at most 65,535
     * @return this
     */
    public Script wire(byte[] bytes) {
      input.writeBytes(new byte[] {RAW, (byte) bytes.length, (byte) (bytes.length >> 8)});
      input.writeBytes(bytes);
      input.write(7);
      return this;
    }

    /**
     * Adds a frame in its text form.
     *
     * @param text the form
     * @return this
     */
    public Script frame(String text) {
      return wire(FrameEncoder.encode(FrameText.parse(text)));
    }

    /**
     * Adds a response to the last request, and drains what it led to.
     *
     * @param cbor whether it is CBOR
     * @return this
     */
    public Script respond(boolean cbor) {
      input.writeBytes(new byte[] {RESPOND, 0, 1, 'r', 3, (byte) (cbor ? 1 : 0), 9, 0, 3});
      return this;
    }

    /**
     * Adds a failure of the last request, and drains what it led to.
     *
     * @return this
     */
    public Script fail() {
      input.writeBytes(new byte[] {FAIL, 0, 2, 'n', 'o', 9, 0, 3});
      return this;
    }

    /**
     * Opens windows for the last request, and sends the first frame of them.
     *
     * @return this
     */
    public Script windows() {
      input.writeBytes(new byte[] {WINDOWS, 0, 3, 5, CONTROL});
      return this;
    }

    /**
     * Adds the end of input.
     *
     * @return this
     */
    public Script end() {
      input.write(END);
      return this;
    }

    /**
     * Returns the input.
     *
     * @return a new array
     */
    public byte[] input() {
      return input.toByteArray();
    }
  }
}
