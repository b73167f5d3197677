package dev.wirecommand.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Version 1 of the PROXY header, which is a line of text. */
final class ProxyLine {
  /** The byte with which a header of this version begins. */
  static final byte FIRST = 'P';

  /** The maximum length of the line in bytes, with its end. */
  static final int LONGEST = 107;

  private static final byte[] PREFIX = "PROXY ".getBytes(StandardCharsets.US_ASCII);
  private static final String UNKNOWN = "PROXY UNKNOWN";
  private static final int FIELDS = 6;
  private static final int LAST_PORT = 65_535;

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,4}");
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

  /** Text that Java reads as an IPv6 address or refuses, and never looks up as a name. */
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

  private ProxyLine() {}

  /** Parses a line whose earlier bytes have been parsed before and were incomplete. */
  static ProxyHeader parse(byte[] bytes, int length) {
    byte last = bytes[length - 1];
    if (length <= PREFIX.length) {
      return last == PREFIX[length - 1]
          ? ProxyHeader.Incomplete.INSTANCE
          : ProxyHeader.Malformed.beginning(bytes, length);
    }
    boolean afterReturn = bytes[length - 2] == '\r';
    if (afterReturn != (last == '\n')) {
      return malformed("ends with a lone CR or LF; it must end with CR LF");
    }
    if (afterReturn) {
      return parse(new String(bytes, 0, length - 2, StandardCharsets.ISO_8859_1));
    }
    if (length == LONGEST) {
      return malformed("has no CR LF within " + LONGEST + " bytes, which is the longest allowed");
    }
    return ProxyHeader.Incomplete.INSTANCE;
  }

  private static ProxyHeader parse(String line) {
    if (line.equals(UNKNOWN) || line.startsWith(UNKNOWN + " ")) {
      return ProxyHeader.Direct.INSTANCE;
    }
    String[] fields = line.split(" ", -1);
    String protocol = fields[1];
    if (!protocol.equals("TCP4") && !protocol.equals("TCP6")) {
      return malformed(
          "names the protocol " + quote(protocol) + "; it must be TCP4, TCP6 or UNKNOWN");
    }
    if (fields.length != FIELDS) {
      return malformed(
          "has "
              + fields.length
              + " fields; it must have "
              + FIELDS
              + ", with one space between them: PROXY "
              + protocol
              + " <source> <destination> <source port> <destination port>");
    }
    boolean ipv6 = protocol.equals("TCP6");
    for (int i = 2; i <= 3; i++) {
      if (address(fields[i], ipv6) == null) {
        return malformed(
            "has the address " + quote(fields[i]) + "; " + protocol + " needs " + example(ipv6));
      }
    }
    for (int i = 4; i <= 5; i++) {
      if (!NUMBER.matcher(fields[i]).matches() || Integer.parseInt(fields[i]) > LAST_PORT) {
        return malformed(
            "has the port "
                + quote(fields[i])
                + "; it must be a number from 0 to 65535 without leading zeros");
      }
    }
    return new ProxyHeader.Proxied(
        new InetSocketAddress(address(fields[2], ipv6), Integer.parseInt(fields[4])),
        new InetSocketAddress(address(fields[3], ipv6), Integer.parseInt(fields[5])),
        false);
  }

  private static @Nullable InetAddress address(String text, boolean ipv6) {
    if (!(ipv6 ? IPV6 : IPV4).matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String example(boolean ipv6) {
    return ipv6 ? "an IPv6 address such as 2001:db8::7" : "an IPv4 address such as 192.0.2.7";
  }

  private static String quote(String text) {
    return "'" + text.replaceAll("[^ -~]", "?") + "'";
  }

  private static ProxyHeader malformed(String what) {
    return new ProxyHeader.Malformed("the PROXY line " + what);
  }
}
