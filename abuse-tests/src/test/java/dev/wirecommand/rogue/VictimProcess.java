package dev.wirecommand.rogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.server.WireServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Victim} in a JVM of its own with 96 MB, and the good server that it calls. */
final class VictimProcess implements AutoCloseable {
  private final WireServer server =
      WireServer.builder().dispatch(new VictimCommandsDispatch(new VictimCommands())).build();
  private final NettyServer good;
  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  /**
   * Starts the process.
   *
   * @param authority the certificate that the victim trusts
   */
  VictimProcess(Path authority) throws IOException {
    good = NettyServer.bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-Xmx96m", "-XX:MaxDirectMemorySize=64m"));
    options.add("-Dvictim.good=" + good.address().getPort());
    options.add("-Dvictim.authority=" + authority);
    process =
        new ProcessBuilder(ServerProcess.command(Victim.class, options))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = process.outputWriter(UTF_8);
    answers = process.inputReader(UTF_8);
  }

  /** Has the victim make calls, and returns what became of them. */
  String suffer(String kinds, String address, String limit) throws IOException {
    return obey(kinds + " " + address + " " + limit);
  }

  Footprint footprint() throws IOException {
    return Footprint.parse(obey("footprint"));
  }

  /** Returns what each thread is doing. */
  String threads() throws IOException {
    return obey("threads");
  }

  /** Returns how many bytes the victim's process may hold for its peers, by default. */
  long processBytes() throws IOException {
    return Long.parseLong(obey("process"));
  }

  private String obey(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    String answer = answers.readLine();
    return answer == null ? "the process has ended" : answer;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    good.close();
    server.close();
  }
}
