package dev.wirecommand.socket;

import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Words for the failures of TLS. Providers of TLS report them with messages of their own, which
 * name neither the certificate nor the fix.
 */
public final class TlsFailure {
  /** The alerts of a peer by their names in RFC 8446, section 6.2, the more specific ones first. */
  private static final Map<String, String> ALERTS = alerts();

  private TlsFailure() {}

  private static Map<String, String> alerts() {
    Map<String, String> alerts = new LinkedHashMap<>();
    alerts.put(
        "certificate_expired",
        "the peer refused this side's certificate, which has expired; renew it");
    alerts.put(
        "certificate_required",
        "the peer requires a certificate; give this side one with ClientTls.certificate");
    alerts.put(
        "unknown_ca",
        "the peer does not trust the authority that issued this side's certificate; let the peer"
            + " trust it, or use another certificate");
    alerts.put("certificate_revoked", "the peer refused this side's certificate, which is revoked");
    alerts.put("certificate_unknown", refused("certificate_unknown"));
    alerts.put("unsupported_certificate", refused("unsupported_certificate"));
    // The JDK's servers send this alert to a client without a certificate, too.
    alerts.put(
        "bad_certificate",
        "the peer did not accept this side's certificate, or requires one and got none"
            + " (bad_certificate); check its authority, name and dates, or give one with"
            + " ClientTls.certificate");
    alerts.put("protocol_version", "the peer has no TLS version in common; it needs 1.2 or 1.3");
    alerts.put(
        "handshake_failure",
        "the peer has no TLS cipher in common, or requires a certificate that this side does not"
            + " have");
    return alerts;
  }

  private static String refused(String alert) {
    return "the peer did not accept this side's certificate ("
        + alert
        + "); check its authority, name and dates";
  }

  /**
   * Returns a text for an exception that says what is wrong and how to mend it.
   *
   * @param failure the exception
   * @return the text, or the message of the exception if it is not one of TLS
   */
  public static String text(Throwable failure) {
    if (!(failure instanceof SSLException) || failure instanceof ForeignPeerException) {
      return FailureText.of(failure);
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String certificate = ofCertificate(root);
    if (certificate != null) {
      return certificate;
    }
    String message = FailureText.of(failure).toLowerCase(Locale.ROOT);
    if (message.contains("empty client certificate chain")
        || message.contains("peer_did_not_return_a_certificate")) {
      return "the peer has no certificate, and this side requires one";
    }
    if (message.contains("alert") || message.contains("certificate_required")) {
      for (Map.Entry<String, String> alert : ALERTS.entrySet()) {
        if (message.contains(alert.getKey())) {
          return alert.getValue();
        }
      }
    }
    return FailureText.of(root);
  }

  /**
   * Returns the failure of a connection with a text for people, if it is one of TLS.
   *
   * @param failure the failure
   * @return an exception with that text, or the failure itself
   */
  public static IOException of(IOException failure) {
    if (!(failure instanceof SSLException) || failure instanceof ForeignPeerException) {
      return failure;
    }
    return new SSLException(text(failure), failure);
  }

  private static @Nullable String ofCertificate(Throwable root) {
    if (root instanceof CertificateExpiredException) {
      return "the peer's certificate has expired (" + FailureText.of(root) + "); renew it";
    }
    if (root instanceof CertificateNotYetValidException) {
      return "the peer's certificate is not valid yet ("
          + FailureText.of(root)
          + "); check the clocks of both sides";
    }
    if (root instanceof CertPathBuilderException) {
      return "no authority that this side trusts issued the peer's certificate; trust its authority"
          + " with ClientTls.trust, or ServerTls.requireClients on a server";
    }
    String message = FailureText.of(root);
    if (root instanceof CertificateException && message.contains(" matching ")) {
      return "the peer's certificate is for another host ("
          + message
          + "); connect to a name in the certificate, or set ClientTls.serverName to one";
    }
    return null;
  }
}
