package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.harness.Console;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.netty.NettyClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Calls {@link Growth} on one connection: {@code GrowthClientMain PORT}. It talks as the harness's
 * client does, but its loads are {@code payload INFLIGHT BYTES MILLIS} and {@code items COUNT
 * MILLIS}.
 */
public final class GrowthClientMain {
  private GrowthClientMain() {}

  public static void main(String[] args) throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    Console console = new Console();
    try (CommandClient client = NettyClient.connect(address)) {
      GrowthClient.Async growth = new GrowthClient(client).async();
      console.say("ready");
      console.serve(words -> run(growth, words));
    }
    System.exit(0);
  }

  private static Object run(GrowthClient.Async growth, List<String> words) throws Exception {
    return switch (words.get(0)) {
      case "usage" -> Console.usage();
      case "connect", "close" -> 1; // There is one connection for all loads.
      case "payload" ->
          new Payloads(growth, Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)))
              .run(Long.parseLong(words.get(3)));
      case "items" -> Items.run(growth, Long.parseLong(words.get(1)), Long.parseLong(words.get(2)));
      default -> throw new IllegalArgumentException(String.join(" ", words));
    };
  }
}
