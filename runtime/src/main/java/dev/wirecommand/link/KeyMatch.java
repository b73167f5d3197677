package dev.wirecommand.link;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Map;

/** A check whether a private key belongs to a certificate. */
final class KeyMatch {
  private static final byte[] SIGNED = {'k', 'e', 'y'};

  /** The signature with which a key of each kind is tried. */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "EC", "SHA256withECDSA",
          "EdDSA", "EdDSA",
          "Ed25519", "Ed25519",
          "Ed448", "Ed448",
          "DSA", "SHA256withDSA");

  private KeyMatch() {}

  /**
   * Returns the index of the first certificate to which a key belongs, or -1 if there is none. A
   * key that cannot be checked counts as one of the first certificate.
   */
  static int find(List<X509Certificate> chain, PrivateKey key) {
    for (int i = 0; i < chain.size(); i++) {
      if (belongs(key, chain.get(i).getPublicKey())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean belongs(PrivateKey key, PublicKey certified) {
    if (key instanceof RSAKey rsa && certified instanceof RSAKey other) {
      return rsa.getModulus().equals(other.getModulus());
    }
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    String algorithm = SIGNATURES.get(key.getAlgorithm());
    if (algorithm == null) {
      return true;
    }
    byte[] signature;
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(SIGNED);
      signature = signing.sign();
    } catch (GeneralSecurityException e) {
      // The key lies in a device that signs in other ways only.
      return true;
    }
    try {
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certified);
      verifying.update(SIGNED);
      return verifying.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
