package dev.wirecommand.netty;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/** Whose implementation of TLS is used. */
public enum TlsProvider {
  /** The JDK's. It alone lets one side of a TLS 1.3 connection end before the other. */
  JDK,

  /**
   * OpenSSL's, or BoringSSL's: several times as fast, and native. Needs {@code
   * io.netty:netty-tcnative-boringssl-static} for the platform at run time.
   */
  OPENSSL,

  /** {@link #OPENSSL} where it is there, {@link #JDK} where not. */
  AUTOMATIC;

  SslProvider provider() {
    if (this == JDK || (this == AUTOMATIC && !OpenSsl.isAvailable())) {
      return SslProvider.JDK;
    }
    if (!OpenSsl.isAvailable()) {
      throw new IllegalStateException(
          "OpenSSL is not available: add io.netty:netty-tcnative-boringssl-static with your"
              + " platform's classifier, or use TlsProvider.JDK",
          OpenSsl.unavailabilityCause());
    }
    return SslProvider.OPENSSL_REFCNT;
  }
}
