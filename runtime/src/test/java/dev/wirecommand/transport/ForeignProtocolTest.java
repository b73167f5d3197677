package dev.wirecommand.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignProtocolTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "160301020001000001fc0303, TLS",
    "15030300020228, TLS",
    "1603040001, TLS",
    "1900000100010111, FRAMES",
    "4100000000020151, FRAMES",
    "0d0a0d0a000d0a515549540a2111000c, PROXY_V2",
  })
  void recognizesBytes(String hex, ForeignProtocol protocol) {
    byte[] bytes = HEX.parseHex(hex);
    assertThat(ForeignProtocol.of(bytes, 0, bytes.length)).isEqualTo(protocol);
  }

  @ParameterizedTest
  @CsvSource({
    "PROXY TCP4 1.2.3.4 5.6.7.8 1 2, PROXY_V1",
    "GET / HTTP/1.1, HTTP_REQUEST",
    "HEAD / HTTP/1.1, HTTP_REQUEST",
    "POST / HTTP/1.1, HTTP_REQUEST",
    "PUT / HTTP/1.1, HTTP_REQUEST",
    "DELETE / HTTP/1.1, HTTP_REQUEST",
    "CONNECT a:1 HTTP/1.1, HTTP_REQUEST",
    "OPTIONS * HTTP/1.1, HTTP_REQUEST",
    "TRACE / HTTP/1.1, HTTP_REQUEST",
    "PATCH / HTTP/1.1, HTTP_REQUEST",
    "PRI * HTTP/2.0, HTTP_REQUEST",
    "HTTP/1.1 400 Bad Request, HTTP_RESPONSE",
    "SSH-2.0-OpenSSH_9.6, SSH",
    "Welcome to the server, TEXT",
    "Get it, TEXT",
    "hi!, TEXT",
  })
  void recognizesText(String text, ForeignProtocol protocol) {
    byte[] bytes = ("--" + text).getBytes(ISO_8859_1);
    assertThat(ForeignProtocol.of(bytes, 2, bytes.length - 2)).isEqualTo(protocol);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Gr\u00f6\u00dfe: 5", "\u2192 started", "12345\u2192 x", "\u001b[32mINFO"})
  void recognizesTextThatIsNotPlainAscii(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(ForeignProtocol.of(bytes, 0, bytes.length)).isEqualTo(ForeignProtocol.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "16",
        "1603",
        "160201000100",
        "1603050001000000",
        "6869",
        "1900000100010011",
        "1900000100030111",
        "190000010001",
        "0d0a0d0a000d",
        "0d0a0d0a000d0a52",
        "68656c6c6f00",
        "68656c6c6f7f",
        "68656c6c6fff",
        "68e96c6c6f",
        "1b68656c6c6f",
      })
  void guessesNothing(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    assertThat(ForeignProtocol.of(bytes, 0, bytes.length)).isNull();
    assertThat(ForeignProtocol.insteadOfFrame(bytes, 0, bytes.length)).isNull();
    assertThat(ForeignProtocol.insteadOfTls(bytes)).isNull();
  }

  @Test
  void saysWhatItIsAndHowToMendIt() {
    assertThat(insteadOfFrame(HEX.parseHex("160301020001000001fc0303")))
        .isEqualTo(
            "the peer sent a TLS record instead of a frame: give both ends TLS settings, or"
                + " neither");
    assertThat(insteadOfFrame(text("PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n")))
        .isEqualTo(
            "the peer sent a PROXY protocol header (version 1) instead of a frame: turn it off at"
                + " the proxy, or let the server accept it from the proxy's address");
    assertThat(insteadOfFrame(HEX.parseHex("0d0a0d0a000d0a515549540a2111000c")))
        .isEqualTo(
            "the peer sent a PROXY protocol header (version 2) instead of a frame: turn it off at"
                + " the proxy, or let the server accept it from the proxy's address");
    // A path may hold a secret, so it is not shown.
    assertThat(insteadOfFrame(text("GET /?key=secret HTTP/1.1\r\n\r\n")))
        .isEqualTo(
            "the peer sent an HTTP request instead of a frame: this port does not speak HTTP; use"
                + " a WireCommand client");
    assertThat(insteadOfFrame(text("HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n")))
        .isEqualTo(
            "the peer sent an HTTP response 'HTTP/1.1 400 Bad Request' instead of a frame: check"
                + " the server's address and port");
    assertThat(insteadOfFrame(text("SSH-2.0-OpenSSH_9.6\r\n")))
        .isEqualTo(
            "the peer sent an SSH banner 'SSH-2.0-OpenSSH_9.6' instead of a frame: check the"
                + " server's address and port");
    assertThat(insteadOfFrame(text("\n\nWelcome to \u001b[1mshell\n$")))
        .isEqualTo(
            "the peer sent text 'Welcome to \\u001b[1mshell' instead of a frame: check the address"
                + " and port; a program that serves over its standard streams must print nothing"
                + " else to standard output");
  }

  @Test
  void framesAreForeignToTlsAlone() {
    byte[] frame = HEX.parseHex("1900000100010111");
    assertThat(insteadOfFrame(frame)).isNull();
    assertThat(ForeignProtocol.insteadOfTls(frame))
        .isEqualTo(
            "the peer sent a frame instead of a TLS record: give both ends TLS settings, or"
                + " neither");
    assertThat(ForeignProtocol.insteadOfTls(HEX.parseHex("160301020001000001fc0303"))).isNull();
    assertThat(ForeignProtocol.insteadOfTls(text("SSH-2.0-x\r\n")))
        .isEqualTo(
            "the peer sent an SSH banner 'SSH-2.0-x' instead of a TLS record: check the server's"
                + " address and port");
  }

  private static byte[] text(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String insteadOfFrame(byte[] bytes) {
    return ForeignProtocol.insteadOfFrame(bytes, 0, bytes.length);
  }
}
