package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Tests the server with bytes on a plain socket, as a client in any language would send them. */
class WireBytesTest {
  private static final HexFormat HEX = HexFormat.of();

  // The heads of the example history, whose ids are always the same.
  private static final String MAIN = "9ca29255e207b348f79d2f0f92be3e8c33b4d165";
  private static final String JAPANESE = "a875b9450b643853c8427ae0e291524880210370";
  private static final String REVIEW = "d8abcdd47b6103c9ecf323588e7abb782e4f7c2a";

  @Test
  void answersHeadsWithTheBytesOfTheProtocol() throws IOException {
    byte[] request =
        bytes(
            hex("0c0000"), // 12 bytes of payload,
            hex("0100"), // of request 1,
            hex("01"), // on stream 1,
            hex("01"), // which begins:
            hex("11"), // command-request, new
            hex("a1"), // a map of one entry:
            hex("44"), // a byte string of 4 bytes
            ascii("name"),
            hex("45"), // to one of 5
            ascii("heads"));
    byte[] response =
        bytes(
            hex("400000"), // 64 bytes of payload,
            hex("0100"), // of request 1,
            hex("02"), // on stream 2,
            hex("01"), // which begins:
            hex("46"), // bytes-response, eos and cbor
            hex("83"), // an array of three elements:
            hex("54"), // a byte string of 20 bytes
            hex(MAIN),
            hex("54"), // another
            hex(JAPANESE),
            hex("54"), // and another
            hex(REVIEW));
    assertThat(exchange(request)).isEqualTo(HEX.formatHex(response));
  }

  @Test
  void answersABlobWithItsBytesAndNoCborFlag() throws IOException {
    byte[] request =
        bytes(
            hex("280000" + "0100" + "01" + "01" + "11"),
            hex("a2" + "44"),
            ascii("args"),
            hex("a1" + "42"),
            ascii("id"),
            hex("54" + "10ddd6d257e01349d514541981aeecea6b2e741d"),
            hex("44"),
            ascii("name"),
            hex("43"),
            ascii("cat"));
    byte[] response = bytes(hex("070000" + "0100" + "02" + "01" + "42"), ascii("Hello!\n"));
    assertThat(exchange(request)).isEqualTo(HEX.formatHex(response));
  }

  @Test
  void answersAnUnknownArgumentWithAnApplicationError() throws IOException {
    byte[] request =
        bytes(
            hex("170000" + "0300" + "01" + "01" + "11"),
            hex("a2" + "44"),
            ascii("args"),
            hex("a1" + "43"),
            ascii("dry"),
            hex("f5" + "44"),
            ascii("name"),
            hex("45"),
            ascii("heads"));
    String message = "heads: unknown argument 'dry'; it takes publiconly";
    byte[] response = bytes(hex("320000" + "0300" + "02" + "01" + "52"), ascii(message));
    assertThat(exchange(request)).isEqualTo(HEX.formatHex(response));
  }

  /** Sends bytes, ends the output, and returns all bytes of the response in hex. */
  private static String exchange(byte[] request) throws IOException {
    try (SampleRepository repository = SampleRepository.temporary();
        WireServer server =
            WireServer.builder()
                .dispatch(new GitCommandsDispatch(new GitCommands(repository.git())))
                .build();
        NioServer listening = NioServer.bind(server, 0);
        Socket socket =
            new Socket(listening.address().getAddress(), listening.address().getPort())) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return HEX.formatHex(socket.getInputStream().readAllBytes());
    }
  }

  private static byte[] hex(String digits) {
    return HEX.parseHex(digits);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static byte[] bytes(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }
}
