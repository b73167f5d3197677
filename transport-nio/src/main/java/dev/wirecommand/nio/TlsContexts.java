package dev.wirecommand.nio;

import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts and engines of the JDK from the TLS settings. */
final class TlsContexts {
  private static final char[] NO_PASSWORD = {};

  private TlsContexts() {}

  static SSLContext forServer(ServerTls tls) throws IOException {
    try {
      return context(tls.loadIdentity(), tls.loadAuthorities());
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  static SSLContext forClient(ClientTls tls) throws IOException {
    try {
      return context(tls.loadIdentity(), tls.loadAuthorities());
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private static IOException unusable(Exception cause) {
    return new IOException("can't use TLS: " + FailureText.of(cause), cause);
  }

  private static SSLContext context(
      @Nullable PrivateKeyEntry identity, @Nullable List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        identity == null ? null : keyManagers(identity),
        authorities == null ? null : trustManagers(authorities),
        null);
    return context;
  }

  private static KeyStore newStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyManager[] keyManagers(PrivateKeyEntry identity)
      throws GeneralSecurityException, IOException {
    KeyStore store = newStore();
    store.setKeyEntry(
        "identity", identity.getPrivateKey(), NO_PASSWORD, identity.getCertificateChain());
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trustManagers(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = newStore();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  static SSLEngine serverEngine(SSLContext context, ServerTls tls) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(tls.versions().toArray(new String[0]));
    switch (tls.clientAuthentication()) {
      case NONE -> {}
      case OPTIONAL -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  static SSLEngine clientEngine(SSLContext context, ClientTls tls, String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(tls.versions().toArray(new String[0]));
    if (tls.verifiesHost()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }
}
