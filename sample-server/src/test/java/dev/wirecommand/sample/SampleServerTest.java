package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.nio.NioClient;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleServerTest {
  @TempDir Path folder;

  @Test
  void servesASmallRepositoryUntilItIsStoppedAndRemovesIt() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process process =
        new JavaProgram(SampleServer.class)
            .in(folder)
            .with("-Djava.io.tmpdir=" + temporary)
            .with("-XX:-UsePerfData")
            .start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String line = out.readLine();
      Matcher address =
          Pattern.compile(
                  "Serving a small repository made for the occasion at 127\\.0\\.0\\.1:(\\d+)")
              .matcher(line);
      assertThat(address.matches()).as(line).isTrue();
      try (NioClient client =
          NioClient.connect(
              new InetSocketAddress(
                  InetAddress.getLoopbackAddress(), Integer.parseInt(address.group(1))))) {
        assertThat(HexFormat.of().formatHex(new GitCommandsClient(client).lookup("main")))
            .isEqualTo("9ca29255e207b348f79d2f0f92be3e8c33b4d165");
        assertThat(temporary).isNotEmptyDirectory();
      }
      // The same signal as an interrupt from the keyboard. Process.destroy() would close streams.
      process.toHandle().destroy();
      assertThat(out.readLine()).isNull();
      assertThat(process.waitFor()).isEqualTo(128 + 15);
      assertThat(temporary).isEmptyDirectory();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysThatAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      JavaProgram.Ended ended =
          new JavaProgram(SampleServer.class)
              .in(folder)
              .run("--port", Integer.toString(taken.getLocalPort()));
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).singleElement().asString().startsWith("sample-server: ");
    }
  }

  @Test
  void refusesAPathWithoutARepository() throws Exception {
    JavaProgram.Ended ended = new JavaProgram(SampleServer.class).in(folder).run("missing");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .containsExactly(
            "sample-server: missing is not a Git repository: there is nothing there; give the path"
                + " of one, or none");
  }
}
