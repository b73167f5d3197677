package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the program in a process of its own, on the module path, as users start it. */
class ModulePathTest {
  private static final Pattern NEEDED =
      Pattern.compile(".*(/target/classes|/(wirecommand|picocli|jackson-core)-[^/]*\\.jar)");

  @TempDir private Path folder;

  private Run run(byte[] in, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--module-path");
    command.add(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> NEEDED.matcher(entry.replace(File.separatorChar, '/')).matches())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("-m");
    command.add("dev.wirecommand.cli/dev.wirecommand.cli.WireCommandCli");
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    // Java reports these variables on standard error.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(in);
    }
    byte[] out = process.getInputStream().readAllBytes();
    int code = process.waitFor();
    return new Run(code, out, Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void callsACommand() throws Exception {
    try (LiveServer server = new LiveServer()) {
      Run run = run(new byte[0], "call", server.address(), "cbor", "x:hex=63c3bc0a", "--frames");
      assertThat(run.err())
          .isEqualTo(
              """
              > 1 1 stream-begin command-request new cbor:{b'args': {b'x': b'c\\xc3\\xbc\\n'}, b'meta': {b'errors': b'cbor'}, b'name': b'cbor'}
              < 1 2 stream-begin bytes-response eos|cbor cbor:'\\xfc\\n'
              """);
      assertThat(run.out()).isEqualTo("\"\u00fc\\n\"\n");
      assertThat(run.code()).isZero();
    }
  }

  @Test
  void passesBytesThroughUntouched() throws Exception {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    try (LiveServer server = new LiveServer()) {
      Run run = run(bytes, "call", server.address(), "data", "--data=-", "--raw");
      assertThat(run.err()).isEmpty();
      assertThat(run.bytes()).isEqualTo(bytes);
      assertThat(run.code()).isZero();
    }
  }

  @Test
  void exitsWithItsCode() throws Exception {
    Run run = run(HexFormat.of().parseHex("00000001000101"), "frames");
    assertThat(run.err())
        .isEqualTo(
            "wirecommand: frame 1 at byte 0: truncated frame: input ended after 7 of 8 header"
                + " bytes\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(3);
  }
}
