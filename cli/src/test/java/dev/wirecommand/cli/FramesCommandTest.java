package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesCommandTest {
  private static final String REQUEST =
      "1 1 stream-begin command-request new cbor:{b'name': b'heads', b'args': {b'publiconly': True}}";
  private static final String REQUEST_PRINTED =
      "1 1 stream-begin command-request new cbor:{b'args': {b'publiconly': True}, b'name': b'heads'}";
  private static final String ERROR = "65535 254 7 15 9 \\x00\\xff cbor:";

  @TempDir private Path folder;

  private static byte[] bytes(String... lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : lines) {
      bytes.writeBytes(FrameEncoder.encode(FrameText.parse(line)));
    }
    return bytes.toByteArray();
  }

  private static void assertRun(Run run, int code, String out, String err) {
    assertThat(run.out()).isEqualTo(out);
    assertThat(run.err()).isEqualTo(err);
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void printsTheFramesOfAFile() throws IOException {
    Path file = Files.write(folder.resolve("frames"), bytes(REQUEST, "1 2 1 4 2 ", ERROR));
    assertRun(
        Run.of("frames", file.toString()),
        0,
        REQUEST_PRINTED
            + "\n1 2 stream-begin bytes-response eos \n"
            + "65535 254 stream-begin|stream-end|encoded 15 9 \\x00\\xff cbor:\n",
        "");
  }

  @Test
  void printsTheFramesOfStandardInput() {
    assertRun(Run.withInput(bytes(REQUEST), "frames"), 0, REQUEST_PRINTED + "\n", "");
    assertRun(Run.withInput(bytes(REQUEST), "frames", "-"), 0, REQUEST_PRINTED + "\n", "");
  }

  @Test
  void noBytesAreNoFrames() {
    assertRun(Run.withInput("", "frames"), 0, "", "");
  }

  @Test
  void printsTheFramesBeforeTheOneThatIsCut() {
    byte[] both = bytes(REQUEST, "3 1 0 command-data eos hello");
    int first = bytes(REQUEST).length;
    assertRun(
        Run.withInput(Arrays.copyOf(both, first + 3), "frames"),
        3,
        REQUEST_PRINTED + "\n",
        "wirecommand: frame 2 at byte "
            + first
            + ": truncated frame: input ended after 3 of 8 header bytes\n");
    assertRun(
        Run.withInput(Arrays.copyOf(both, first + 12), "frames"),
        3,
        REQUEST_PRINTED + "\n",
        "wirecommand: frame 2 at byte "
            + first
            + ": truncated frame: input ended after 4 of 5 payload bytes of request 3\n");
  }

  @Test
  void printsTheFramesBeforeTheOneThatIsTooLong() {
    byte[] frames = bytes("1 1 1 3 2 12345", "3 1 0 3 2 123456", "5 1 0 3 2 1");
    String first = "1 1 stream-begin command-data eos 12345\n";
    assertRun(
        Run.withInput(frames, "frames", "--max-payload", "5"),
        3,
        first,
        "wirecommand: frame 2 at byte 13: frame payload of 6 bytes for request 3 exceeds the limit"
            + " of 5\n");
    assertRun(
        Run.withInput(frames, "frames", "--max-payload=6"),
        0,
        first + "3 1 0 command-data eos 123456\n5 1 0 command-data eos 1\n",
        "");
    assertRun(
        Run.withInput(bytes("1 1 1 3 2 ", "1 1 0 3 2 x"), "frames", "--max-payload=0"),
        3,
        "1 1 stream-begin command-data eos \n",
        "wirecommand: frame 2 at byte 8: frame payload of 1 bytes for request 1 exceeds the limit"
            + " of 0\n");
  }

  @Test
  void acceptsTheLongestFrameThatThereIs() {
    byte[] frame = Arrays.copyOf(HexFormat.of().parseHex("ffffff0100010132"), 8 + 0xFFFFFF);
    Arrays.fill(frame, 8, frame.length, (byte) 'x');
    Run run = Run.withInput(frame, "frames");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    String head = "1 1 stream-begin command-data eos ";
    assertThat(run.bytes()).hasSize(head.length() + 0xFFFFFF + 1);
    assertThat(new String(run.bytes(), 0, head.length(), StandardCharsets.US_ASCII))
        .isEqualTo(head);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "16777216", "99999999", "100000000", "1k", "", "0x10"})
  void wantsALimitInItsRange(String limit) {
    assertRun(
        Run.of("frames", "--max-payload=" + limit),
        2,
        "",
        "wirecommand: --max-payload takes 0 to 16777215 bytes, not '" + limit + "'\n");
  }

  @Test
  void wantsAFileThatItCanRead() {
    assertRun(
        Run.of("frames", folder + "/none"),
        2,
        "",
        "wirecommand: can't read " + folder + "/none: there is no such file\n");
    assertRun(
        Run.of("frames", folder.toString()),
        2,
        "",
        "wirecommand: can't read " + folder + ": it is a directory; give a file\n");
    assertRun(
        Run.of("frames", "a\0b"),
        2,
        "",
        "wirecommand: can't read a\\u0000b: Nul character not allowed: a\\u0000b\n");
  }

  @Test
  void printsFramesAsTheyCome() {
    // When its second chunk is read, this input checks the output for the first.
    byte[] frame = bytes("1 1 1 3 2 x");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> seen = new ArrayList<>();
    InputStream slow =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("chunks are read");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            seen.add(out.toString(StandardCharsets.UTF_8));
            if (seen.size() == 3) {
              throw new IOException("the disk is on fire");
            }
            System.arraycopy(frame, 0, buffer, offset, frame.length);
            return frame.length;
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream buffered = new PrintStream(new java.io.BufferedOutputStream(out), false);
    int code = WireCommandCli.run(slow, buffered, new PrintStream(err), "frames");
    String line = "1 1 stream-begin command-data eos x\n";
    assertThat(seen).containsExactly("", line, line + line);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("wirecommand: can't read standard input: the disk is on fire\n");
    assertThat(code).isEqualTo(2);
  }
}
