package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.server.WireServer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Lookup of commands by the bytes of their names, in random order, and their dispatch. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class Dispatching {
  private static final byte[] NO_ARGUMENTS = {(byte) 0xA0};

  /**
   * The number of calls before they are repeated: so many that the processor cannot learn the
   * order.
   */
  private static final int CALLS = 4096;

  /** The number of commands. */
  @Param({"10", "100", "1000"})
  public int commands;

  private final CommandContext context = Unused.context();
  private final ValueResponse response = new ValueResponse();
  private final CborReader reader = new CborReader(NO_ARGUMENTS);
  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);
  private final MemoryLink link = new MemoryLink();
  private final byte[][] names = new byte[CALLS][];
  private final byte[][] requests = new byte[CALLS][];
  private NameTable table = NameTable.of();
  private CommandDispatch dispatch = new NumberedCommands(0);
  private LinkHandler server = WireServer.builder().build().connect(link);
  private int call;

  /** Makes the table of names, as a server does, and the calls. */
  @Setup
  public void fill() {
    NumberedCommands numbered = new NumberedCommands(commands);
    dispatch = numbered;
    table =
        NameTable.of(
            numbered.commands().stream().map(CommandDescriptor::name).toArray(String[]::new));
    server = WireServer.builder().dispatch(numbered).build().connect(link);
    // The first request of a connection differs from the others, because it begins the stream.
    byte[] first = request("wirecommand.ping".getBytes(StandardCharsets.UTF_8));
    server.onBytes(first, 0, first.length);
    Random random = new Random(1);
    for (int i = 0; i < CALLS; i++) {
      String name = numbered.commands().get(random.nextInt(commands)).name();
      names[i] = name.getBytes(StandardCharsets.UTF_8);
      requests[i] = request(names[i]);
    }
  }

  private byte[] request(byte[] name) {
    Frame frame = client.request(name, ByteSlice.of(NO_ARGUMENTS), null, null).nextFrame();
    return FrameEncoder.encode(Objects.requireNonNull(frame));
  }

  private int nextCall() {
    call = (call + 1) & (CALLS - 1);
    return call;
  }

  /** Finds a command. */
  @Benchmark
  public int find() {
    byte[] name = names[nextCall()];
    return table.find(name, 0, name.length);
  }

  /** Finds a command, prepares its call and runs it. */
  @Benchmark
  public Object run() throws Exception {
    byte[] name = names[nextCall()];
    int index = table.find(name, 0, name.length);
    reader.reset(NO_ARGUMENTS, 0, NO_ARGUMENTS.length);
    PreparedCall prepared = dispatch.prepare(index, reader, context, CommandData.none());
    prepared.run(response);
    return response;
  }

  /** Runs a command through the server's engine, from the request's bytes to the answer's. */
  @Benchmark
  public int serve() {
    byte[] request = requests[nextCall()];
    server.onBytes(request, 0, request.length);
    server.onBatchEnd();
    return link.drop();
  }
}
