package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ClientTls;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class StdioClientTest {
  private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();

  private static ProcessBuilder child() {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ChildMain.class.getName());
  }

  @Test
  void callsCommandsOfAChild() throws Exception {
    byte[] data = new byte[1_000_000];
    new Random(7).nextBytes(data);
    StdioClient client = StdioClient.builder(child()).errorListener(errors::add).start();
    try (client) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      assertThat(EchoCalls.call(client, "data", data).join().bytes()).isEqualTo(data);
    }
    assertThat(client.process().isAlive()).isFalse();
    // The child ended by itself when its input ended.
    assertThat(errors).containsExactly("printed before anything is served", "the child has ended");
  }

  @Test
  void whatAHandlerPrintsIsTextOfItsRequest() throws Exception {
    List<String> frames = new ArrayList<>();
    FrameListener listener =
        new FrameListener() {
          @Override
          public void sent(Frame frame) {}

          @Override
          public void received(Frame frame) {
            frames.add(FrameText.print(frame));
          }
        };
    try (StdioClient client =
        StdioClient.builder(child())
            .errorListener(errors::add)
            .options(ClientOptions.builder().frameListener(listener).build())
            .start()) {
      assertThat(number(client, "print")).isEqualTo(1);
      assertThat(frames)
          .containsExactly(
              "1 2 stream-begin text-output 0"
                  + " cbor:[{b'msg': b'%s', b'args': [b'printed by a handler, 100 %']}]",
              "1 2 0 bytes-response eos|cbor cbor:1");
    }
  }

  @Test
  void whatNoHandlerPrintsGoesToTheStandardErrorOutput() throws Exception {
    try (StdioClient client = StdioClient.builder(child()).errorListener(errors::add).start()) {
      assertThat(number(client, "print-aside")).isEqualTo(2);
      assertThat(errors.take()).isEqualTo("printed before anything is served");
      assertThat(errors.take()).isEqualTo("printed by nobody");
    }
  }

  @Test
  void aHandlerReadsNothingOfTheConnection() throws Exception {
    try (StdioClient client = StdioClient.builder(child()).errorListener(errors::add).start()) {
      assertThat(number(client, "read")).isEqualTo(-1);
    }
  }

  private static long number(CommandClient client, String command) {
    return new CborReader(EchoCalls.call(client, command, null).join().bytes()).readLong();
  }

  @Test
  void saysHowAChildHasEnded() throws Exception {
    ProcessBuilder command = child();
    try (StdioClient client = StdioClient.builder(command).errorListener(errors::add).start()) {
      assertThatThrownBy(() -> EchoCalls.call(client, "exit", null).join())
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage(
              "the connection failed: '" + command.command().get(0) + "' ended with exit status 3");
    }
  }

  @Test
  void saysWhatAChildPrintsInsteadOfFrames() throws Exception {
    ProcessBuilder command =
        new ProcessBuilder("sh", "-c", "echo Welcome to the shell; cat >/dev/null");
    try (StdioClient client = StdioClient.start(command)) {
      assertThatThrownBy(() -> EchoCalls.echo(client, "hi").join())
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage(
              "the peer sent text 'Welcome to the shell' instead of a frame: check the address and"
                  + " port; a program that serves over its standard streams must print nothing else"
                  + " to standard output");
    }
  }

  @Test
  void callsEndWhenTheClientCloses() throws Exception {
    StdioClient client = StdioClient.builder(child()).errorListener(errors::add).start();
    assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    CompletableFuture<?> waiting = EchoCalls.call(client, "wait", null);
    client.process().destroyForcibly();
    client.close();
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(ConnectionException.class);
    client.close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void endsAChildThatDoesNotWantTo() throws Exception {
    // The child ignores the end of its input and SIGTERM, and has a child of its own.
    StdioClient client =
        StdioClient.builder(
                new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 600 & echo >&2; wait"))
            .errorListener(errors::add)
            .grace(Duration.ZERO)
            .start();
    assertThat(errors.take()).isEmpty();
    client.close();
    assertThat(client.process().isAlive()).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aChildThatSpeaksNoFramesEndsTheConnection() throws Exception {
    try (StdioClient client =
        StdioClient.builder(new ProcessBuilder("sh", "-c", "cat >&2; exit 7"))
            .errorListener(errors::add)
            .start()) {
      CompletableFuture<String> call = EchoCalls.echo(client, "hi");
      client.process().destroy();
      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessageMatching("the connection failed: 'sh' ended with exit status \\d+");
    }
  }

  @Test
  void saysWhatCouldNotBeStarted() {
    assertThatThrownBy(() -> StdioClient.start(new ProcessBuilder("/no/such/command")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/no/such/command");
  }

  @Test
  void refusesACommandWhoseStreamsLeadElsewhere() {
    for (ProcessBuilder command :
        List.of(
            child().redirectInput(Redirect.INHERIT),
            child().redirectOutput(Redirect.INHERIT),
            child().redirectErrorStream(true))) {
      assertThatThrownBy(() -> StdioClient.start(command))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the command's standard input and output carry the connection: leave them pipes, and"
                  + " its standard error output apart");
    }
  }

  @Test
  void refusesANegativeGrace() {
    assertThatThrownBy(() -> StdioClient.builder(child()).grace(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("grace must be 0 or more: PT-0.000000001S");
  }

  @Test
  void refusesTls() {
    ClientOptions options = ClientOptions.builder().tls(ClientTls.DEFAULT).build();
    assertThatThrownBy(() -> StdioClient.builder(child()).options(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TLS is for TCP; standard streams need none");
  }
}
