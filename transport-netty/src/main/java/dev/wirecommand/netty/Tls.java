package dev.wirecommand.netty;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** What both sides of TLS share. */
final class Tls {
  private Tls() {}

  /** Makes a context. */
  @FunctionalInterface
  interface Maker {
    SslContext make() throws SSLException, CertificateException;
  }

  /** A new context, or an exception that says what is wrong with what was to go into it. */
  static SslContext context(Maker maker) throws IOException {
    try {
      return maker.make();
    } catch (SSLException
        | CertificateException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw new IOException("can't use TLS: " + e.getMessage(), e);
    }
  }
}
