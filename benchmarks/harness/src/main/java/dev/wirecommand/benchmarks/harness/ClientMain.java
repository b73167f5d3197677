package dev.wirecommand.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * A contender's client: {@code ClientMain CLASS PORT}. Its loads are {@code load INFLIGHT SIZE
 * MILLIS}, {@code pace RATE INFLIGHT SIZE MILLIS}, {@code download BYTES} and {@code upload BYTES}.
 */
public final class ClientMain {
  private final Contender.Client client;
  private final List<Contender.Connection> connections = new ArrayList<>();

  private ClientMain(Contender.Client client) {
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    Console console = new Console();
    try (Contender.Client client =
        Console.contender(args[0]).newClient(Integer.parseInt(args[1]))) {
      console.say("ready");
      console.serve(new ClientMain(client)::run);
    }
    System.exit(0);
  }

  private Object run(List<String> words) throws Exception {
    return switch (words.get(0)) {
      case "usage" -> Console.usage();
      case "connect" -> connect(Integer.parseInt(words.get(1)));
      case "close" -> close();
      case "load" ->
          new Load(connections, Integer.parseInt(words.get(1)), Size.valueOf(words.get(2)))
              .run(Long.parseLong(words.get(3)));
      case "pace" ->
          new Pace(
                  connections.get(0),
                  Size.valueOf(words.get(3)),
                  Long.parseLong(words.get(1)),
                  Integer.parseInt(words.get(2)))
              .run(Long.parseLong(words.get(4)));
      case "download" -> transfer(true, Long.parseLong(words.get(1)));
      case "upload" -> transfer(false, Long.parseLong(words.get(1)));
      default -> throw new IllegalArgumentException(String.join(" ", words));
    };
  }

  private int connect(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      connections.add(client.connect());
    }
    return connections.size();
  }

  private int close() {
    for (Contender.Connection connection : connections) {
      connection.close();
    }
    connections.clear();
    return 0;
  }

  /** Runs a transfer and returns the nanoseconds that it took. */
  private long transfer(boolean down, long length) throws Exception {
    Contender.Connection connection = connections.get(0);
    Transfer transfer = new Transfer(length);
    long start = System.nanoTime();
    if (down) {
      connection.download(length, transfer);
    } else {
      connection.upload(length, transfer);
    }
    transfer.await();
    return System.nanoTime() - start;
  }
}
