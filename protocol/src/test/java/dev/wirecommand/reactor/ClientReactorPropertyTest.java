package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.frame.text.FrameText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server sends, a client's reactor throws nothing, ends each request once, and is of no
 * more use after a failure.
 */
class ClientReactorPropertyTest {
  private static final int HISTORIES = 3000;
  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});

  private static final byte[][] TEXTS = {
    FrameText.parsePayload("cbor:[{b'msg': b'%s of %s', b'args': [b'a', b'b']}]"),
    FrameText.parsePayload("cbor:[{b'msg': b'm', b'labels': [b'l']}, {b'msg': b'%%'}]"),
  };
  private static final byte[][] PROGRESSES = {
    FrameText.parsePayload("cbor:{b'pos': 0, b'topic': b't', b'total': 9}"),
    FrameText.parsePayload("cbor:{b'pos': 0, b'topic': b'u', b'total': 9, b'item': b'i'}"),
    FrameText.parsePayload("cbor:{b'pos': -1, b'topic': b't', b'total': 9, b'label': b'l'}"),
  };

  private static final byte[] ERROR =
      FrameText.parsePayload("cbor:{b'code': b'c', b'message': b'm', b'details': 5}");

  @Test
  void framesOfAnyKind() {
    int failures = 0;
    int ends = 0;
    int coded = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = new History(new Random(seed));
      try {
        int wildness = Math.max(0, history.random.nextInt(24) - 12);
        for (int step = 0; step < 80; step++) {
          history.act();
          history.check(history.client.onFrame(history.frame(wildness)));
        }
        failures += history.failed ? 1 : 0;
        history.end();
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed, e);
      }
      ends += history.ended.size();
      coded += history.coded;
    }
    assertThat(failures).isBetween(HISTORIES / 4, HISTORIES * 9 / 10);
    assertThat(ends).isGreaterThan(HISTORIES * 5);
    assertThat(coded).isGreaterThan(HISTORIES);
  }

  @Test
  void bytesWithBitsThatFlipped() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = new History(new Random(seed));
      FrameDecoder decoder = new FrameDecoder(64);
      try {
        for (int step = 0; step < 40; step++) {
          history.act();
          byte[] bytes = FrameEncoder.encode(history.frame(1));
          if (history.random.nextInt(10) == 0) {
            bytes[history.random.nextInt(bytes.length)] ^= (byte) (1 << history.random.nextInt(8));
          }
          decoder.feed(bytes, 0, bytes.length);
          for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
            history.check(history.client.onFrame(frame));
          }
        }
        decoder.finish();
      } catch (FrameException e) {
        history.check(history.client.onFrameError(e));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed, e);
      }
      history.end();
    }
  }

  private static final class History {
    private final Random random;
    private final ClientReactor client =
        new ClientReactor(Limits.builder().sendPayload(8).openStreams(4).progressTopics(2).build());
    private final List<ClientRequest> requests = new ArrayList<>();
    private final Set<ClientRequest> ended = new HashSet<>();
    private final Map<ClientRequest, Integer> responseFlags = new HashMap<>();
    private boolean failed;
    private int coded;

    History(Random random) {
      this.random = random;
    }

    /** Makes, sends or cancels a request. */
    void act() {
      if (!failed && (requests.isEmpty() || random.nextInt(3) == 0)) {
        ByteSlice data = random.nextBoolean() ? null : ByteSlice.of(new byte[random.nextInt(30)]);
        ClientRequest request = client.request(new byte[] {'a'}, NO_ARGS, null, data);
        if (random.nextBoolean()) {
          request.takeErrorCodes();
        }
        requests.add(request);
      }
      ClientRequest request = requests.get(random.nextInt(requests.size()));
      if (random.nextInt(12) == 0) {
        request.cancel();
      }
      for (int i = random.nextInt(4); i > 0 && request.frames().next() != null; i--) {
        // Taken is as good as sent.
      }
      request.sent();
      assertThat(client.pendingCount()).isLessThanOrEqualTo(requests.size());
    }

    Frame frame(int wildness) {
      List<ClientRequest> pending =
          requests.stream().filter(r -> !r.isEnded() && r.frames().isBegun()).toList();
      int streamFlags = 1 | (random.nextInt(9) == 0 ? 2 : 0);
      int stream = 2 + 2 * random.nextInt(3);
      if (random.nextInt(100) < wildness) {
        byte[] payload = new byte[random.nextInt(12)];
        random.nextBytes(payload);
        if (random.nextBoolean()) {
          payload = PROGRESSES[random.nextInt(3)].clone();
          payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
        }
        return new Frame(
            random.nextInt(9),
            random.nextInt(9),
            random.nextInt(8),
            random.nextInt(16),
            random.nextInt(16),
            payload,
            0,
            payload.length);
      }
      if (pending.isEmpty()) {
        byte[] settings = FrameText.parsePayload("\\x08identity");
        return Frame.of(0, stream, 3, FrameType.STREAM_SETTINGS, 0, settings);
      }
      ClientRequest request = pending.get(random.nextInt(pending.size()));
      int type = 4 + random.nextInt(4);
      int cbor = responseFlags.computeIfAbsent(request, r -> 4 * random.nextInt(2));
      int flags = type == 4 ? cbor | (random.nextInt(3) == 0 ? 2 : 1) : type == 5 ? 2 : 0;
      byte[] payload =
          type == 6
              ? TEXTS[random.nextInt(2)]
              : type == 7
                  ? PROGRESSES[random.nextInt(3)]
                  : type == 5 && request.takesErrorCodes() && random.nextBoolean()
                      ? ERROR
                      : new byte[random.nextInt(9)];
      return new Frame(request.id(), stream, streamFlags, type, flags, payload, 0, payload.length);
    }

    void check(ClientEvent event) {
      if (event instanceof ClientEvent.ConnectionFailed failure) {
        assertThat(failure.reason()).isNotEmpty();
        if (failed) {
          assertThat(failure.pending()).isEmpty();
        }
        failure.pending().forEach(this::endOnce);
        failed = true;
        assertThat(client.pendingCount()).isZero();
        assertThat(requests).allMatch(ClientRequest::isEnded);
        assertThat(requests).allMatch(r -> r.frames().next() == null || r.frames().isFinished());
        return;
      }
      assertThat(failed).isFalse();
      if (event instanceof ClientEvent.ResponseReceived response) {
        assertThat(ended).doesNotContain(response.request());
        assertThat(response.request().isCancelled()).isFalse();
        assertThat(response.request().isEnded()).isEqualTo(response.last());
        if (response.last()) {
          endOnce(response.request());
        }
      } else if (event instanceof ClientEvent.RequestFailed failure) {
        coded += new CborValue.Int(5).equals(failure.details()) ? 1 : 0;
        endOnce(failure.request());
      } else if (event instanceof ClientEvent.TextReceived text) {
        assertThat(ended).doesNotContain(text.request());
        assertThat(text.request().isCancelled()).isFalse();
      } else if (event instanceof ClientEvent.ProgressReceived progress) {
        assertThat(ended).doesNotContain(progress.request());
        assertThat(progress.request().isCancelled()).isFalse();
      }
    }

    private void endOnce(ClientRequest request) {
      assertThat(request.isEnded()).isTrue();
      assertThat(request.isCancelled()).isFalse();
      assertThat(ended.add(request)).isTrue();
    }

    void end() {
      check(client.endOfInput());
      for (ClientRequest request : requests) {
        assertThat(ended.contains(request)).isEqualTo(!request.isCancelled());
      }
    }
  }
}
