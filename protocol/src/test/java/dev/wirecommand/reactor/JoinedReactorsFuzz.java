package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.fuzz.FuzzInput;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fuzzes both reactors, joined back to back: calls with and without data and windows, answers of
 * all kinds, grants, cancels and ends on both sides, in frames that travel in chunks of any size,
 * and where the mode says so, bytes that somebody else puts on the wires.
 *
 * <p>The input: a byte for modes and limits, then operations, each a byte and what it takes. What
 * must hold is checked by {@link JoinedReactors}, {@link JoinedClient} and {@link JoinedServer}:
 * what one side gives is what the other gets, nothing exceeds a grant, the account's balance is
 * what the server holds, every call ends, and nothing is left.
 */
public final class JoinedReactorsFuzz {
  private static final Limits TIGHT =
      Limits.builder()
          .receivePayload(300)
          .sendPayload(16)
          .requestBytes(250)
          .requestFrames(6)
          .nameBytes(20)
          .bufferedDataBytes(250)
          .partialRequests(3)
          .memory(MemoryLimits.DEFAULT.withConnectionBytes(500))
          .progressTopics(2)
          .cbor(new CborLimits(4, 40, 8))
          .build();

  private static final long[] CEILINGS = {Long.MAX_VALUE, 600, 100, 6000};

  private static final int DEFAULT_LIMITS = 4;

  /** The bit of the first byte that says whether somebody else puts bytes on the wires. */
  static final int STRANGER = 8;

  private static final int OPERATIONS = 34;
  private static final int CALL = 0;
  private static final int CALL_WITH_DATA = 2;
  private static final int SEND = 5;
  private static final int TO_SERVER = 8;
  private static final int RESPOND = 10;
  private static final int ANSWER = 15;
  private static final int TO_CLIENT = 18;
  private static final int CANCEL = 24;
  private static final int RAW = 30;

  private final FuzzInput in;
  private final boolean deferred;
  private final boolean stranger;
  private final JoinedReactors pair;
  private final JoinedClient client;
  private final JoinedServer server;

  /** Coming round costs as much as thousands of other operations. */
  private boolean mayComeRound = true;

  private JoinedReactorsFuzz(byte[] data) {
    in = new FuzzInput(data);
    int modes = in.next();
    deferred = (modes & 3) == 3;
    stranger = (modes & STRANGER) != 0;
    boolean streamed = (modes & 3) != 2 && (!deferred || (modes & 64) != 0);
    pair =
        new JoinedReactors(
            (modes & DEFAULT_LIMITS) != 0 ? Limits.DEFAULT : TIGHT,
            deferred ? OutputMode.DEFERRED : OutputMode.IMMEDIATE,
            streamed ? DataMode.STREAMED : DataMode.BUFFERED,
            new HeldBytes(CEILINGS[modes >> 4 & 3]));
    client = pair.client();
    server = pair.server();
  }

  /**
   * Runs one input.
   *
   * @param data the input
   * @throws Finding if what must hold does not
   */
  public static void fuzzerTestOneInput(byte[] data) {
    Map<JoinedCall.Outcome, Integer> unused = outcomes(data);
  }

  /** Runs one input, and counts what has become of its calls. */
  static Map<JoinedCall.Outcome, Integer> outcomes(byte[] data) {
    JoinedReactorsFuzz fuzz = new JoinedReactorsFuzz(data);
    while (!fuzz.in.atEnd()) {
      fuzz.operate();
      fuzz.pair.check();
    }
    fuzz.pair.close(fuzz.deferred);
    return fuzz.client.outcomes();
  }

  private void operate() {
    switch (in.choice(OPERATIONS)) {
      case CALL, 1 -> call(null, true);
      case CALL_WITH_DATA -> call(bytes(), true);
      case 3 -> call(bytes(), false);
      case 4 -> client.data(in.next(), bytes(), in.flag());
      case SEND, 6, 7 -> client.send(in.next(), 1 + in.choice(4));
      case TO_SERVER, 9 -> pair.deliverToServer(count(), in.next());
      case RESPOND, 11 -> server.respond(in.next(), bytes(), in.flag(), in.flag());
      case 12 -> server.fail(in.next(), word());
      case 13 -> server.text(in.next(), word());
      case 14 -> server.progress(in.next(), word(), in.next() - 1, in.next());
      case ANSWER, 16 -> server.send(in.next(), 1 + in.choice(4));
      case 17 -> server.sendRefusal(1 + in.choice(4));
      case TO_CLIENT, 19 -> pair.deliverToClient(count(), in.next());
      case 20 -> client.grant(in.next(), count());
      case 21 -> server.grantData(in.next(), count());
      case 22 -> client.control();
      case 23 -> server.control();
      case CANCEL -> client.cancel(in.next(), in.flag());
      case 25 -> {
        // A half-duplex transport knows that there are no windows.
        if (!deferred) {
          client.probe();
        }
      }
      case 26 -> comeRound(in.next());
      case 27 -> server.leave();
      case 28 -> server.changeStream();
      case 29 -> server.retireDefaultStream();
      case RAW -> inject(in.flag(), in.bytes(in.next()));
      case 31 -> injectFrame();
      case 32 -> server.endRounds(1 + in.choice(3));
      default -> end(in.next());
    }
  }

  private void call(byte[] data, boolean whole) {
    byte[] name = word().getBytes(StandardCharsets.US_ASCII);
    int kind = in.next();
    ByteSlice args = (kind & 1) == 0 ? RequestMap.NO_ARGS : args();
    boolean asks = (kind & 2) != 0 && !deferred;
    client.call(name, args, asks, asks ? count() : 0, data, whole);
  }

  private ByteSlice args() {
    CborWriter args = new CborWriter();
    args.writeMapHeader(1);
    args.writeName("a");
    args.writeBytes(in.bytes(in.choice(64)));
    return ByteSlice.of(args.toByteArray());
  }

  private void comeRound(int which) {
    if (mayComeRound) {
      mayComeRound = false;
      client.comeRound(which);
    }
  }

  /** Ends are rare, as little can happen after them. */
  private void end(int how) {
    if (how % 32 < 4) {
      pair.end((how & 1) != 0, (how & 2) != 0);
    }
  }

  private void inject(boolean towardsServer, byte[] bytes) {
    if (stranger) {
      pair.inject(towardsServer, bytes);
    }
  }

  private void injectFrame() {
    boolean towardsServer = in.flag();
    int id = in.choice(16);
    byte[] payload =
        switch (in.choice(3)) {
          case 0 -> in.bytes(in.next());
          case 1 -> FrameEncoder.encode(WindowFrames.encode(1, 1, 1, number()));
          default ->
              new RequestMapEncoder()
                  .encode(word().getBytes(StandardCharsets.US_ASCII), args(), null)
                  .toByteArray();
        };
    inject(towardsServer, FuzzWire.frame(id, in, payload));
  }

  private long number() {
    int small = in.next();
    return in.flag() ? small : SendCredit.MAX_TOTAL - small;
  }

  /** A number of bytes, mostly a small one. */
  private int count() {
    int count = in.next();
    return count < 200 ? count : (count - 199) * 5000;
  }

  private String word() {
    byte[] letters = in.bytes(1 + in.choice(28));
    StringBuilder word = new StringBuilder();
    for (byte letter : letters) {
      word.append((char) ('a' + (letter & 0xFF) % 26));
    }
    return word.isEmpty() ? "x" : word.toString();
  }

  /** Bytes of which a byte each tells the length and how often they are repeated. */
  private byte[] bytes() {
    byte[] piece = in.bytes(in.choice(32));
    int times = in.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int n = times < 250 ? times % 8 : (times - 249) * 1000; n >= 0; n--) {
      bytes.writeBytes(piece);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns inputs to begin with: a call with data and windows, its answer, and a cancel, in each
   * mode.
   *
   * @return new arrays
   */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int modes = 0; modes < 128; modes++) {
      ByteArrayOutputStream script = new ByteArrayOutputStream();
      script.write(modes);
      script.writeBytes(new byte[] {CALL_WITH_DATA, 3, 1, 2, 3, 5, 1, 'a', 'b', 2, 20});
      script.writeBytes(new byte[] {CALL, 1, 'a', 'b', 0});
      script.writeBytes(new byte[] {SEND, 0, 3, SEND, 1, 3, TO_SERVER, 127, 7});
      script.writeBytes(new byte[] {RESPOND, 0, 2, 'o', 'k', 3, 1, 1, ANSWER, 0, 3});
      script.writeBytes(new byte[] {RESPOND, 1, 2, 'o', 'k', 7, 0, 0, ANSWER, 1, 3});
      script.writeBytes(new byte[] {TO_CLIENT, 127, 5, 20, 1, 30, 22, CANCEL, 1, 1});
      script.writeBytes(new byte[] {RAW, 1, 4, 1, 2, 3, 4, TO_SERVER, 50, 0});
      seeds.add(script.toByteArray());
    }
    return List.copyOf(seeds);
  }
}
