package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "localhost:4000, localhost, 4000",
    "127.0.0.1:1, 127.0.0.1, 1",
    "a-b.example_c:65535, a-b.example_c, 65535",
    "h:080, h, 80",
    "[::1]:4000, ::1, 4000",
    "[fe80::1:2]:4000, fe80::1:2, 4000",
    "[::ffff:127.0.0.1]:4000, ::ffff:127.0.0.1, 4000"
  })
  void takesHostAndPort(String text, String host, int port) throws Failure {
    assertThat(ServerAddress.parse(text)).isEqualTo(new ServerAddress(host, port));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|the port is missing",
        "localhost|the port is missing",
        "localhost:|the port is missing",
        "[::1]|the port is missing",
        "[::1]:|the port is missing",
        "[::1|']' is missing",
        "[::1]4000|after ']' comes a colon and the port",
        "[::1]x:4000|after ']' comes a colon and the port",
        "[localhost]:1|what is in brackets is no IPv6 address",
        "[1::2::3]:1|what is in brackets is no IPv6 address",
        "[]:1|what is in brackets is no IPv6 address",
        "::1:4000|an IPv6 address goes in brackets, as in [::1]:4000",
        ":4000|the host is missing",
        ":|the port is missing",
        "h:0|the port is a number in 1..65535, not '0'",
        "h:65536|the port is a number in 1..65535, not '65536'",
        "h:99999999999|the port is a number in 1..65535, not '99999999999'",
        "h:+1|the port is a number in 1..65535, not '+1'",
        "h:-1|the port is a number in 1..65535, not '-1'",
        "h:1x|the port is a number in 1..65535, not '1x'",
        "h:\u0661|the port is a number in 1..65535, not '\u0661'",
        "me@h:1|'me@h' is no name of a host",
        "a b:1|'a b' is no name of a host",
        "h/x:1|'h/x' is no name of a host",
        "tcp://h:1|leave out tcp://",
        "http://h:1/x|leave out http://"
      })
  void refusesAllElse(String text, String fix) {
    assertThatThrownBy(() -> ServerAddress.parse(text))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("'" + text + "' is not HOST:PORT: " + fix);
  }

  @Test
  void printsItselfAsItIsWritten() {
    assertThat(new ServerAddress("localhost", 4000)).hasToString("localhost:4000");
    assertThat(new ServerAddress("::1", 4000)).hasToString("[::1]:4000");
  }

  @Test
  void leavesTheLookupToTheClient() {
    assertThat(new ServerAddress("localhost", 4000).unresolved())
        .isEqualTo(InetSocketAddress.createUnresolved("localhost", 4000));
  }

  @Test
  void reasonsAreWithoutTheAddress() {
    IOException refused =
        new IOException("x", new ConnectException("Connection refused: /127.0.0.1:1"));
    assertThat(ServerAddress.reason(refused))
        .isEqualTo("the connection was refused; is a server listening there?");
    IOException timeout =
        new IOException("x", new ConnectException("connection timed out after 10000 ms: /h:1"));
    assertThat(ServerAddress.reason(timeout)).isEqualTo("there was no answer in time");
    IOException late = new IOException("x", new SocketTimeoutException("no answer within 1 ms"));
    assertThat(ServerAddress.reason(late)).isEqualTo("there was no answer in time");
    IOException unknown = new IOException("x", new UnknownHostException("h: not known"));
    assertThat(ServerAddress.reason(unknown)).isEqualTo("there is no host of this name");
    assertThat(ServerAddress.reason(new IOException())).isEqualTo("java.io.IOException");
    IOException other = new IOException("x", new IOException("Network is unreachable"));
    assertThat(ServerAddress.reason(other)).isEqualTo("Network is unreachable");
    assertThat(ServerAddress.reason(new IOException("broken"))).isEqualTo("broken");
  }
}
