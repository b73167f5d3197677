package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.call;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each action and each event finds the method of its visitor. */
class VisitorsTest {
  private static final ServerAction.Visitor<List<Object>> ACTIONS =
      new ServerAction.Visitor<>() {
        @Override
        public List<Object> onWantFrame(ServerAction.WantFrame action) {
          return List.of("want frame", action);
        }

        @Override
        public List<Object> onRunCommand(ServerAction.RunCommand action) {
          return List.of("run command", action);
        }

        @Override
        public List<Object> onDataReceived(ServerAction.DataReceived action) {
          return List.of("data received", action);
        }

        @Override
        public List<Object> onSendFrames(SendFrames action) {
          return List.of("send frames", action);
        }

        @Override
        public List<Object> onWindowGranted(ServerAction.WindowGranted action) {
          return List.of("window granted", action);
        }

        @Override
        public List<Object> onNoOp(ServerAction.NoOp action) {
          return List.of("no op", action);
        }

        @Override
        public List<Object> onProtocolError(ServerAction.ProtocolError action) {
          return List.of("protocol error", action);
        }
      };

  private static final ClientEvent.Visitor<List<Object>> EVENTS =
      new ClientEvent.Visitor<>() {
        @Override
        public List<Object> onResponse(ClientEvent.ResponseReceived event) {
          return List.of("response", event);
        }

        @Override
        public List<Object> onRequestFailed(ClientEvent.RequestFailed event) {
          return List.of("request failed", event);
        }

        @Override
        public List<Object> onWindowGranted(ClientEvent.WindowGranted event) {
          return List.of("window granted", event);
        }

        @Override
        public List<Object> onWindowsKnown(ClientEvent.WindowsKnown event) {
          return List.of("windows known", event);
        }

        @Override
        public List<Object> onText(ClientEvent.TextReceived event) {
          return List.of("text", event);
        }

        @Override
        public List<Object> onProgress(ClientEvent.ProgressReceived event) {
          return List.of("progress", event);
        }

        @Override
        public List<Object> onDiscarded(ClientEvent.Discarded event) {
          return List.of("discarded", event);
        }

        @Override
        public List<Object> onConnectionFailed(ClientEvent.ConnectionFailed event) {
          return List.of("connection failed", event);
        }
      };

  private static void told(ServerAction action, String name) {
    assertThat(action.accept(ACTIONS)).containsExactly(name, action);
  }

  private static void told(ClientEvent event, String name) {
    assertThat(event.accept(EVENTS)).containsExactly(name, event);
  }

  @Test
  void actions() {
    ServerReactor reactor =
        new ServerReactor(
            Limits.DEFAULT, ServerReactor.OutputMode.IMMEDIATE, ServerReactor.DataMode.STREAMED);
    ServerRequest request = run(reactor, 1);
    told(reactor.onFrame(frame("3 1 0 command-request new|more ")), "want frame");
    told(
        reactor.onFrame(frame("5 1 0 command-request new|have-data cbor:{b'name': b'a'}")),
        "run command");
    told(reactor.onFrame(frame("5 1 0 command-data eos ")), "data received");
    told(request.respondPart(ByteSlice.EMPTY, false), "no op");
    told(request.respondPart(slice("a"), false), "send frames");
    told(reactor.onFrame(frame("1 0 0 0 0 ")), "protocol error");
  }

  @Test
  void events() {
    ClientReactor client = new ClientReactor(Limits.DEFAULT);
    call(client);
    call(client);
    told(client.onFrame(frame("0 2 stream-begin stream-settings 0 \\x08identity")), "discarded");
    told(client.onFrame(frame("1 2 0 text-output 0 cbor:[{b'msg': b'm'}]")), "text");
    told(
        client.onFrame(frame("1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}")),
        "progress");
    told(client.onFrame(frame("1 2 0 bytes-response eos ")), "response");
    told(client.onFrame(frame("3 2 0 error-response application ")), "request failed");
    told(client.endOfInput(), "connection failed");
  }
}
