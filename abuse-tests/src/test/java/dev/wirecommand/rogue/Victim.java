package dev.wirecommand.rogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.RateLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process with little memory and default settings, whose servers are rogues, except for one. For
 * each line of its input it makes calls, and prints one line that tells what happened. Meanwhile it
 * calls the good server over and over.
 */
final class Victim {
  private final VictimCommandsClient good;

  private Victim(CommandClient good) {
    this.good = new VictimCommandsClient(good);
  }

  /**
   * Runs until the input ends.
   *
   * @param arguments none; the property {@code victim.good} is the port of the good server
   */
  public static void main(String[] arguments) throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.getInteger("victim.good", -1));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    try (CommandClient client = NettyClient.connect(address)) {
      Victim victim = new Victim(client);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(victim.obey(line.split(" ", -1)).replace('\n', ' '));
      }
    }
  }

  private String obey(String[] words) throws Exception {
    if (words[0].equals("footprint")) {
      return Footprint.now().toLine();
    }
    if (words[0].equals("threads")) {
      return threads();
    }
    if (words[0].equals("process")) {
      return Long.toString(Limits.DEFAULT.memory().processBytes());
    }
    CompletableFuture<String> outcome = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                outcome.complete(suffer(words[0], words[1], words[2]));
              } catch (Throwable e) {
                outcome.completeExceptionally(e);
              }
            },
            "caller");
    caller.start();
    for (int n = 0; ; n++) {
      if (good.echo(n) != n) {
        throw new AssertionError("the good server has answered wrongly");
      }
      try {
        String told = outcome.get(10, TimeUnit.MILLISECONDS);
        caller.join();
        return told;
      } catch (TimeoutException e) {
        // The call goes on.
      } catch (ExecutionException e) {
        return "broken: " + e.getCause();
      }
    }
  }

  /** Tells what each thread is doing. */
  private static String threads() {
    StringBuilder told = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, trace) ->
                told.append(thread.getName())
                    .append(Arrays.stream(trace).limit(8).toList())
                    .append("; "));
    return told.toString();
  }

  /** Makes calls of some kinds on a connection to a rogue server. Tells how each ended. */
  private String suffer(String kinds, String address, String limit) throws Exception {
    try (CommandClient client = connect(address, options(limit))) {
      List<CompletableFuture<String>> calls = new ArrayList<>();
      for (String kind : kinds.split(",", -1)) {
        calls.add(VictimCall.valueOf(kind).make(client));
      }
      StringBuilder told = new StringBuilder();
      for (CompletableFuture<String> call : calls) {
        told.append(told.length() == 0 ? "" : " | ").append(VictimCall.told(call));
      }
      return told.toString();
    }
  }

  private static CommandClient connect(String address, ClientOptions.Builder options)
      throws IOException {
    String place = address.substring(address.indexOf(':') + 1);
    if (address.startsWith("unix:")) {
      return NettyClient.connect(UnixSocket.of(Path.of(place)), options.build());
    }
    if (address.startsWith("tls:")) {
      Path authority = Path.of(System.getProperty("victim.authority"));
      options.tls(ClientTls.builder().trust(authority).build());
    }
    return NettyClient.connect(
        new InetSocketAddress("localhost", Integer.parseInt(place)), options.build());
  }

  /** Returns default options, in which one limit is at its maximum. */
  private static ClientOptions.Builder options(String limit) {
    Limits.Builder limits = Limits.builder();
    RateLimits.Builder rates = RateLimits.builder();
    ClientOptions.Builder options = ClientOptions.builder();
    switch (limit) {
      case "none" -> {}
      case "memory.processBytes" ->
          limits.memory(Limits.DEFAULT.memory().withProcessBytes(Long.MAX_VALUE));
      case "receivePayload" -> limits.receivePayload(0xFFFFFF);
      case "openStreams" -> limits.openStreams(128);
      case "progressTopics" -> limits.progressTopics(Integer.MAX_VALUE);
      case "sideOutputBytes" -> limits.sideOutputBytes(Integer.MAX_VALUE);
      case "responseWindow" -> options.responseWindow(Integer.MAX_VALUE);
      case "rates.dataFrames" -> rates.dataFrames(Integer.MAX_VALUE);
      case "rates.emptyData" -> rates.emptyData(Integer.MAX_VALUE);
      case "rates.streamSettings" -> rates.streamSettings(Integer.MAX_VALUE);
      case "rates.streamOpens" -> rates.streamOpens(Integer.MAX_VALUE);
      case "rates.windowFrames" -> rates.windowFrames(Integer.MAX_VALUE);
      default -> throw new IllegalArgumentException("no limit " + limit);
    }
    return options.limits(limits.rates(rates.build()).build());
  }
}
