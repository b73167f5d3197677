package dev.wirecommand.netty;

import dev.wirecommand.transport.ProcessAccount;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslHandler;

/**
 * The memory that each TLS connection takes up for its session and its buffers. It cannot be
 * measured one by one, so each counts as much as one that has shaken hands and holds a record of
 * either direction.
 */
final class TlsMemory {
  /** The bytes of the heap of a connection with the JDK's TLS. */
  static final long JDK_BYTES = 48 * 1024;

  /** The bytes of native memory of a connection with OpenSSL. */
  static final long OPENSSL_BYTES = 48 * 1024;

  private TlsMemory() {}

  /** Counts the memory of a connection until its channel is closed. */
  static void count(Channel channel, SslHandler tls) {
    boolean nativeTls = tls.engine() instanceof ReferenceCountedOpenSslEngine;
    ProcessAccount account = nativeTls ? ProcessAccount.DIRECT : ProcessAccount.HEAP;
    long bytes = nativeTls ? OPENSSL_BYTES : JDK_BYTES;
    account.add(bytes);
    channel.closeFuture().addListener((ChannelFutureListener) closed -> account.release(bytes));
  }
}
