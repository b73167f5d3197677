package dev.wirecommand.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.netty.FramesOnSocket;
import dev.wirecommand.netty.NothingLeftOpen;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class TcpTest {
  @Parameter private Sockets sockets;

  private static final HexFormat HEX = HexFormat.of();

  private final EchoDispatch dispatch = new EchoDispatch();
  private WireServer server;
  private ListeningServer listening;

  @BeforeEach
  void start() throws IOException {
    server = WireServer.builder().dispatch(dispatch).leaveGrace(Duration.ofMillis(1)).build();
    listening = sockets.bind(server, 0);
  }

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    listening.close();
    server.close();
  }

  @Test
  void listensOnLoopbackUnlessToldOtherwise() {
    assertThat(listening.address().getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void answersBytesWithBytes() throws IOException {
    try (Socket socket = socket()) {
      // frame 1 1 stream-begin command-request new, {'args': {'text': 'hi'}, 'name': 'echo'}
      socket
          .getOutputStream()
          .write(
              HEX.parseHex("1900000100010111a24461726773a14474657874626869446e616d65446563686f"));
      assertThat(HEX.formatHex(socket.getInputStream().readNBytes(11)))
          .isEqualTo("0300000100020146626869");
    }
  }

  @Test
  void answersAfterTheClientHasEndedItsOutput() throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(HEX.parseHex("0b00000100010111a1446e616d654473697a65"));
      socket.shutdownOutput();
      assertThat(HEX.formatHex(socket.getInputStream().readAllBytes()))
          .isEqualTo("010000010002014600");
    }
  }

  @Test
  void tellsOfAMalformedFrameAndCloses() throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(HEX.parseHex("0000000300010131"));
      assertThat(FramesOnSocket.readAll(socket))
          .containsExactly("3 2 1 81 command-data of request 3, which is not being received");
    }
  }

  @Test
  void tellsOfAnOverlongFrameOnItsHeaderAndCloses() throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(HEX.parseHex("0000010300010111"));
      assertThat(FramesOnSocket.readAll(socket))
          .containsExactly(
              "3 2 1 81 frame payload of 65536 bytes for request 3 exceeds the limit of 65535");
    }
  }

  @Test
  void tellsWhatAPeerSpeaksInsteadAndCloses() throws IOException {
    try (Socket socket = socket()) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(FramesOnSocket.readAll(socket))
          .containsExactly(
              "0 2 1 81 the peer sent an HTTP request instead of a frame: this port does not speak"
                  + " HTTP; use a WireCommand client");
    }
  }

  @Test
  void tellsOfATruncatedFrameAndCloses() throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(HEX.parseHex("0b0000010001"));
      socket.shutdownOutput();
      assertThat(FramesOnSocket.readAll(socket))
          .containsExactly("1 2 1 81 truncated frame: input ended after 6 of 8 header bytes");
    }
  }

  @Test
  void leavesAPeerThatSaysNothingAndCloses() throws IOException {
    ServerLinkOptions options =
        ServerLinkOptions.builder()
            .readDeadlines(
                new ReadDeadlines(Duration.ofDays(1), Duration.ofDays(1), Duration.ofMillis(1)))
            .build();
    try (ListeningServer hasty =
            sockets.bind(
                server, new InetSocketAddress(listening.address().getAddress(), 0), options);
        Socket socket = new Socket(hasty.address().getAddress(), hasty.address().getPort())) {
      assertThat(FramesOnSocket.readAll(socket)).containsExactly("0 2 3 128 \bidentity");
    }
  }

  @Test
  void carriesRequestsAndResponsesOfManyFrames() throws Exception {
    byte[] data = new byte[3_000_000];
    new Random(7).nextBytes(data);
    try (CommandClient client = client()) {
      CommandReply reply = EchoCalls.call(client, "data", data).get();
      assertThat(reply.bytes()).isEqualTo(data);
      assertThat(reply.cbor()).isFalse();
      String text = "x".repeat(200_000);
      assertThat(EchoCalls.echo(client, text).get()).isEqualTo(text);
    }
  }

  @Test
  void carriesApplicationErrors() throws IOException {
    try (CommandClient client = client()) {
      assertFails(client, "fail", "as you wish");
      assertFails(
          client, "ecko", "unknown command 'ecko'; there are echo, size, data, fail, crash, wait");
      assertFails(client, "echo", "echo: missing argument 'text'");
      assertThatThrownBy(() -> EchoCalls.call(client, "crash", null).get())
          .hasCauseInstanceOf(CommandException.class)
          .cause()
          .hasMessageMatching("crash: internal error [0-9a-f-]{36}");
    }
  }

  private static void assertFails(CommandClient client, String command, String message) {
    assertThatThrownBy(() -> EchoCalls.call(client, command, null).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(CommandException.class)
        .hasMessage(message);
  }

  @Test
  void tenThousandCallsFromEightThreadsAllGetTheirOwnAnswers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (CommandClient client = client()) {
      List<Future<List<String>>> workers = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int thread = t;
        workers.add(
            threads.submit(
                () -> {
                  List<String> answers = new ArrayList<>();
                  for (int i = 0; i < 1250; i++) {
                    answers.add(EchoCalls.echo(client, "thread " + thread + " call " + i).get());
                  }
                  return answers;
                }));
      }
      for (int t = 0; t < 8; t++) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1250; i++) {
          expected.add("thread " + t + " call " + i);
        }
        assertThat(workers.get(t).get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aClientThatDiesInMidRequestLeavesTheServerServing() throws Exception {
    try (Socket halfRequest = socket();
        Socket runningRequest = socket();
        CommandClient other = client()) {
      // A request that announces data, half of a frame, and a request that is running.
      halfRequest
          .getOutputStream()
          .write(HEX.parseHex("0300000100010115a24461" + "0c000001000100"));
      runningRequest
          .getOutputStream()
          .write(HEX.parseHex("0b00000100010111a1446e616d654477616974"));
      dispatch.waiting.await();
      halfRequest.setSoLinger(true, 0);
      halfRequest.close();
      runningRequest.setSoLinger(true, 0);
      runningRequest.close();

      assertThat(EchoCalls.echo(other, "still here").get()).isEqualTo("still here");
      dispatch.mayAnswer.countDown();
      try (CommandClient another = client()) {
        assertThat(EchoCalls.echo(another, "here too").get()).isEqualTo("here too");
      }
    }
  }

  @Test
  void callsUnderWayEndWhenTheServerGoes() throws Exception {
    try (CommandClient client = client()) {
      CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      listening.close();
      assertThatThrownBy(call::get)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage("the server closed the connection");
      assertThatThrownBy(() -> EchoCalls.call(client, "size", null).get())
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage("the server closed the connection");
    }
  }

  @Test
  void callsUnderWayEndWhenTheClientCloses() throws Exception {
    CommandClient client = client();
    CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
    dispatch.waiting.await();
    dispatch.mayAnswer.countDown();
    client.close();
    // The response may have arrived before the close; if not, the call fails with the reason.
    assertThat(call).isDone();
    assertThatThrownBy(() -> EchoCalls.call(client, "size", null).get())
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the connection was closed on this side");
  }

  @Test
  void aCancelledCallLeavesTheConnectionUsable() throws Exception {
    try (CommandClient client = client()) {
      CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      assertThat(call.cancel(false)).isTrue();
      dispatch.mayAnswer.countDown();
      assertThat(EchoCalls.echo(client, "on").get()).isEqualTo("on");
    }
  }

  @Test
  void saysWhereItCouldNotConnect() {
    listening.close();
    InetSocketAddress address = listening.address();
    assertThatThrownBy(() -> sockets.connect(address))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to "
                + address
                + ": connection refused; check that a server listens there");
  }

  private CommandClient client() throws IOException {
    return sockets.connect(listening.address());
  }

  private Socket socket() throws IOException {
    return new Socket(listening.address().getAddress(), listening.address().getPort());
  }
}
