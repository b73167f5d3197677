package dev.wirecommand.transport;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A header of the PROXY protocol, version 1 or 2, as far as it has been read. A proxy sends it in
 * front of all other bytes of a connection. Immutable.
 *
 * @see ProxyHeaderReader
 */
public sealed interface ProxyHeader
    permits ProxyHeader.Incomplete, ProxyHeader.Proxied, ProxyHeader.Direct, ProxyHeader.Malformed {
  /**
   * Calls the visitor's method for this header.
   *
   * @param <R> the type of the result
   * @param visitor the visitor
   * @return the method's result
   */
  <R> R accept(Visitor<R> visitor);

  /** The bytes so far are the beginning of a header. More bytes are needed. */
  record Incomplete() implements ProxyHeader {
    static final Incomplete INSTANCE = new Incomplete();

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onIncomplete(this);
    }
  }

  /**
   * The connection was forwarded for a client of the proxy.
   *
   * @param source the client's address; null if the client has no IP address, because it reached
   *     the proxy over a Unix domain socket
   * @param destination the address at which the client reached the proxy, or null if it is no IP
   *     address
   * @param tls whether the proxy says that the client's connection was encrypted with TLS
   */
  record Proxied(
      @Nullable InetSocketAddress source, @Nullable InetSocketAddress destination, boolean tls)
      implements ProxyHeader {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onProxied(this);
    }
  }

  /**
   * The header names no client. The proxy made the connection for itself, for example as a health
   * check, or does not know the client's address. The peer is the proxy.
   */
  record Direct() implements ProxyHeader {
    static final Direct INSTANCE = new Direct();

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onDirect(this);
    }
  }

  /**
   * The bytes are no header. The connection must be closed.
   *
   * @param message names what is wrong, and what the proxy must send
   */
  record Malformed(String message) implements ProxyHeader {
    /** Returns the result for bytes that begin no header, as the last of them shows. */
    static Malformed beginning(byte[] bytes, int length) {
      return new Malformed(
          "the connection begins with the bytes "
              + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, length)
              + " and not with a PROXY header; have the proxy send one (in HAProxy:"
              + " send-proxy-v2), or take its address out of proxyProtocolFrom");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onMalformed(this);
    }
  }

  /**
   * A visitor with a method for each kind of header.
   *
   * @param <R> the type of the result
   */
  interface Visitor<R> {
    R onIncomplete(Incomplete header);

    R onProxied(Proxied header);

    R onDirect(Direct header);

    R onMalformed(Malformed header);
  }
}
