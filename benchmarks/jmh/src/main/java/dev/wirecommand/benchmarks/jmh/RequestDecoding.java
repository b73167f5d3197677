package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
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
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Readers of a call's arguments, which all give the same values. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class RequestDecoding {
  /**
   * True if names are byte strings, as they come over the wire, which Jackson has only a slow way
   * for; or text strings, which all read.
   */
  @Param("false")
  public boolean bytesAsNames;

  private final CommandContext context = Unused.context();
  private final CommandDispatch dispatch = new LookupDispatch(new Lookup());
  private final CborReader reader = new CborReader(new byte[0]);
  private final ObjectReader databind = new CBORMapper().readerFor(Request.class);
  private byte[] arguments = {};

  /** Encodes the arguments, and checks that all readers give the same. */
  @Setup
  public void encode() {
    arguments = Samples.arguments(bytesAsNames);
    Samples.check(HandWrittenReader.read(arguments, 0, arguments.length));
    Samples.check(JacksonStreaming.read(arguments, 0, arguments.length));
    Samples.check(databind.readValue(arguments, 0, arguments.length));
  }

  /** Reads with the generated dispatch, as the server calls it. */
  @Benchmark
  public PreparedCall generated() {
    reader.reset(arguments, 0, arguments.length);
    return dispatch.prepare(0, reader, context, CommandData.none());
  }

  /** Reads with the reader written by hand, which is the limit. */
  @Benchmark
  public Object handWritten() {
    return HandWrittenReader.read(arguments, 0, arguments.length);
  }

  /** Reads with Jackson's pull parser. */
  @Benchmark
  public Object jacksonStreaming() {
    return JacksonStreaming.read(arguments, 0, arguments.length);
  }

  /** Reads with Jackson's data binding. */
  @Benchmark
  public Object jacksonDatabind() {
    return databind.readValue(arguments, 0, arguments.length);
  }

  /** Checks the rules for a whole document, as the server does before it reads. */
  @Benchmark
  public void validation() {
    new CborReader(arguments).checkWellFormed();
  }
}
