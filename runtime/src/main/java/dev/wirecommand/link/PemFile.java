package dev.wirecommand.link;

import dev.wirecommand.text.FailureText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of certificates and private keys in PEM files (RFC 7468). */
final class PemFile {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([^-]+)-----([^-]*)-----END \\1-----");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /**
   * The private key algorithms to try. A PKCS #8 key names its own, but the JDK does not show it.
   */
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA");

  private PemFile() {}

  /** A decoded block of a PEM file, with its label. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Block(String label, byte[] content) {}

  /** Reads all certificates of a file, in the order of the file. Returns at least one. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks(file)) {
        if (block.label().endsWith("CERTIFICATE")) {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.content())));
        }
      }
    } catch (CertificateException e) {
      throw new IOException("a certificate in " + file + " is damaged: " + FailureText.of(e), e);
    }
    if (certificates.isEmpty()) {
      throw new IOException("there is no PEM certificate in " + file);
    }
    return List.copyOf(certificates);
  }

  /** Reads the first private key of a file. */
  static PrivateKey privateKey(Path file) throws IOException {
    for (Block block : blocks(file)) {
      if (block.label().equals("PRIVATE KEY")) {
        return decode(file, block.content());
      }
      if (block.label().endsWith("PRIVATE KEY")) {
        throw new IOException(
            "the "
                + block.label()
                + " in "
                + file
                + " is not PKCS #8 without a password; convert it with"
                + " 'openssl pkcs8 -topk8 -nocrypt'");
      }
    }
    throw new IOException("there is no PEM private key in " + file);
  }

  private static PrivateKey decode(Path file, byte[] content) throws IOException {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(content);
    GeneralSecurityException refusal = null;
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
        refusal = e;
      }
    }
    throw new IOException(
        "the private key in "
            + file
            + " is damaged, or of none of the kinds "
            + String.join(", ", ALGORITHMS),
        refusal);
  }

  private static List<Block> blocks(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(read(file));
    while (matcher.find()) {
      String base64 = SPACE.matcher(matcher.group(2)).replaceAll("");
      try {
        blocks.add(new Block(matcher.group(1), Base64.getDecoder().decode(base64)));
      } catch (IllegalArgumentException e) {
        throw new IOException("the " + matcher.group(1) + " in " + file + " is damaged", e);
      }
    }
    return blocks;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    } catch (AccessDeniedException e) {
      throw new IOException("can't read " + file + ": permission denied", e);
    } catch (IOException e) {
      throw new IOException("can't read " + file + ": " + FailureText.of(e), e);
    }
  }
}
