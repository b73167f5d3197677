package dev.wirecommand.benchmarks.harness;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The connection to the process that started this JVM: a command and an answer on each line. */
public final class Console {
  /** The mark with which each answer begins, because libraries print, too. */
  static final String MARK = "> ";

  private final BufferedReader in =
      new BufferedReader(
          new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  /** Runs a command and returns the answer. */
  public interface Commands {
    Object run(List<String> words) throws Exception;
  }

  /** Prints an answer. */
  public void say(Object answer) {
    out.println(MARK + answer);
  }

  /** Runs commands until the input ends. */
  public void serve(Commands commands) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try {
        say(commands.run(List.of(line.split(" "))));
      } catch (UnsupportedOperationException e) {
        say("unsupported " + e.getMessage());
      } catch (Throwable e) {
        e.printStackTrace();
        say("failed " + e);
      }
    }
  }

  static Contender contender(String className) throws ReflectiveOperationException {
    Contender contender =
        Class.forName(className).asSubclass(Contender.class).getConstructor().newInstance();
    if (!contender.wires().contains(Wire.current())) {
      throw new UnsupportedOperationException("is not measured over " + Wire.current());
    }
    return contender;
  }

  /** Returns what this JVM has used, as the answer to {@code usage}. */
  public static String usage() {
    Usage usage = Usage.now();
    return usage.cpuNanos() + " " + usage.allocated();
  }
}
