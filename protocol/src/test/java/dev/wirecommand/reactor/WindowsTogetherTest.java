package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client's and a server's reactor with wires between them, windows on most requests, readers that
 * pause, cancels, refused requests, and ids that come round again. However their work is
 * interleaved, nothing is sent beyond a grant, no grant is lost or counts for another request of
 * the same id, every request ends once, and nothing waits forever.
 */
class WindowsTogetherTest {
  private static final int FIRST_DATA = 65_536;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyRequestEndsWithinItsWindows(boolean supported) {
    Map<Outcome, Integer> outcomes = new HashMap<>();
    int blocked = 0;
    int reused = 0;
    for (long seed = 0; seed < 100; seed++) {
      Pair pair = new Pair(supported, new Random(seed));
      try {
        for (int step = 0; step < 500; step++) {
          pair.step(true);
        }
        for (int step = 0; step < 50_000 && !pair.isIdle(); step++) {
          pair.step(false);
        }
        assertThat(pair.isIdle()).as("nothing waits forever").isTrue();
        pair.calls.forEach(call -> outcomes.merge(pair.check(call), 1, Integer::sum));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ", windows " + supported, e);
      }
      blocked += pair.blocked;
      reused += pair.reused;
    }
    // The histories are worth something.
    assertThat(outcomes.keySet()).containsExactlyInAnyOrder(Outcome.values());
    assertThat(outcomes.values()).as("%s", outcomes).allMatch(count -> count > 50);
    assertThat(reused).isGreaterThan(100);
    assertThat(blocked).isGreaterThan(supported ? 500 : 30);
  }

  private enum Outcome {
    ANSWERED,
    FAILED,
    REFUSED,
    CANCELLED
  }

  /** One call, as its caller sees it. */
  private static final class Call {
    final ClientRequest request;
    final boolean asks;
    final long window;
    final byte[] data;
    final boolean tooLong;
    final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int given;
    int unread;

    /** The bytes that the caller has granted. The next field has the number of sent bytes. */
    long granted;

    long grantsSent;

    /** The bytes of data that may be sent. The next field has the number of sent bytes. */
    long dataCredit = FIRST_DATA;

    long dataSent;
    boolean unlimited;
    @Nullable String failure;
    boolean ended;

    Call(ClientRequest request, boolean asks, long window, byte[] data, boolean tooLong) {
      this.request = request;
      this.asks = asks;
      this.window = window;
      this.data = data;
      this.tooLong = tooLong;
    }

    void end() {
      assertThat(ended).as("request %d ends once", request.id()).isFalse();
      ended = true;
    }
  }

  /** One command that runs. */
  private static final class Command {
    final ServerRequest request;
    final boolean hasWindows;
    final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    final Queue<SendFrames> output = new ArrayDeque<>();
    boolean hasAllData;
    int unread;
    long granted;
    long grantsSent;
    boolean firstSent;
    long dataReceived;

    /** How much of the response may go out, and how much has. */
    long credit;

    long sent;
    int answered;

    Command(ServerRequest request, boolean hasWindows, long credit) {
      this.request = request;
      this.hasWindows = hasWindows;
      this.credit = credit;
    }
  }

  /**
   * A message of the client: a frame, or a cancel, which is a command of its own in the engines.
   */
  private record ToServer(@Nullable Frame frame, int cancelled) {}

  private static final class Pair {
    private final boolean supported;
    private final Random random;
    private final ClientReactor client;
    private final ServerReactor server;
    private final Queue<ToServer> toServer = new ArrayDeque<>();
    private final Queue<Frame> toClient = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();

    /** The latest call and command of each id. */
    private final Map<Integer, Call> callsById = new HashMap<>();

    private final Map<Integer, Command> commandsById = new HashMap<>();

    /** What is sent for requests that are refused, or of which the command is over. */
    private final Queue<SendFrames> refusals = new ArrayDeque<>();

    private @Nullable ClientRequest probe;
    private int blocked;
    private int reused;

    Pair(boolean supported, Random random) {
      this.supported = supported;
      this.random = random;
      Limits limits =
          Limits.builder().sendPayload(1000 + random.nextInt(40_000)).nameBytes(20).build();
      client = new ClientReactor(limits);
      server =
          new ServerReactor(
              limits, ServerReactor.OutputMode.IMMEDIATE, ServerReactor.DataMode.STREAMED);
      comeRound(65_535 - 2 * random.nextInt(10));
      if (!supported || random.nextBoolean()) {
        probe = client.probeWindows();
      }
    }

    /** Uses up ids until the given one is next, or for one round if it is not to be had. */
    private void comeRound(int id) {
      int before = id == 1 ? 65_535 : id - 2;
      for (int n = 0, used = -1; n < 32_768 && used != before; n++) {
        ClientRequest unsent = client.request(new byte[] {'x'}, RequestMap.NO_ARGS, null, null);
        used = unsent.id();
        unsent.cancel();
      }
    }

    void step(boolean mayBegin) {
      switch (random.nextInt(mayBegin ? 13 : 10)) {
        case 0, 1, 2 -> sendToServer();
        case 3, 4 -> receiveAtServer();
        case 5 -> work(mayBegin);
        case 6 -> readAtServer();
        case 7 -> sendToClient();
        case 8 -> receiveAtClient();
        case 9 -> readAtClient();
        case 10, 11 -> begin();
        default -> cancelOrComeRound();
      }
    }

    boolean isIdle() {
      return client.pendingCount() == 0
          && server.requests.size() == 0
          && toServer.isEmpty()
          && toClient.isEmpty();
    }

    private void begin() {
      if (client.pendingCount() > 8) {
        return;
      }
      boolean asks = random.nextInt(5) > 0;
      long window = random.nextInt(3) == 0 ? 0 : 3000 + random.nextInt(30_000);
      boolean tooLong = random.nextInt(8) == 0;
      byte[] data = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(150_000)];
      random.nextBytes(data);
      CborWriter meta = new CborWriter();
      meta.writeMapHeader(asks ? 1 : 0);
      if (asks) {
        meta.writeName("window");
        meta.writeLong(window);
      }
      ClientRequest request =
          client.requestWithDataToCome(
              Lines.bytes(tooLong ? "a name over its limit" : "echo"),
              RequestMap.NO_ARGS,
              ByteSlice.of(meta));
      if (asks) {
        request.takeWindows();
      }
      request.takeErrorCodes();
      Call call = new Call(request, asks, window, data, tooLong);
      call.unlimited = !asks || client.windows().support() == WindowSupport.NONE;
      calls.add(call);
      reused += callsById.put(request.id(), call) == null ? 0 : 1;
    }

    private void cancelOrComeRound() {
      List<Call> open = calls.stream().filter(c -> !c.ended && !c.request.isCancelled()).toList();
      int choice = random.nextInt(12);
      if (choice == 0 && !calls.isEmpty()) {
        comeRound(calls.get(random.nextInt(calls.size())).request.id());
      } else if (choice < 4 && !open.isEmpty()) {
        Call call = open.get(random.nextInt(open.size()));
        boolean begun = call.request.frames().isBegun();
        call.request.cancel();
        if (begun) {
          toServer.add(new ToServer(null, call.request.id()));
        }
      }
    }

    private void sendToServer() {
      boolean control = random.nextBoolean();
      Frame grant = control ? client.nextControlFrame() : null;
      if (control && grant == null) {
        for (Call call : calls) {
          boolean open = call.request.hasWindow() && !call.ended && !call.request.isCancelled();
          assertThat(!open || call.grantsSent == call.granted).as("no grant is lost").isTrue();
        }
      }
      if (grant != null) {
        Call call = callsById.get(grant.requestId());
        call.grantsSent += granted(grant);
        assertThat(call.ended || call.request.isCancelled()).as("%s", grant).isFalse();
        assertThat(call.request.hasWindow()).isTrue();
        assertThat(call.grantsSent).as("%s", grant).isLessThanOrEqualTo(call.granted);
        toServer.add(new ToServer(grant.copy(), -1));
        return;
      }
      ClientRequest asked = probe;
      if (asked != null && !asked.isFullySent() && random.nextInt(8) == 0) {
        toServer.add(new ToServer(asked.nextFrame().copy(), -1));
        asked.sent();
        return;
      }
      List<Call> sending = calls.stream().filter(call -> !call.request.isFullySent()).toList();
      if (sending.isEmpty()) {
        return;
      }
      Call call = sending.get(random.nextInt(sending.size()));
      Frame frame = call.request.nextFrame();
      if (frame != null) {
        if (frame.type() == FrameType.COMMAND_DATA.code()) {
          call.dataSent += frame.length();
          assertThat(call.unlimited || call.dataSent <= call.dataCredit)
              .as("%s, beyond %d", frame, call.dataCredit)
              .isTrue();
        }
        toServer.add(new ToServer(frame.copy(), -1));
      } else if (call.request.isBlocked()) {
        blocked++;
        assertThat(call.dataSent).isEqualTo(call.dataCredit);
      } else if (!call.request.isCancelled() && !call.ended) {
        int size = Math.min(call.data.length - call.given, random.nextInt(50_000));
        ByteSlice part = new ByteSlice(call.data, call.given, size);
        call.given += size;
        call.request.data(part, call.given == call.data.length && random.nextBoolean());
      }
      call.request.sent();
    }

    private static long granted(Frame frame) {
      assertThat(frame.type()).isEqualTo(FrameType.WINDOW.code());
      return new CborReader(frame.array(), frame.offset(), frame.length()).readLong();
    }

    private void receiveAtServer() {
      ToServer next = toServer.poll();
      if (next == null) {
        return;
      }
      Frame frame = next.frame();
      if (frame == null) {
        cancelAtServer(next.cancelled());
        return;
      }
      ServerAction action = server.onFrame(frame);
      if (action instanceof ServerAction.RunCommand run) {
        run(run, frame);
      } else if (action instanceof ServerAction.DataReceived received) {
        Command command = commandsById.get(frame.requestId());
        assertThat(received.request()).isSameAs(command.request);
        command.echo.writeBytes(received.data().toByteArray());
        command.unread += received.data().length();
        command.dataReceived += received.data().length();
        assertThat(!command.hasWindows || command.dataReceived <= FIRST_DATA + command.grantsSent)
            .as("%s", frame)
            .isTrue();
        command.hasAllData = received.last();
      } else if (action instanceof ServerAction.WindowGranted grant) {
        Command command = commandsById.get(frame.requestId());
        assertThat(grant.request()).isSameAs(command.request);
        assertThat(grant.bytes()).isEqualTo(granted(frame));
        command.credit += grant.bytes();
      } else if (action instanceof SendFrames refusal) {
        refusals.add(refusal);
      } else {
        assertThat(action).isInstanceOf(ServerAction.WantFrame.class);
      }
    }

    private void run(ServerAction.RunCommand run, Frame frame) {
      ServerRequest request = run.request();
      request.sendErrorCodes(true);
      long window = -1;
      ByteSlice meta = run.meta();
      CborReader in = new CborReader(meta.array(), meta.offset(), meta.length());
      if (in.readMapHeader() == 1) {
        in.skip();
        window = in.readLong();
      }
      boolean windows = supported && window >= 0;
      Command command = new Command(request, windows, Math.max(0, window));
      command.hasAllData = !frame.has(FrameType.REQUEST_HAVE_DATA);
      commandsById.put(request.id(), command);
      if (windows) {
        int more = command.hasAllData ? 0 : random.nextInt(20_000);
        command.granted = more;
        request.openWindows(window, more);
      }
    }

    private void cancelAtServer(int id) {
      ServerRequest request = server.request(id);
      Command command = commandsById.get(id);
      if (request == null) {
        return;
      }
      assertThat(command.request).isSameAs(request);
      ServerAction error =
          request.isAnswered()
              ? request.cutOff("cancelled", "cancelled")
              : request.fail("cancelled", "cancelled", null);
      command.output.clear();
      command.output.add((SendFrames) error);
    }

    /** Some command sends a part, its last part, or an error that does not wait for the data. */
    private void work(boolean mayFail) {
      List<Command> working =
          commandsById.values().stream()
              .filter(c -> c.request.isActive() && !c.request.isAnswered())
              .toList();
      if (working.isEmpty()) {
        return;
      }
      Command command = working.get(random.nextInt(working.size()));
      if (!command.hasAllData) {
        if (mayFail && random.nextInt(20) == 0) {
          keep(command, command.request.fail("early", "early", null));
        }
        return;
      }
      byte[] echo = command.echo.toByteArray();
      int left = echo.length - command.answered;
      int length = random.nextInt(3) == 0 ? left : random.nextInt(left + 1);
      ByteSlice part = new ByteSlice(echo, command.answered, length);
      command.answered += length;
      keep(
          command,
          length == left
              ? command.request.respondLast(part, true)
              : command.request.respondPart(part, true));
    }

    private static void keep(Command command, ServerAction action) {
      if (action instanceof SendFrames frames) {
        command.output.add(frames);
      }
    }

    /** Some handler reads what has arrived of its data, so that more is granted. */
    private void readAtServer() {
      List<Command> reading = commandsById.values().stream().filter(c -> c.unread > 0).toList();
      if (!reading.isEmpty()) {
        Command command = reading.get(random.nextInt(reading.size()));
        int bytes = 1 + random.nextInt(command.unread);
        command.unread -= bytes;
        if (command.request.expectsData() && !command.request.isAnswered()) {
          command.granted += bytes;
        }
        command.request.grantData(bytes);
      }
    }

    private void readAtClient() {
      List<Call> reading = calls.stream().filter(c -> c.unread > 0).toList();
      if (!reading.isEmpty()) {
        Call call = reading.get(random.nextInt(reading.size()));
        int bytes = 1 + random.nextInt(call.unread);
        call.unread -= bytes;
        if (!call.ended && !call.request.isCancelled()) {
          call.granted += bytes;
        }
        call.request.grantResponse(bytes);
      }
      for (Call call : calls) {
        boolean waits = call.asks && call.window + call.granted == 0;
        if (waits && !call.ended && !call.request.isCancelled()) {
          call.granted += 3000;
          call.request.grantResponse(3000);
        }
      }
    }

    private void sendToClient() {
      boolean control = random.nextBoolean();
      Frame grant = control ? server.nextControlFrame() : null;
      if (control && grant == null) {
        for (Command command : commandsById.values()) {
          boolean open =
              command.hasWindows && command.request.expectsData() && !command.request.isAnswered();
          assertThat(!open || command.grantsSent == command.granted)
              .as("no grant is lost")
              .isTrue();
        }
      }
      if (grant != null) {
        send(grant);
        return;
      }
      SendFrames refusal = refusals.peek();
      if (refusal != null) {
        send(refusal.next());
        assertThat(refusal.isDrained()).isTrue();
        refusals.remove();
        return;
      }
      List<Command> sending =
          commandsById.values().stream().filter(command -> !command.output.isEmpty()).toList();
      if (sending.isEmpty()) {
        return;
      }
      Command command = sending.get(random.nextInt(sending.size()));
      SendFrames frames = command.output.element();
      Frame frame = frames.next();
      if (frame != null) {
        send(frame);
      } else if (frames.isBlocked()) {
        blocked++;
        assertThat(command.sent).isEqualTo(command.credit);
      }
      if (frames.isDrained()) {
        command.output.remove();
      }
    }

    /** Checks a frame of the server, and puts it on the wire. */
    private void send(@Nullable Frame frame) {
      assertThat(frame).isNotNull();
      Command command = commandsById.get(frame.requestId());
      if (command != null && command.hasWindows) {
        assertThat(command.firstSent || frame.type() == FrameType.WINDOW.code())
            .as("window comes first, not %s", frame)
            .isTrue();
        command.firstSent = true;
      }
      if (frame.type() == FrameType.WINDOW.code()) {
        assertThat(command.hasWindows).isTrue();
        command.grantsSent += granted(frame);
        assertThat(command.grantsSent).as("%s", frame).isLessThanOrEqualTo(command.granted);
      } else if (frame.type() == FrameType.BYTES_RESPONSE.code()) {
        command.sent += frame.length();
        assertThat(!command.hasWindows || command.sent <= command.credit)
            .as("%s, beyond %d", frame, command.credit)
            .isTrue();
      }
      toClient.add(frame.copy());
    }

    private void receiveAtClient() {
      Frame frame = toClient.poll();
      if (frame == null) {
        return;
      }
      ClientEvent event = client.onFrame(frame);
      assertThat(event).isNotInstanceOf(ClientEvent.ConnectionFailed.class);
      if (event instanceof ClientEvent.WindowsKnown known) {
        assertThat(known.supported()).isEqualTo(supported);
        for (Call call : calls) {
          call.unlimited |= !supported;
        }
        return;
      }
      if (probe != null && frame.requestId() == probe.id() && !probe.isEnded()) {
        return;
      }
      Call call = callsById.get(frame.requestId());
      if (event instanceof ClientEvent.WindowGranted grant) {
        assertThat(grant.request()).isSameAs(call.request);
        call.dataCredit += granted(frame);
      } else if (event instanceof ClientEvent.ResponseReceived response) {
        assertThat(response.request()).isSameAs(call.request);
        call.answer.writeBytes(response.payload().toByteArray());
        call.unread += response.payload().length();
        if (response.last()) {
          call.end();
        }
      } else if (event instanceof ClientEvent.RequestFailed failure) {
        assertThat(failure.request()).isSameAs(call.request);
        call.failure = failure.code();
        call.end();
      } else {
        assertThat(event).isInstanceOf(ClientEvent.Discarded.class);
        assertThat(call.request.isCancelled()).isTrue();
      }
    }

    /** Checks what a call got. */
    Outcome check(Call call) {
      assertThat(call.request.isEnded()).isTrue();
      assertThat(call.request.isFullySent()).isTrue();
      if (call.request.isCancelled()) {
        assertThat(call.ended).isFalse();
        return Outcome.CANCELLED;
      }
      assertThat(call.ended).isTrue();
      if (call.tooLong) {
        assertThat(call.failure).isEqualTo("limit-exceeded");
        return Outcome.REFUSED;
      }
      if (call.failure != null) {
        assertThat(call.failure).isEqualTo("early");
        return Outcome.FAILED;
      }
      assertThat(Arrays.equals(call.answer.toByteArray(), call.data)).isTrue();
      return Outcome.ANSWERED;
    }
  }
}
