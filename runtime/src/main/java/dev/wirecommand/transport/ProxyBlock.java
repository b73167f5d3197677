package dev.wirecommand.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Version 2 of the PROXY header, which is a binary block. */
final class ProxyBlock {
  /** The maximum length of a header after its first 16 bytes. Proxies send some hundred bytes. */
  static final int LONGEST = 4_096;

  private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
  private static final int COMMAND_AT = SIGNATURE.length;
  private static final int FAMILY_AT = COMMAND_AT + 1;
  private static final int LENGTH_AT = FAMILY_AT + 1;

  /** The size in bytes of the part that all headers have. */
  private static final int HEAD = LENGTH_AT + 2;

  /** The maximum size of a header in bytes. */
  static final int MOST = HEAD + LONGEST;

  private static final int VERSION = 2;
  private static final int LOCAL = 0;
  private static final int PROXY = 1;

  private static final int UNSPECIFIED = 0;
  private static final int UNIX = 3;
  private static final int DATAGRAM = 2;

  /** The size in bytes of the addresses of each family: none, IPv4, IPv6, Unix domain sockets. */
  private static final int[] ADDRESSES = {0, 12, 36, 216};

  /** The size in bytes of one IP address of each family. */
  private static final int[] ADDRESS = {0, 4, 16};

  private static final int TLV_HEAD = 3;
  private static final int TLV_SSL = 0x20;

  /** The size in bytes of the smallest value of {@link #TLV_SSL}: flags, and a verdict. */
  private static final int SSL_LEAST = 5;

  private static final int CLIENT_SSL = 1;

  private ProxyBlock() {}

  /** Parses a block whose earlier bytes have been parsed before and were incomplete. */
  static ProxyHeader parse(byte[] bytes, int length) {
    int last = length - 1;
    if (last < COMMAND_AT) {
      return bytes[last] == SIGNATURE[last]
          ? ProxyHeader.Incomplete.INSTANCE
          : ProxyHeader.Malformed.beginning(bytes, length);
    }
    if (last == COMMAND_AT) {
      return checkCommand(bytes);
    }
    if (last == FAMILY_AT) {
      return checkFamily(bytes);
    }
    if (length < HEAD) {
      return ProxyHeader.Incomplete.INSTANCE;
    }
    int rest = uint16(bytes, LENGTH_AT);
    if (length == HEAD) {
      ProxyHeader checked = checkLength(bytes, rest);
      if (rest > 0 || checked != ProxyHeader.Incomplete.INSTANCE) {
        return checked;
      }
    }
    return length == HEAD + rest ? whole(bytes, length) : ProxyHeader.Incomplete.INSTANCE;
  }

  private static ProxyHeader checkCommand(byte[] bytes) {
    int version = high(bytes[COMMAND_AT]);
    int command = low(bytes[COMMAND_AT]);
    if (version != VERSION) {
      return malformed("is of version " + version + "; a binary header must be of version 2");
    }
    if (command > PROXY) {
      return malformed("has the command " + command + "; it must be 0 (LOCAL) or 1 (PROXY)");
    }
    return ProxyHeader.Incomplete.INSTANCE;
  }

  private static ProxyHeader checkFamily(byte[] bytes) {
    int family = high(bytes[FAMILY_AT]);
    int protocol = low(bytes[FAMILY_AT]);
    if (isLocal(bytes)) {
      return ProxyHeader.Incomplete.INSTANCE;
    }
    if (family > UNIX) {
      return malformed(
          "has the address family "
              + family
              + "; it must be 0 (unspecified), 1 (IPv4), 2 (IPv6) or 3 (Unix)");
    }
    if (protocol > DATAGRAM) {
      return malformed(
          "has the transport protocol "
              + protocol
              + "; it must be 0 (unspecified), 1 (stream) or 2 (datagram)");
    }
    return ProxyHeader.Incomplete.INSTANCE;
  }

  private static ProxyHeader checkLength(byte[] bytes, int rest) {
    if (rest > LONGEST) {
      return malformed(
          "claims "
              + rest
              + " bytes of addresses and TLVs; it may have "
              + LONGEST
              + ", so have the proxy send fewer TLVs");
    }
    int least = isDirect(bytes) ? 0 : ADDRESSES[high(bytes[FAMILY_AT])];
    if (rest < least) {
      return malformed(
          "claims "
              + rest
              + " bytes of addresses and TLVs; the addresses of its family alone have "
              + least);
    }
    return ProxyHeader.Incomplete.INSTANCE;
  }

  private static boolean isLocal(byte[] bytes) {
    return low(bytes[COMMAND_AT]) == LOCAL;
  }

  /** Returns whether the header names no client, so that all bytes after its head are skipped. */
  private static boolean isDirect(byte[] bytes) {
    return isLocal(bytes)
        || high(bytes[FAMILY_AT]) == UNSPECIFIED
        || low(bytes[FAMILY_AT]) == UNSPECIFIED;
  }

  private static ProxyHeader whole(byte[] bytes, int length) {
    if (isDirect(bytes)) {
      return ProxyHeader.Direct.INSTANCE;
    }
    int family = high(bytes[FAMILY_AT]);
    boolean tls = false;
    for (int at = HEAD + ADDRESSES[family]; at < length; ) {
      int left = length - at - TLV_HEAD;
      if (left < 0) {
        return malformed("ends within a TLV; each has at least " + TLV_HEAD + " bytes");
      }
      int type = bytes[at] & 0xFF;
      int size = uint16(bytes, at + 1);
      if (size > left) {
        return malformed(
            String.format("has a TLV 0x%02x of %d bytes, but only %d are left", type, size, left));
      }
      if (type == TLV_SSL) {
        if (size < SSL_LEAST) {
          return malformed(
              String.format("has a TLV 0x%02x of %d bytes; it needs %d", type, size, SSL_LEAST));
        }
        tls |= (bytes[at + TLV_HEAD] & CLIENT_SSL) != 0;
      }
      at += TLV_HEAD + size;
    }
    if (family == UNIX) {
      return new ProxyHeader.Proxied(null, null, tls);
    }
    int size = ADDRESS[family];
    int ports = HEAD + 2 * size;
    return new ProxyHeader.Proxied(
        address(bytes, HEAD, size, ports), address(bytes, HEAD + size, size, ports + 2), tls);
  }

  private static InetSocketAddress address(byte[] bytes, int at, int size, int portAt) {
    try {
      InetAddress ip = InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + size));
      return new InetSocketAddress(ip, uint16(bytes, portAt));
    } catch (UnknownHostException e) {
      throw new AssertionError("every 4 or 16 bytes are an IP address", e);
    }
  }

  private static int high(byte value) {
    return (value & 0xF0) >> 4;
  }

  private static int low(byte value) {
    return value & 0x0F;
  }

  private static int uint16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private static ProxyHeader malformed(String what) {
    return new ProxyHeader.Malformed("the PROXY header " + what);
  }
}
