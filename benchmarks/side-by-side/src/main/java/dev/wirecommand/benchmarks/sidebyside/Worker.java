package dev.wirecommand.benchmarks.sidebyside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A measured JVM, which takes a command on each line and gives an answer on a line. */
final class Worker implements AutoCloseable {
  /** A measured JVM that did not do what it was asked to; it must not be asked anything more. */
  static class FailedException extends Exception {
    private static final long serialVersionUID = 1;

    FailedException(String message) {
      super(message);
    }
  }

  /** A contender that cannot do what it was asked to. It can be asked for something else. */
  static final class UnsupportedException extends FailedException {
    private static final long serialVersionUID = 1;

    UnsupportedException(String what) {
      super("unsupported: " + what);
    }
  }

  private static final long PATIENCE_SECONDS = 120;
  private static final double NANOS_OF_A_MILLI = 1e6;

  /** Each answer begins with this mark, because libraries print, too. */
  private static final String MARK = "> ";

  private static final String UNSUPPORTED = "unsupported ";
  private static final String FAILED = "failed ";

  /** The end of the answers. It is no answer, because those have no end of line. */
  private static final String END = "\n";

  private static final String THROWN = "Exception in thread \"main\" ";
  private static final String UNSUPPORTED_THROWN =
      THROWN + UnsupportedOperationException.class.getName() + ": ";

  private final Process process;
  private final Path log;
  private final PrintStream in;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private Worker(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts a JVM.
   *
   * @param command what to run
   * @param log where its standard error goes
   */
  static Worker start(List<String> command, Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Worker worker = new Worker(process, log);
    Thread reader = new Thread(worker::read, "reads from " + log.getFileName());
    reader.setDaemon(true);
    reader.start();
    return worker;
  }

  /**
   * The run of a JVM that gives one answer and ends.
   *
   * @param answerMillis the time from its start to the answer
   * @param endMillis the time from its start to the end of the process
   */
  record Life(double answerMillis, double endMillis) {}

  /** Runs a JVM that gives one answer and ends. */
  static Life live(List<String> command, Path log)
      throws IOException, FailedException, InterruptedException {
    long start = System.nanoTime();
    try (Worker worker = start(command, log)) {
      String unused = worker.answer();
      double answer = (System.nanoTime() - start) / NANOS_OF_A_MILLI;
      if (!worker.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new FailedException("did not end for " + PATIENCE_SECONDS + " s");
      }
      return new Life(answer, (System.nanoTime() - start) / NANOS_OF_A_MILLI);
    }
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(MARK)) {
          answers.add(line.substring(MARK.length()));
        }
      }
    } catch (IOException e) {
      // The JVM was killed, so there are no more answers.
    } finally {
      answers.add(END);
    }
  }

  /** Sends a command and waits for the answer. */
  String ask(String command) throws FailedException, InterruptedException {
    in.println(command);
    return answer();
  }

  /** Sends a command and waits for an answer that is numbers. */
  long[] askNumbers(String command) throws FailedException, InterruptedException {
    return Stream.of(ask(command).split(" ")).mapToLong(Long::parseLong).toArray();
  }

  /** Waits for the next answer. */
  String answer() throws FailedException, InterruptedException {
    String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      close();
      throw new FailedException("gave no answer for " + PATIENCE_SECONDS + " s");
    }
    if (answer.equals(END)) {
      throw ended();
    }
    if (answer.startsWith(UNSUPPORTED)) {
      throw new UnsupportedException(answer.substring(UNSUPPORTED.length()));
    }
    if (answer.startsWith(FAILED)) {
      throw new FailedException(answer.substring(FAILED.length()));
    }
    return answer;
  }

  private FailedException ended() throws InterruptedException {
    List<String> errors = errors();
    for (String line : errors) {
      if (line.startsWith(UNSUPPORTED_THROWN)) {
        return new UnsupportedException(line.substring(UNSUPPORTED_THROWN.length()));
      }
      if (line.startsWith(THROWN)) {
        return new FailedException(line.substring(THROWN.length()));
      }
    }
    String last = errors.isEmpty() ? "" : ": " + errors.get(errors.size() - 1);
    return new FailedException("ended with the code " + process.waitFor() + last);
  }

  private List<String> errors() {
    try {
      return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  /** Kills the JVM. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
