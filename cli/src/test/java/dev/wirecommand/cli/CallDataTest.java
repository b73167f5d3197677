package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests calls with data. */
class CallDataTest {
  @TempDir private Path folder;
  private LiveServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run call(byte[] in, String... options) {
    String[] all = new String[options.length + 4];
    all[0] = "call";
    all[1] = "--raw";
    System.arraycopy(options, 0, all, 2, options.length);
    all[all.length - 2] = server.address();
    all[all.length - 1] = "data";
    return Run.withInput(in, all);
  }

  private static void assertEchoes(Run run, byte[] data) {
    assertThat(run.err()).isEmpty();
    assertThat(run.bytes()).isEqualTo(data);
    assertThat(run.code()).isZero();
  }

  @Test
  void sendsAFile() throws IOException {
    byte[] data = new byte[200_000];
    new Random(1).nextBytes(data);
    Path file = Files.write(folder.resolve("data"), data);
    assertEchoes(call(new byte[0], "--data", file.toString()), data);
    assertEchoes(call(new byte[0], "--data=" + file), data);
  }

  @Test
  void sendsStandardInput() {
    byte[] data = {0, (byte) 0xFF, '\r', '\n'};
    assertEchoes(call(data, "--data", "-"), data);
    assertEchoes(call(data, "--data=-"), data);
  }

  @Test
  void sendsNothingAsNothing() {
    assertEchoes(call(new byte[0], "--data", "-"), new byte[0]);
  }

  @Test
  void declaresNoDataUnlessTold() {
    Run run = call(new byte[] {1});
    assertThat(run.err()).isEqualTo("wirecommand: there is no data\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void wantsAFileThatIsThere() {
    Run missing = call(new byte[0], "--data", folder + "/none");
    assertThat(missing.err())
        .isEqualTo("wirecommand: can't read " + folder + "/none: there is no such file\n");
    assertThat(missing.code()).isEqualTo(2);
    Run directory = call(new byte[0], "--data", folder.toString());
    assertThat(directory.err())
        .isEqualTo("wirecommand: can't read " + folder + ": it is a directory; give a file\n");
    assertThat(directory.code()).isEqualTo(2);
    Run none = Run.of("call", "h:1", "x", "--data");
    assertThat(none.err())
        .isEqualTo(
            """
            wirecommand: Missing required parameter for option '--data' (FILE)
            'wirecommand call --help' tells what it takes.
            """);
    assertThat(none.code()).isEqualTo(2);
  }
}
