package dev.wirecommand.netty;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/** The implementations of TLS. */
public enum TlsProvider {
  /**
   * The JDK's implementation of TLS. Only with it can one side of a TLS 1.3 connection end before
   * the other.
   */
  JDK,

  /**
   * The native implementation of TLS in OpenSSL or BoringSSL. It is several times as fast. It needs
   * {@code io.netty:netty-tcnative-boringssl-static} for the platform at run time.
   */
  OPENSSL,

  /** {@link #OPENSSL} if it is available, otherwise {@link #JDK}. */
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
