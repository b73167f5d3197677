package dev.wirecommand.socket;

import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The failures of the attempts to connect to a host, and their words. */
public final class ConnectFailures {
  private final InetSocketAddress given;
  private final List<InetSocketAddress> tried = new ArrayList<>();
  private final List<Throwable> causes = new ArrayList<>();

  /**
   * Creates a list without failures.
   *
   * @param given the address that the caller gave
   */
  ConnectFailures(InetSocketAddress given) {
    this.given = given;
  }

  void add(InetSocketAddress address, Throwable cause) {
    tried.add(address);
    causes.add(cause);
  }

  /**
   * Returns the exception for all failures. Its cause is that of the first attempt; the others are
   * suppressed.
   */
  IOException toException() {
    if (tried.size() == 1) {
      return of(given, causes.get(0));
    }
    String reasons =
        IntStream.range(0, tried.size())
            .mapToObj(
                i ->
                    tried.get(i).getAddress().getHostAddress()
                        + ": "
                        + reason(tried.get(i), causes.get(i)))
            .collect(Collectors.joining("; "));
    IOException all = failure(given, reasons, causes.get(0));
    causes.stream().skip(1).forEach(all::addSuppressed);
    return all;
  }

  /** Returns the exception for the only failure. */
  static IOException of(SocketAddress address, Throwable cause) {
    return failure(address, reason(address, cause), cause);
  }

  /**
   * Returns the exception for an address to which no attempt was made.
   *
   * @param address the address
   * @param cause why it cannot be used
   * @return an exception that names both
   */
  public static IOException unusable(SocketAddress address, IOException cause) {
    return failure(address, FailureText.of(cause), cause);
  }

  private static IOException failure(SocketAddress address, String reason, Throwable cause) {
    return new IOException("can't connect to " + shown(address) + ": " + reason, cause);
  }

  private static String shown(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.isUnresolved()
        ? inet.getHostString() + ":" + inet.getPort()
        : address.toString();
  }

  private static String reason(SocketAddress address, Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "there is no host of this name; check the name";
    }
    String message = FailureText.of(cause);
    if (message.contains("Connection refused")) {
      return "connection refused; check that a server listens there";
    }
    Path file = address instanceof UnixSocket socket ? socket.path() : null;
    if (file != null && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return "there is no socket file; check the path, and that the server is running";
    }
    return TlsFailure.text(cause);
  }
}
