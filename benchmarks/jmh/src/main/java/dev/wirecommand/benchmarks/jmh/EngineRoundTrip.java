package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.server.WireServer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A call from the generated client through both engines to the generated dispatch and back. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class EngineRoundTrip {
  private final List<byte[]> nodes = Samples.nodes();
  private final WireServer server =
      WireServer.builder().dispatch(new LookupDispatch(new Lookup())).build();
  private final MemoryLink serverLink = new MemoryLink();
  private final MemoryLink clientLink = new MemoryLink();
  private final LinkHandler serverEnd = server.connect(serverLink);
  private final ClientConnection clientEnd =
      new ClientConnection(clientLink, ClientOptions.DEFAULT);
  private final LookupClient.Async async = new LookupClient(clientEnd).async();
  private final CommandClient inProcess = InProcess.connect(server);
  private final LookupClient blocking = new LookupClient(inProcess);

  /** Ends the thread of the connection that has one. */
  @TearDown
  public void close() {
    inProcess.close();
    server.close();
  }

  /** Calls on a single thread, which never waits. */
  @Benchmark
  public Object oneThread() {
    CompletionStage<Lookup.Found> found = async.lookup(Samples.KEY, Samples.N, nodes);
    clientLink.runTasks();
    clientLink.deliver(serverEnd);
    serverLink.deliver(clientEnd);
    return found.toCompletableFuture().join();
  }

  /** Calls through an event loop for which the caller waits, which costs two wake-ups more. */
  @Benchmark
  public Object inProcess() {
    return blocking.lookup(Samples.KEY, Samples.N, nodes);
  }
}
