package dev.wirecommand.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A network of IP addresses that begin with the same bits, or a single address.
 *
 * @param address an address of the network
 * @param prefix the number of bits that all its addresses share
 */
record IpNetwork(InetAddress address, int prefix) {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  /** Text that Java reads as an address or refuses, and never looks up as a name. */
  private static final Pattern LITERAL =
      Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

  /**
   * Parses an address or a network.
   *
   * @throws IllegalArgumentException if the text is neither; the message names it
   */
  static IpNetwork parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException(
          "proxyProtocolFrom: '"
              + text
              + "' is neither an IP address nor a network; write 192.0.2.7, 2001:db8::7 or"
              + " 192.0.2.0/24, for example");
    }
    int bits = address.getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return new IpNetwork(address, bits);
    }
    String prefix = text.substring(slash + 1);
    if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > bits) {
      throw new IllegalArgumentException(
          "proxyProtocolFrom: '"
              + text
              + "' has the prefix '"
              + prefix
              + "'; it must be a number of bits from 0 to "
              + bits);
    }
    return new IpNetwork(address, Integer.parseInt(prefix));
  }

  private static @Nullable InetAddress address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  boolean contains(InetAddress other) {
    byte[] ours = address.getAddress();
    byte[] theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int i = 0; i < prefix; i += Byte.SIZE) {
      int differing = (ours[i / Byte.SIZE] ^ theirs[i / Byte.SIZE]) & 0xFF;
      int beyond = Math.max(0, i + Byte.SIZE - prefix);
      if (differing >> beyond != 0) {
        return false;
      }
    }
    return true;
  }
}
