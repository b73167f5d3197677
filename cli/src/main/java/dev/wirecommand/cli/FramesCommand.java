package dev.wirecommand.cli;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.text.FrameText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommand that prints the frames in a stream of bytes. It holds one frame at a time. */
@Command(
    name = "frames",
    description = "Print the frames in raw bytes as text, one a line.",
    footer = {
      "",
      "Exit codes: 0 all was frames, 2 wrong usage, 3 the bytes end inside a frame or",
      "a payload is over the limit; the frames before it are printed."
    })
final class FramesCommand implements Callable<Integer> {
  private static final int CHUNK = 64 * 1024;

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Where the bytes are; - or nothing is standard input.")
  private String file = "-";

  @Option(
      names = "--max-payload",
      paramLabel = "BYTES",
      description = "The longest payload to accept, 0 to 16777215 (the default).")
  private String maxPayload = String.valueOf(Frame.MAX_PAYLOAD);

  private long count;
  private long position;

  FramesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    FrameDecoder decoder = new FrameDecoder(limit());
    byte[] chunk = new byte[CHUNK];
    try (Source source = Source.open(file, console)) {
      for (int length = source.read(chunk); length >= 0; length = source.read(chunk)) {
        decoder.feed(chunk, 0, length);
        printFrames(decoder);
        // The input may be a connection, whose frames should be visible as they arrive.
        console.flush();
      }
      decoder.finish();
    } catch (FrameException e) {
      console.flush();
      throw Failure.connection(
          "frame " + (count + 1) + " at byte " + position + ": " + e.getMessage());
    }
    return ExitCode.OK.number();
  }

  private int limit() throws Failure {
    // The largest value has eight digits.
    if (maxPayload.matches("[0-9]{1,8}") && Integer.parseInt(maxPayload) <= Frame.MAX_PAYLOAD) {
      return Integer.parseInt(maxPayload);
    }
    throw Failure.usage(
        "--max-payload takes 0 to " + Frame.MAX_PAYLOAD + " bytes, not '" + maxPayload + "'");
  }

  private void printFrames(FrameDecoder decoder) {
    for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
      console.print(FrameText.print(frame));
      count++;
      position += frame.encodedSize();
    }
  }
}
