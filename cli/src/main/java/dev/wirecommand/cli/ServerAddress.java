package dev.wirecommand.cli;

import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a server, written {@code HOST:PORT}, with an IPv6 address in brackets.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without its brackets
 * @param port the port, 1 to 65,535
 */
record ServerAddress(String host, int port) {
  private static final int LAST_PORT = 65_535;
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");
  private static final Pattern NAME = Pattern.compile("[^\\s\\[\\]/@?#%]+");

  /**
   * Parses an address.
   *
   * @param text the text
   * @return the address, not yet resolved
   * @throws Failure if the text does not have this form; the message says how to fix it
   */
  static ServerAddress parse(String text) throws Failure {
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.lookingAt()) {
      throw refuse(text, "leave out " + scheme.group());
    }
    int end = endOfHost(text);
    String port = end < text.length() ? text.substring(end + 1) : "";
    if (port.isEmpty()) {
      throw refuse(text, "the port is missing");
    }
    return new ServerAddress(host(text, text.substring(0, end)), port(text, port));
  }

  /** Returns the index of the colon before the port, or the text's length if there is none. */
  private static int endOfHost(String text) throws Failure {
    if (!text.startsWith("[")) {
      int colon = text.lastIndexOf(':');
      return colon < 0 ? text.length() : colon;
    }
    int end = text.indexOf(']') + 1;
    if (end == 0) {
      throw refuse(text, "']' is missing");
    }
    if (end < text.length() && text.charAt(end) != ':') {
      throw refuse(text, "after ']' comes a colon and the port");
    }
    return end;
  }

  private static String host(String text, String host) throws Failure {
    if (host.startsWith("[")) {
      String address = host.substring(1, host.length() - 1);
      if (!isIpv6(address)) {
        throw refuse(text, "what is in brackets is no IPv6 address");
      }
      return address;
    }
    if (host.isEmpty()) {
      throw refuse(text, "the host is missing");
    }
    if (host.indexOf(':') >= 0) {
      throw refuse(text, "an IPv6 address goes in brackets, as in [::1]:4000");
    }
    if (!NAME.matcher(host).matches()) {
      throw refuse(text, "'" + host + "' is no name of a host");
    }
    return host;
  }

  private static int port(String text, String port) throws Failure {
    // Six digits exceed the range, so longer numbers need not be parsed.
    if (port.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(port);
      if (number >= 1 && number <= LAST_PORT) {
        return number;
      }
    }
    throw refuse(text, "the port is a number in 1.." + LAST_PORT + ", not '" + port + "'");
  }

  private static boolean isIpv6(String host) {
    try {
      // A text with a colon is never looked up as a name.
      return IPV6.matcher(host).matches() && InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Failure refuse(String text, String fix) {
    return Failure.usage("'" + text + "' is not HOST:PORT: " + fix);
  }

  /** Returns the address for a client, which looks the host up when it connects. */
  InetSocketAddress unresolved() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  /**
   * Describes why a connection failed, without the address and in the same words for every
   * transport.
   *
   * @param failure the exception
   */
  static String reason(IOException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof UnknownHostException) {
      return "there is no host of this name";
    }
    String message = FailureText.of(cause == null ? failure : cause);
    if (message.contains("refused")) {
      return "the connection was refused; is a server listening there?";
    }
    boolean late = cause instanceof SocketTimeoutException || message.contains("timed out");
    return late ? "there was no answer in time" : message;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
