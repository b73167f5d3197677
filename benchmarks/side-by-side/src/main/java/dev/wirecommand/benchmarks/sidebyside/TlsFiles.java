package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

/** The certificate and the key of all servers, made anew by the JDK's keytool. */
final class TlsFiles {
  private static final String ALIAS = "server";
  private static final String PASSWORD = "measured";
  private static final int LINE = 64;

  private TlsFiles() {}

  /**
   * Writes {@code certificate.pem} and {@code key.pem}.
   *
   * @param folder an empty folder
   */
  static void write(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "2",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1,ip:::1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool made no key: " + output.strip());
    }
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      Key key = keys.getKey(ALIAS, PASSWORD.toCharArray());
      Certificate certificate = keys.getCertificate(ALIAS);
      pem(folder.resolve("key.pem"), "PRIVATE KEY", key.getEncoded());
      pem(folder.resolve("certificate.pem"), "CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("keytool's key cannot be read", e);
    }
  }

  private static void pem(Path file, String what, byte[] bytes) throws IOException {
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    Files.writeString(
        file,
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(what, encoder.encodeToString(bytes)));
  }
}
