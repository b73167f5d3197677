package dev.wirecommand.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the addresses of a host by its name. */
public final class HostLookup {
  private final Names names;

  /** The system's table of host names. */
  @FunctionalInterface
  public interface Names {
    /**
     * Returns the addresses of a host. May block.
     *
     * @param host the name of the host
     * @return the addresses, at least one
     * @throws UnknownHostException if there is no such host
     */
    InetAddress[] find(String host) throws UnknownHostException;
  }

  /**
   * Creates a lookup.
   *
   * @param names the system's table
   */
  public HostLookup(Names names) {
    this.names = names;
  }

  /**
   * Returns all addresses to try for the address that a caller gave. If that has a host name, the
   * name is looked up anew. An address that the caller has resolved to one that the name no longer
   * has comes first, because the caller may have chosen it. An address without a name is the only
   * one.
   *
   * @param given the address that the caller gave
   * @param nanos how long to wait for the system, in nanoseconds
   * @return the addresses in the order in which to try them, at least one; all resolved
   * @throws UnknownHostException if there is no such host
   * @throws InterruptedException if this thread is interrupted
   * @throws TimeoutException if the system takes longer
   */
  public List<InetSocketAddress> addresses(InetSocketAddress given, long nanos)
      throws UnknownHostException, InterruptedException, TimeoutException {
    InetAddress known = given.getAddress();
    String host = given.getHostString();
    if (known != null && host.equals(known.getHostAddress())) {
      return List.of(given);
    }
    List<InetAddress> all = new ArrayList<>();
    try {
      all.addAll(Arrays.asList(find(host, nanos)));
    } catch (UnknownHostException | TimeoutException e) {
      if (known == null) {
        throw e;
      }
    }
    if (known != null && !all.contains(known)) {
      all.add(0, known);
    }
    return all.stream().map(each -> new InetSocketAddress(each, given.getPort())).toList();
  }

  /** Asks the system on another thread, because the system has a time limit of its own or none. */
  private InetAddress[] find(String host, long nanos)
      throws UnknownHostException, InterruptedException, TimeoutException {
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> names.find(host));
    Thread thread = new Thread(task, "wirecommand-lookup");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw new IllegalStateException("the lookup of a host failed", e.getCause());
    }
  }
}
