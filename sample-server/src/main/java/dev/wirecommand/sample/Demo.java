package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Serves a Git repository on the loopback interface, calls each of its commands through the
 * generated client, and prints the calls and the results.
 */
public final class Demo {
  private static final byte[] UNKNOWN = new byte[20];
  private static final int CALLERS = 8;
  private static final int CALLS_EACH = 8;

  private final GitCommandsClient git;
  private final FrameLog frames;
  private final Transcript transcript;

  private Demo(CommandClient client, FrameLog frames, Transcript transcript) {
    this.git = new GitCommandsClient(client);
    this.frames = frames;
    this.transcript = transcript;
  }

  /**
   * Runs the demonstration and exits: with 0 on success, with 2 if there is no repository at the
   * given path, with 1 if something else failed.
   *
   * @param arguments the path of a repository, or nothing
   */
  public static void main(String[] arguments) {
    Transcript transcript = new Transcript(System.out, Style.wanted());
    System.exit(
        new Program("demo", System.out, System.err)
            .run(List.of(arguments), given -> run(given, Path.of(""), transcript)));
  }

  static void run(Arguments given, Path workingDirectory, Transcript transcript)
      throws NoRepositoryException, IOException, InterruptedException {
    FrameLog frames = new FrameLog();
    try (SampleRepository repository = given.openRepository(workingDirectory);
        WireServer server = SampleServer.commandsOf(repository);
        NioServer listening = NioServer.bind(server, given.port());
        CommandClient client =
            NioClient.connect(
                listening.address(), ClientOptions.builder().frameListener(frames).build())) {
      transcript.heading("A Git repository on the wire");
      transcript.note("  repository  " + repository.description());
      transcript.note("  address     " + SampleServer.shown(listening.address()));
      new Demo(client, frames, transcript).show(repository);
    }
  }

  private void show(SampleRepository repository) throws IOException, InterruptedException {
    ask("capabilities()", git::capabilities, Rows::ofCapabilities);
    ask("heads(false)", () -> git.heads(false), Rows::ofNodes);
    watch("heads(true)", () -> git.heads(true), Rows::ofNodes);
    Map<String, List<byte[]>> branches =
        ask("branchmap()", git::branchmap, Rows::ofBranches).orElse(Map.of());
    ask("listkeys(\"tags\")", () -> git.listkeys("tags"), Rows::ofKeys);

    String name = branches.containsKey("main") ? "main" : "HEAD";
    Optional<byte[]> node = watch("lookup(\"" + name + "\")", () -> git.lookup(name), Rows::ofNode);
    watch("lookup(\"no-such-name\")", () -> git.lookup("no-such-name"), Rows::ofNode);

    List<byte[]> nodes = new ArrayList<>();
    node.ifPresent(nodes::add);
    nodes.add(UNKNOWN);
    ask("known([" + Rows.shown(nodes) + "])", () -> git.known(nodes), Rows::ofText);

    if (node.isPresent()) {
      Optional<Readme> readme = Readme.of(repository.git(), node.get());
      if (readme.isPresent()) {
        byte[] id = readme.get().id();
        String call = "cat(" + Rows.shown(id) + ")  // " + readme.get().name();
        watch(call, () -> git.cat(id), content -> Transcript.excerpt(Preview.rows(content)));
      }
      knownManyTimesAtOnce(node.get());
    }
  }

  /** Calls a command; prints the call and its result. */
  private <T> Optional<T> ask(String call, Supplier<T> command, Function<T, List<String>> rows) {
    return ask(call, command, rows, false);
  }

  /** Calls a command; prints the call, its frames and its result. */
  private <T> Optional<T> watch(String call, Supplier<T> command, Function<T, List<String>> rows) {
    return ask(call, command, rows, true);
  }

  private <T> Optional<T> ask(
      String call, Supplier<T> command, Function<T, List<String>> rows, boolean watched) {
    transcript.asked("git." + call);
    try {
      T answer = command.get();
      takeFrames(watched);
      transcript.answered(rows.apply(answer));
      return Optional.of(answer);
    } catch (CommandException e) {
      takeFrames(watched);
      transcript.refused(e.getMessage());
      return Optional.empty();
    }
  }

  private void takeFrames(boolean watched) {
    List<String> taken = frames.take();
    if (watched) {
      transcript.frames(taken);
    }
  }

  /** Makes different calls from several threads over one connection. */
  private void knownManyTimesAtOnce(byte[] node) throws InterruptedException {
    transcript.asked(CALLERS + " threads, " + CALLS_EACH + " calls each, one connection");
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        callers.add(() -> rightAnswers(node, caller * CALLS_EACH));
      }
      int right = 0;
      for (Future<Integer> each : threads.invokeAll(callers)) {
        right += each.get();
      }
      transcript.answered(List.of(right + " right answers in " + frames.take().size() + " frames"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdown();
    }
  }

  private int rightAnswers(byte[] node, int first) {
    int right = 0;
    for (int unknown = first; unknown < first + CALLS_EACH; unknown++) {
      List<byte[]> nodes = new ArrayList<>(Collections.nCopies(unknown, UNKNOWN));
      nodes.add(node);
      byte[] answer = git.known(nodes);
      if (Arrays.equals(answer, ("0".repeat(unknown) + "1").getBytes(US_ASCII))) {
        right++;
      }
    }
    return right;
  }
}
