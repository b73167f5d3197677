package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.text.FrameText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever frames come in whatever order, a server's reactor throws nothing, holds no more than its
 * limits allow, answers each request that exceeds one, and is of no more use after an error.
 */
class ServerReactorPropertyTest {
  private static final int HISTORIES = 3000;

  private static final Limits LIMITS =
      Limits.builder()
          .sendPayload(8)
          .requestBytes(60)
          .requestFrames(8)
          .nameBytes(6)
          .bufferedDataBytes(40)
          .partialRequests(4)
          .memory(MemoryLimits.DEFAULT.withConnectionBytes(150))
          .openStreams(3)
          .cbor(new CborLimits(4, 30, 6))
          .build();

  private static final byte[][] MAPS = {
    FrameText.parsePayload("cbor:{b'name': b'run'}"),
    FrameText.parsePayload("cbor:{b'name': b'run', b'args': {b'a': [1, 2], b'b': 'text'}}"),
    FrameText.parsePayload("cbor:{'name': 'run', b'meta': {b'deadline': 5}, b'x': None}"),
  };

  /** Maps that exceed a limit: of the name, of nesting, of keys, of items and of bytes. */
  private static final byte[][] TOO_LARGE = {
    FrameText.parsePayload("cbor:{b'name': b'longest'}"),
    FrameText.parsePayload("cbor:{b'name': b'run', b'args': {b'a': [[[1]]]}}"),
    FrameText.parsePayload("cbor:{b'name': b'run', b'args': {1:1, 2:2, 3:3, 4:4, 5:5, 6:6, 7:7}}"),
    FrameText.parsePayload("cbor:{b'name': b'run', b'args': {b'a': [" + "1, ".repeat(25) + "]}}"),
    FrameText.parsePayload("cbor:{b'name': b'run', b'args': {b'a': '" + "x".repeat(50) + "'}}"),
  };

  @ParameterizedTest
  @EnumSource(ServerReactor.DataMode.class)
  void framesOfAnyKind(ServerReactor.DataMode mode) {
    int errors = 0;
    int runs = 0;
    int refusals = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      History history = new History(mode, random);
      try {
        int wildness = Math.max(0, random.nextInt(24) - 12);
        for (int step = 0; step < 60; step++) {
          if (random.nextInt(4) == 0) {
            history.answer();
          } else {
            history.take(history.frame(wildness));
          }
        }
        history.end();
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ", " + mode, e);
      }
      errors += history.errored ? 1 : 0;
      runs += history.runs;
      refusals += history.refusals;
    }
    // The histories are worth something: some end in an error, some do not, and commands run.
    assertThat(errors).isBetween(HISTORIES / 4, HISTORIES * 9 / 10);
    assertThat(runs).isGreaterThan(HISTORIES * 3);
    assertThat(refusals).isGreaterThan(HISTORIES / 2);
  }

  @ParameterizedTest
  @EnumSource(ServerReactor.DataMode.class)
  void bytesWithBitsThatFlipped(ServerReactor.DataMode mode) {
    for (long seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      History history = new History(mode, random);
      FrameDecoder decoder = new FrameDecoder(64);
      try {
        for (int step = 0; step < 40; step++) {
          byte[] bytes = FrameEncoder.encode(history.frame(3));
          if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          }
          decoder.feed(bytes, 0, bytes.length);
          for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
            history.take(frame);
          }
          history.answer();
        }
        decoder.finish();
      } catch (FrameException e) {
        history.check(history.reactor.onFrameError(e));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ", " + mode, e);
      }
      history.end();
    }
  }

  /** A reactor, what runs on it, and what must always be so. */
  private static final class History {
    private final Random random;
    private final boolean streamed;
    private final ServerReactor reactor;
    private final List<ServerRequest> running = new ArrayList<>();
    private final List<SendFrames> undrained = new ArrayList<>();
    private boolean errored;
    private boolean ended;
    private int runs;
    private int refusals;
    private final boolean[] outputOpen = new boolean[256];
    private final Set<ServerRequest> withOutput = new HashSet<>();

    History(ServerReactor.DataMode mode, Random random) {
      this.random = random;
      this.streamed = mode == ServerReactor.DataMode.STREAMED;
      this.reactor =
          new ServerReactor(
              LIMITS,
              random.nextInt(5) == 0
                  ? ServerReactor.OutputMode.DEFERRED
                  : ServerReactor.OutputMode.IMMEDIATE,
              mode);
    }

    /** A frame that mostly goes on with what is there; the wilder, the less so. */
    Frame frame(int wildness) {
      if (random.nextInt(100) < wildness) {
        return wild();
      }
      List<ServerRequest> received =
          reactor.requests.values().stream().filter(r -> r.status.receiving).toList();
      if (received.isEmpty() || random.nextInt(3) == 0) {
        return fresh();
      }
      ServerRequest request = received.get(random.nextInt(received.size()));
      boolean last = random.nextInt(5) < 3;
      return switch (request.status) {
        case REQUEST, REFUSED_REQUEST, DROPPED_REQUEST ->
            frameOf(request.id(), 1, last ? 2 : 6, new byte[0]);
        case REQUEST_BEFORE_DATA, REFUSED_REQUEST_BEFORE_DATA, DROPPED_REQUEST_BEFORE_DATA ->
            frameOf(request.id(), 1, last ? 10 : 14, new byte[0]);
        default -> frameOf(request.id(), 3, last ? 2 : 1, new byte[random.nextInt(9)]);
      };
    }

    private Frame fresh() {
      int id = 1 + 2 * random.nextInt(8);
      for (int i = 0; reactor.requests.get(id) != null && i < 20; i++) {
        id = 1 + 2 * random.nextInt(30);
      }
      // Mostly within the limits, so that histories get somewhere.
      boolean whole = reactor.requests.size() > 3 && random.nextInt(50) > 0;
      int flags = whole ? 1 : new int[] {1, 5, 9, 13}[random.nextInt(4)];
      byte[][] maps = random.nextInt(6) == 0 ? TOO_LARGE : MAPS;
      return frameOf(id, 1, flags, maps[random.nextInt(maps.length)]);
    }

    private Frame wild() {
      byte[] payload = new byte[random.nextInt(20)];
      random.nextBytes(payload);
      if (random.nextBoolean()) {
        payload = MAPS[random.nextInt(MAPS.length)].clone();
        payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
      }
      int type = random.nextBoolean() ? 1 + 2 * random.nextInt(2) : random.nextInt(16);
      return new Frame(
          random.nextInt(9),
          random.nextInt(6),
          random.nextInt(8),
          type,
          random.nextInt(16),
          payload,
          0,
          payload.length);
    }

    private Frame frameOf(int id, int type, int flags, byte[] payload) {
      // Now and then a stream ends, to begin anew.
      int streamFlags = 1 | (random.nextInt(9) == 0 ? 2 : 0);
      int stream = 1 + 2 * random.nextInt(3);
      return new Frame(id, stream, streamFlags, type, flags, payload, 0, payload.length);
    }

    void take(Frame frame) {
      ServerAction action = reactor.onFrame(frame);
      if (action instanceof SendFrames || action instanceof ServerAction.NoOp) {
        checkRefusal(frame.requestId(), action);
      } else {
        check(action);
      }
    }

    private void checkRefusal(int id, ServerAction action) {
      refusals++;
      assertThat(errored).isFalse();
      ServerRequest request = reactor.requests.get(id);
      assertThat(request).isNotNull();
      assertThat(request.isAnswered()).isTrue();
      assertThat(reactor.request(id)).isNull();
      assertThat(running).noneMatch(r -> r.isActive() && r.id() == id);
      keep(action);
      checkHeld();
    }

    void check(ServerAction action) {
      if (action instanceof ServerAction.ProtocolError error) {
        assertThat(error.message()).isNotEmpty();
        assertThat(error.frames() == null).isEqualTo(errored);
        if (error.frames() != null) {
          undrained.add(error.frames());
        }
        errored = true;
      } else {
        assertThat(errored).isFalse();
        if (action instanceof ServerAction.RunCommand run) {
          runs++;
          assertThat(run.request().isActive()).isTrue();
          assertThat(run.name().length()).isLessThanOrEqualTo(LIMITS.nameBytes());
          assertThat(run.data() == null || !streamed).isTrue();
          assertThat(running).noneMatch(r -> r.isActive() && r.id() == run.request().id());
          running.add(run.request());
        } else if (action instanceof ServerAction.DataReceived data) {
          assertThat(streamed).isTrue();
          assertThat(data.request().isActive() && !data.request().isAnswered()).isTrue();
        } else {
          assertThat(action).isEqualTo(new ServerAction.WantFrame(reactor.state()));
        }
      }
      checkHeld();
    }

    private void checkHeld() {
      int held = 0;
      int partials = 0;
      for (ServerRequest request : reactor.requests.values()) {
        PartialRequest partial = request.partial;
        if (partial != null) {
          // A refused request counts as partial too, but holds nothing.
          partials += request.refused ? 0 : 1;
          assertThat(request.refused && partial.size() > 0).isFalse();
          held += partial.size();
          assertThat(partial.request.size()).isLessThanOrEqualTo(LIMITS.requestBytes());
          assertThat(partial.data.size()).isLessThanOrEqualTo(LIMITS.bufferedDataBytes());
          assertThat(partial.requestFrames()).isLessThanOrEqualTo(LIMITS.requestFrames());
        }
      }
      assertThat(held).isLessThanOrEqualTo(LIMITS.memory().connectionBytes());
      assertThat(partials).isLessThanOrEqualTo(LIMITS.partialRequests());
      if (errored || ended) {
        assertThat(partials).isZero();
      }
      if (errored) {
        assertThat(reactor.state()).isEqualTo(ReactorState.ERRORED);
      }
    }

    /** Answers a request that runs, or drains something, or gives it up. */
    void answer() {
      running.removeIf(request -> !request.isActive());
      List<ServerRequest> open = running.stream().filter(r -> !r.isAnswered()).toList();
      if (!open.isEmpty()) {
        ServerRequest request = open.get(random.nextInt(open.size()));
        ByteSlice payload = ByteSlice.of(new byte[random.nextInt(30)]);
        int choice = random.nextInt(6);
        if (choice == 0 && !withOutput.contains(request)) {
          request.answerOn(stream());
        } else {
          withOutput.add(request);
          switch (choice) {
            case 0, 1 -> keep(request.respondPart(ByteSlice.of(new byte[9]), false));
            case 2 -> request.abandon();
            case 3 -> keep(request.fail("no"));
            default -> keep(request.respondLast(payload, false));
          }
        }
      }
      if (!undrained.isEmpty() && random.nextBoolean()) {
        drain(undrained.remove(0));
      }
      checkHeld();
    }

    private ServerStream stream() {
      ServerStream stream = random.nextBoolean() ? reactor.streams.open() : reactor.defaultStream();
      if (random.nextInt(3) == 0) {
        stream.retire();
      }
      return stream.isClosed() ? reactor.defaultStream() : stream;
    }

    private void keep(ServerAction action) {
      if (action instanceof SendFrames frames) {
        undrained.add(frames);
      } else {
        assertThat(action).isEqualTo(new ServerAction.NoOp());
      }
    }

    private void drain(SendFrames frames) {
      int left = random.nextInt(8) == 0 ? random.nextInt(3) : Integer.MAX_VALUE;
      Frame frame = frames.next();
      while (frame != null) {
        int stream = frame.streamId();
        assertThat(stream % 2 == 0 && stream > 0).isTrue();
        // A stream that was retired without a frame begins anew though it was not ended.
        assertThat(frame.hasStream(1) || outputOpen[stream]).isTrue();
        outputOpen[stream] = !frame.hasStream(2);
        assertThat(frame.length()).isLessThanOrEqualTo(LIMITS.sendPayload());
        if (left-- == 0) {
          frames.giveUp();
        }
        frame = frames.next();
      }
    }

    void end() {
      List<Integer> receiving =
          reactor.requests.values().stream()
              .filter(request -> request.status.receiving)
              .map(ServerRequest::id)
              .sorted()
              .toList();
      assertThat(errored && !receiving.isEmpty()).isFalse();
      InputEnd end = InputEnd.of(reactor);
      ended = true;
      assertThat(end.incomplete()).isEqualTo(receiving);
      keep(end.output());
      running.removeIf(request -> !request.isActive());
      for (ServerRequest request : running) {
        if (!request.isAnswered()) {
          keep(request.fail("late"));
        }
      }
      undrained.forEach(this::drain);
      assertThat(running).noneMatch(ServerRequest::isActive);
      assertThat(reactor.requests.size()).isZero();
    }
  }
}
