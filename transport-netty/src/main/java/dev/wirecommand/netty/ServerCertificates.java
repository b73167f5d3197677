package dev.wirecommand.netty;

import dev.wirecommand.link.ServerTls;
import dev.wirecommand.socket.CertificateStore;
import dev.wirecommand.transport.GuardedTlsEngine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.function.LongSupplier;

/** The certificates of a server, for Netty's TLS handlers. Safe for use by any thread. */
final class ServerCertificates implements AutoCloseable {
  private final TlsProvider provider;
  private final CertificateStore<SslContext> store;

  /**
   * Loads the certificates.
   *
   * @throws IOException if they cannot be used
   */
  ServerCertificates(ServerTls settings, TlsProvider provider, LongSupplier clock)
      throws IOException {
    this.provider = provider;
    // Connections hold their own references.
    this.store =
        new CertificateStore<>(
            settings,
            tls -> TlsContexts.forServer(tls, provider),
            ReferenceCountUtil::release,
            clock);
  }

  /** Returns a handler for a new connection. */
  SslHandler newHandler(ByteBufAllocator allocator) {
    return store.use(context -> handler(context, allocator));
  }

  private SslHandler handler(SslContext context, ByteBufAllocator allocator) {
    // OpenSSL refuses renegotiation and endless changes of keys itself.
    return provider.provider() == SslProvider.JDK
        ? new SslHandler(new GuardedTlsEngine(context.newEngine(allocator), System::nanoTime))
        : context.newHandler(allocator);
  }

  /** Returns the store, which reloads and closes. */
  CertificateStore<SslContext> store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
  }
}
