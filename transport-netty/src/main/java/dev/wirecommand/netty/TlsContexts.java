package dev.wirecommand.netty;

import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.text.FailureText;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Netty's TLS contexts from the TLS settings. The caller releases the contexts. */
final class TlsContexts {
  private TlsContexts() {}

  static SslContext forServer(ServerTls tls, TlsProvider provider) throws IOException {
    try {
      PrivateKeyEntry identity = tls.loadIdentity();
      SslContextBuilder context =
          SslContextBuilder.forServer(identity.getPrivateKey(), chain(identity))
              .clientAuth(clientAuth(tls.clientAuthentication()));
      return build(context, tls.loadAuthorities(), tls.versions(), provider);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw unusable(e);
    }
  }

  static SslContext forClient(ClientTls tls, TlsProvider provider) throws IOException {
    try {
      SslContextBuilder context =
          SslContextBuilder.forClient()
              .endpointIdentificationAlgorithm(tls.verifiesHost() ? "HTTPS" : null);
      PrivateKeyEntry identity = tls.loadIdentity();
      if (identity != null) {
        context.keyManager(identity.getPrivateKey(), chain(identity));
      }
      return build(context, tls.loadAuthorities(), tls.versions(), provider);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw unusable(e);
    }
  }

  private static SslContext build(
      SslContextBuilder context,
      @Nullable List<X509Certificate> authorities,
      List<String> versions,
      TlsProvider provider)
      throws IOException {
    if (authorities != null) {
      context.trustManager(authorities);
    }
    return context.sslProvider(provider.provider()).protocols(versions).build();
  }

  private static ClientAuth clientAuth(ServerTls.ClientAuthentication authentication) {
    return switch (authentication) {
      case NONE -> ClientAuth.NONE;
      case OPTIONAL -> ClientAuth.OPTIONAL;
      case REQUIRED -> ClientAuth.REQUIRE;
    };
  }

  private static IOException unusable(Exception cause) {
    return new IOException("can't use TLS: " + FailureText.of(cause), cause);
  }

  private static X509Certificate[] chain(PrivateKeyEntry identity) {
    return Arrays.copyOf(
        identity.getCertificateChain(),
        identity.getCertificateChain().length,
        X509Certificate[].class);
  }
}
