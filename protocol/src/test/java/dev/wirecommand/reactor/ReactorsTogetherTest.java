package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A client's and a server's reactor with wires between them: however their work is interleaved,
 * every call that is not cancelled gets what its command made of its arguments and data, and
 * neither finds fault with the other.
 */
class ReactorsTogetherTest {
  @ParameterizedTest
  @EnumSource(ServerReactor.DataMode.class)
  void everyCallGetsItsOwnAnswer(ServerReactor.DataMode mode) {
    int answered = 0;
    for (long seed = 0; seed < 1000; seed++) {
      Pair pair = new Pair(mode, new Random(seed));
      try {
        for (int step = 0; step < 400; step++) {
          pair.step(true);
        }
        for (int step = 0; step < 20_000 && !pair.isIdle(); step++) {
          pair.step(false);
        }
        assertThat(pair.isIdle()).isTrue();
        answered += pair.check();
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ", " + mode, e);
      }
    }
    assertThat(answered).isGreaterThan(5000);
  }

  /** One call, as its caller sees it. */
  private static final class Call {
    private final int number;
    private final ClientRequest request;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private boolean dataIsToCome;
    private boolean failed;
    private boolean ended;

    Call(int number, ClientRequest request) {
      this.number = number;
      this.request = request;
    }
  }

  /** One command that runs. */
  private static final class Command {
    private final ServerRequest request;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final Queue<SendFrames> output = new ArrayDeque<>();
    private boolean hasAllData;

    Command(ServerRequest request) {
      this.request = request;
    }
  }

  private static final class Pair {
    private final Random random;
    private final ClientReactor client;
    private final ServerReactor server;
    private final Queue<Frame> toServer = new ArrayDeque<>();
    private final Queue<Frame> toClient = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> open = new HashMap<>();
    private final Map<ServerRequest, Command> commands = new HashMap<>();

    Pair(ServerReactor.DataMode mode, Random random) {
      this.random = random;
      Limits limits = Limits.builder().sendPayload(1 + random.nextInt(20)).build();
      client = new ClientReactor(limits);
      server = new ServerReactor(limits, ServerReactor.OutputMode.IMMEDIATE, mode);
    }

    void step(boolean mayBegin) {
      switch (random.nextInt(mayBegin ? 8 : 6)) {
        case 0, 1 -> sendToServer();
        case 2 -> receiveAtServer();
        case 3 -> work();
        case 4 -> sendToClient();
        case 5 -> receiveAtClient();
        case 6 -> begin();
        default -> cancel();
      }
    }

    boolean isIdle() {
      return client.pendingCount() == 0
          && server.requests.size() == 0
          && toServer.isEmpty()
          && toClient.isEmpty();
    }

    private void begin() {
      if (client.pendingCount() > 12) {
        return;
      }
      int number = calls.size();
      CborWriter args = new CborWriter();
      args.writeMapHeader(1);
      args.writeBytes(new byte[] {'n'});
      args.writeLong(number);
      ByteSlice map = new ByteSlice(args.buffer(), 0, args.size());
      byte[] name = {'e', 'c', 'h', 'o'};
      byte[] data = new byte[random.nextInt(50)];
      random.nextBytes(data);
      int kind = random.nextInt(3);
      ClientRequest request =
          kind == 0
              ? client.request(name, map, null, null)
              : kind == 1
                  ? client.request(name, map, null, ByteSlice.of(data))
                  : client.requestWithDataToCome(name, map, null);
      Call call = new Call(number, request);
      call.dataIsToCome = kind == 2;
      if (kind == 1) {
        call.data.writeBytes(data);
      }
      calls.add(call);
      open.put(request.id(), call);
    }

    private void cancel() {
      if (!calls.isEmpty() && random.nextInt(4) == 0) {
        calls.get(random.nextInt(calls.size())).request.cancel();
      }
    }

    private void sendToServer() {
      List<Call> sending =
          calls.stream().filter(call -> !call.request.frames().isFinished()).toList();
      if (sending.isEmpty()) {
        return;
      }
      Call call = sending.get(random.nextInt(sending.size()));
      Frame frame = call.request.frames().next();
      if (frame != null) {
        toServer.add(frame.copy());
      } else if (call.dataIsToCome && !call.request.isCancelled() && !call.request.isEnded()) {
        byte[] part = new byte[random.nextInt(30)];
        random.nextBytes(part);
        call.data.writeBytes(part);
        call.dataIsToCome = random.nextInt(3) > 0;
        call.request.frames().data(ByteSlice.of(part), !call.dataIsToCome);
      }
      call.request.sent();
    }

    private void receiveAtServer() {
      Frame frame = toServer.poll();
      if (frame == null) {
        return;
      }
      ServerAction action = server.onFrame(frame);
      assertThat(action).isNotInstanceOf(ServerAction.ProtocolError.class);
      if (action instanceof ServerAction.RunCommand run) {
        Command command = new Command(run.request());
        command.answer.writeBytes(run.args().toByteArray());
        ByteSlice data = run.data();
        if (data != null) {
          command.answer.writeBytes(data.toByteArray());
        }
        command.hasAllData = run.request().status == RequestStatus.RUNNING;
        commands.put(run.request(), command);
      } else if (action instanceof ServerAction.DataReceived received) {
        Command command = commands.get(received.request());
        command.answer.writeBytes(received.data().toByteArray());
        command.hasAllData = received.last();
      }
    }

    /** Some command sends a part, its last part, text, or an error, which may come early. */
    private void work() {
      List<ServerRequest> working =
          commands.keySet().stream().filter(r -> r.isActive() && !r.isAnswered()).toList();
      if (working.isEmpty()) {
        return;
      }
      ServerRequest request = working.get(random.nextInt(working.size()));
      Command command = commands.get(request);
      if (!command.hasAllData) {
        if (random.nextInt(20) == 0) {
          keep(command, request.fail("early"));
        }
        return;
      }
      byte[] answer = command.answer.toByteArray();
      int length = random.nextInt(answer.length + 1);
      ByteSlice part = new ByteSlice(answer, 0, length);
      if (length == answer.length) {
        keep(command, request.respondLast(part, true));
      } else {
        keep(command, request.respondPart(part, true));
        command.answer.reset();
        command.answer.write(answer, length, answer.length - length);
      }
    }

    private static void keep(Command command, ServerAction action) {
      if (action instanceof SendFrames frames) {
        command.output.add(frames);
      }
    }

    private void sendToClient() {
      List<Command> sending =
          commands.values().stream().filter(command -> !command.output.isEmpty()).toList();
      if (sending.isEmpty()) {
        return;
      }
      Command command = sending.get(random.nextInt(sending.size()));
      Frame frame = command.output.element().next();
      if (frame == null) {
        command.output.remove();
        forget(command);
      } else {
        toClient.add(frame.copy());
      }
    }

    private void forget(Command command) {
      if (command.output.isEmpty() && !command.request.isActive()) {
        commands.remove(command.request);
      }
    }

    private void receiveAtClient() {
      Frame frame = toClient.poll();
      if (frame == null) {
        return;
      }
      ClientEvent event = client.onFrame(frame);
      Call call = open.get(frame.requestId());
      if (event instanceof ClientEvent.ResponseReceived response) {
        assertThat(response.request()).isSameAs(call.request);
        assertThat(response.cbor()).isTrue();
        call.answer.writeBytes(response.payload().toByteArray());
        call.ended = response.last();
      } else if (event instanceof ClientEvent.RequestFailed failure) {
        assertThat("early").startsWith(failure.message());
        call.failed = true;
        call.ended = true;
      } else {
        assertThat(event).isInstanceOf(ClientEvent.Discarded.class);
        assertThat(call.request.isCancelled()).isTrue();
      }
    }

    /** Checks what every call got, and returns how many got an answer. */
    int check() {
      int answered = 0;
      for (Call call : calls) {
        if (call.request.isCancelled() || call.failed) {
          continue;
        }
        assertThat(call.ended).isTrue();
        CborWriter args = new CborWriter();
        args.writeMapHeader(1);
        args.writeBytes(new byte[] {'n'});
        args.writeLong(call.number);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(args.buffer(), 0, args.size());
        expected.writeBytes(call.data.toByteArray());
        assertThat(call.answer.toByteArray()).isEqualTo(expected.toByteArray());
        answered++;
      }
      return answered;
    }
  }
}
