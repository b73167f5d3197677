package dev.wirecommand.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A counter that limits a server's open connections, in total and per address. All addresses of one
 * IPv6 /64 network share one count, because a single host can choose any of them. Safe for use by
 * any thread.
 */
public final class ConnectionCaps {
  private static final int NETWORK_BYTES = 8;

  private final int most;
  private final int mostPerAddress;
  private final Map<String, Integer> perAddress = new HashMap<>();
  private int count;

  /**
   * Creates the caps of a new server, with no connections counted.
   *
   * @param most the cap on all connections, at least 1
   * @param mostPerAddress the cap on the connections from one address, at least 1
   */
  public ConnectionCaps(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /**
   * Counts a new connection, or returns the cap that it would exceed.
   *
   * @param address the peer's address; if it is not an IP address, only the cap on all connections
   *     applies
   * @return null if the connection was counted, and must be passed to {@link #leave} when it ends;
   *     else the cap that it exceeds
   */
  public synchronized @Nullable String enter(@Nullable SocketAddress address) {
    if (count >= most) {
      return "the cap of " + most + " connections";
    }
    String exceeded = enterAddress(address);
    if (exceeded == null) {
      count++;
    }
    return exceeded;
  }

  /**
   * Counts a connection for an address only, or returns the cap that it would exceed. For a
   * connection that was already counted without an address, because the address was not yet known.
   *
   * @param address the peer's address; if it is not an IP address, nothing is counted
   * @return null if the connection was counted, and must be passed to {@link #leaveAddress} when it
   *     ends; else the cap that it exceeds
   */
  public synchronized @Nullable String enterAddress(@Nullable SocketAddress address) {
    String key = key(address);
    if (key == null) {
      return null;
    }
    int here = perAddress.getOrDefault(key, 0);
    if (here >= mostPerAddress) {
      return "the cap of " + mostPerAddress + " connections from one address";
    }
    perAddress.put(key, here + 1);
    return null;
  }

  /**
   * Removes an ended connection from the count.
   *
   * @param address the address with which the connection was counted
   */
  public synchronized void leave(@Nullable SocketAddress address) {
    count--;
    leaveAddress(address);
  }

  /**
   * Removes an ended connection from the count of its address only.
   *
   * @param address the address with which {@link #enterAddress} counted the connection
   */
  public synchronized void leaveAddress(@Nullable SocketAddress address) {
    String key = key(address);
    if (key != null) {
      perAddress.computeIfPresent(key, (k, here) -> here == 1 ? null : here - 1);
    }
  }

  /** Returns the number of open connections. */
  synchronized int count() {
    return count;
  }

  /** Returns the number of addresses that have open connections. */
  synchronized int addresses() {
    return perAddress.size();
  }

  /** Returns what identifies the network of an IP address, or null for another address. */
  static @Nullable String key(@Nullable SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
      return null;
    }
    InetAddress ip = inet.getAddress();
    byte[] bytes = ip.getAddress();
    return HexFormat.of()
        .formatHex(ip instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
