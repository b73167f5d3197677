package dev.wirecommand.netty;

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
 * How many connections there may be, in all and from one address. An IPv6 address counts with its
 * neighbours of the same /64, which are one host's to choose from. Safe for use by any thread.
 */
final class ConnectionCaps {
  private static final int NETWORK_BYTES = 8;

  private final int most;
  private final int mostPerAddress;
  private final Map<String, Integer> perAddress = new HashMap<>();
  private int count;

  ConnectionCaps(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /**
   * Counts a connection in.
   *
   * @param address where it comes from; one that is no IP address counts in all alone
   * @return null if it may stay, and is then to be {@linkplain #leave counted out}; else which cap
   *     it is over
   */
  synchronized @Nullable String enter(@Nullable SocketAddress address) {
    if (count >= most) {
      return "the cap of " + most + " connections";
    }
    String key = key(address);
    if (key != null) {
      int here = perAddress.getOrDefault(key, 0);
      if (here >= mostPerAddress) {
        return "the cap of " + mostPerAddress + " connections from one address";
      }
      perAddress.put(key, here + 1);
    }
    count++;
    return null;
  }

  /** Counts a connection out that was counted in. */
  synchronized void leave(@Nullable SocketAddress address) {
    count--;
    String key = key(address);
    if (key != null) {
      perAddress.computeIfPresent(key, (k, here) -> here == 1 ? null : here - 1);
    }
  }

  /** How many connections are counted in. */
  synchronized int count() {
    return count;
  }

  /** How many addresses are remembered: those that have connections. */
  synchronized int addresses() {
    return perAddress.size();
  }

  private static @Nullable String key(@Nullable SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
      return null;
    }
    InetAddress ip = inet.getAddress();
    byte[] bytes = ip.getAddress();
    return HexFormat.of()
        .formatHex(ip instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
