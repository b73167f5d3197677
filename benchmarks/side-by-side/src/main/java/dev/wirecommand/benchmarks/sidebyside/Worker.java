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

/** A measured JVM: a command a line to it, an answer a line from it. */
final class Worker implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  /** What each answer begins with: libraries print, too. */
  private static final String MARK = "> ";

  private static final String UNSUPPORTED = "unsupported ";
  private static final String FAILED = "failed ";

  /** What no answer is: there are no more. */
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

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(MARK)) {
          answers.add(line.substring(MARK.length()));
        }
      }
    } catch (IOException e) {
      // It was killed: the end is all that there is to tell.
    } finally {
      answers.add(END);
    }
  }

  /** Asks for something, and waits for the answer. */
  String ask(String command) throws WorkerException, InterruptedException {
    in.println(command);
    return answer();
  }

  /** Asks for numbers. */
  long[] askNumbers(String command) throws WorkerException, InterruptedException {
    return Stream.of(ask(command).split(" ")).mapToLong(Long::parseLong).toArray();
  }

  /** Waits for the next answer. */
  String answer() throws WorkerException, InterruptedException {
    String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      close();
      throw new WorkerException("gave no answer for " + PATIENCE_SECONDS + " s");
    }
    if (answer.equals(END)) {
      throw ended();
    }
    if (answer.startsWith(UNSUPPORTED)) {
      throw new WorkerException("unsupported: " + answer.substring(UNSUPPORTED.length()));
    }
    if (answer.startsWith(FAILED)) {
      throw new WorkerException(answer.substring(FAILED.length()));
    }
    return answer;
  }

  private WorkerException ended() throws InterruptedException {
    List<String> errors = errors();
    for (String line : errors) {
      if (line.startsWith(UNSUPPORTED_THROWN)) {
        return new WorkerException("unsupported: " + line.substring(UNSUPPORTED_THROWN.length()));
      }
      if (line.startsWith(THROWN)) {
        return new WorkerException(line.substring(THROWN.length()));
      }
    }
    String last = errors.isEmpty() ? "" : ": " + errors.get(errors.size() - 1);
    return new WorkerException("ended with the code " + process.waitFor() + last);
  }

  private List<String> errors() {
    try {
      return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  /** Kills it: nothing in it is worth waiting for. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
