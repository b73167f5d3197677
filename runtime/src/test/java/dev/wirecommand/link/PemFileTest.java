package dev.wirecommand.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFileTest {
  private static final String FIRST =
      """
      -----BEGIN CERTIFICATE-----
      MIIBeDCCAR2gAwIBAgIUC/tet5dFFj2h9P7esfh3RXMBpJUwCgYIKoZIzj0EAwIw
      EDEOMAwGA1UEAwwFZmlyc3QwIBcNMjYxMTI5MTc1ODA0WhgPMjEyNjExMDUxNzU4
      MDRaMBAxDjAMBgNVBAMMBWZpcnN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
      2VnoeFQBYQkoqXIMWcOStrirll+PtvP3kzxMAYc0p9a96lctIliT5aPQ6mLxO7Cm
      Fc9nHSulBOLKIBPDPqSDOqNTMFEwHQYDVR0OBBYEFLcGTi9yO+2Cu3wil8Cjv9qz
      vkCQMB8GA1UdIwQYMBaAFLcGTi9yO+2Cu3wil8Cjv9qzvkCQMA8GA1UdEwEB/wQF
      MAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAK5CqHpFkAyJ9BonuMXI3MiYWiO8lWTq
      alWcM7vQ58khAiEAvu4xlOP4iA+TuYnRz2AJn9F4gZ06sxq6f67xlNOsT9c=
      -----END CERTIFICATE-----
      """;

  /** The key of the first certificate. */
  private static final String FIRST_KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJivQHHob3rwpAXRc
      jAc03Q2mKxpwxL97cj3XBSi5eKChRANCAATZWeh4VAFhCSipcgxZw5K2uKuWX4+2
      8/eTPEwBhzSn1r3qVy0iWJPlo9DqYvE7sKYVz2cdK6UE4sogE8M+pIM6
      -----END PRIVATE KEY-----
      """;

  private static final String SECOND =
      """
      -----BEGIN CERTIFICATE-----
      MIIBeTCCAR+gAwIBAgIUamj7YQxYP1AX87JPhTdY9DLPmcwwCgYIKoZIzj0EAwIw
      ETEPMA0GA1UEAwwGc2Vjb25kMCAXDTI2MTEyOTE0NTc0NVoYDzIxMjYxMTA1MTQ1
      NzQ1WjARMQ8wDQYDVQQDDAZzZWNvbmQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AAQttxjwSTODL2KV4tQUJKQysyQnakDw8MITniGEChsA1dQpBOj6FTqjl3sCmTBl
      +6b1c2WrzYuGbcN3zS4ALf+ro1MwUTAdBgNVHQ4EFgQUFBnPsd5lgML93zTvGaCw
      F9K9ZPQwHwYDVR0jBBgwFoAUFBnPsd5lgML93zTvGaCwF9K9ZPQwDwYDVR0TAQH/
      BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAonhpVynrqTalBXujqGDo2A/Mn98s
      YZWXMdidBn0zpRgCIDThx3T3d/poe9acY2I04s6xadM8yq0HD4YiWQuFQSZ1
      -----END CERTIFICATE-----
      """;

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("x.pem"), text);
  }

  private static String pem(String label, byte[] content) {
    String base64 = Base64.getMimeEncoder().encodeToString(content);
    return "-----BEGIN " + label + "-----\r\n" + base64 + "\r\n-----END " + label + "-----\r\n";
  }

  private static PrivateKey key(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
  }

  @Test
  void readsCertificatesInTheirOrder() throws Exception {
    Path file = file("Bag Attributes\n" + FIRST + "subject=CN = second\n" + SECOND);
    assertThat(PemFile.certificates(file))
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=first", "CN=second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519", "DSA"})
  void readsKeysOfEachKind(String algorithm) throws Exception {
    PrivateKey key = key(algorithm);
    assertThat(PemFile.privateKey(file(FIRST + pem("PRIVATE KEY", key.getEncoded()))))
        .isEqualTo(key);
  }

  @Test
  void refusesAFileWithoutACertificate() throws Exception {
    Path file = file(pem("PRIVATE KEY", key("EC").getEncoded()));
    assertThatThrownBy(() -> PemFile.certificates(file))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no PEM certificate in " + file);
  }

  @Test
  void refusesADamagedCertificate() throws Exception {
    Path file = file(pem("CERTIFICATE", new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> PemFile.certificates(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("a certificate in " + file + " is damaged: ");
  }

  @Test
  void refusesBadBase64() throws Exception {
    Path file = file("-----BEGIN CERTIFICATE-----\nA*==\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> PemFile.certificates(file))
        .isInstanceOf(IOException.class)
        .hasMessage("the CERTIFICATE in " + file + " is damaged");
  }

  @Test
  void refusesAFileWithoutAKey() throws Exception {
    Path file = file(FIRST);
    assertThatThrownBy(() -> PemFile.privateKey(file))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no PEM private key in " + file);
  }

  @Test
  void refusesADamagedKey() throws Exception {
    Path file = file(pem("PRIVATE KEY", new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> PemFile.privateKey(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the private key in "
                + file
                + " is damaged, or of none of the kinds RSA, EC, EdDSA, RSASSA-PSS, DSA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void tellsHowToConvertAnotherForm(String label) throws Exception {
    Path file = file(pem(label, new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> PemFile.privateKey(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the "
                + label
                + " in "
                + file
                + " is not PKCS #8 without a password; convert it with"
                + " 'openssl pkcs8 -topk8 -nocrypt'");
  }

  @Test
  void namesTheFileThatIsMissing() {
    Path file = folder.resolve("nothing.pem");
    assertThatThrownBy(() -> PemFile.privateKey(file))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no file " + file);
  }

  @Test
  void namesTheFileThatCannotBeRead() {
    assertThatThrownBy(() -> PemFile.certificates(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("can't read " + folder + ": ");
  }

  @Test
  void anIdentityHasTheWholeChain() throws Exception {
    Path chain = file(FIRST + SECOND);
    Path key = Files.writeString(folder.resolve("key"), FIRST_KEY);
    ServerTls tls = ServerTls.builder().certificate(chain, key).requireClients(chain).build();
    assertThat(tls.loadIdentity().getCertificateChain()).hasSize(2);
    assertThat(tls.loadAuthorities()).hasSize(2);
  }
}
