package dev.wirecommand.netty;

import dev.wirecommand.link.ServerTls;
import dev.wirecommand.transport.GuardedTlsEngine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a server, loaded anew when their files change. Connections keep the
 * certificate with which they began. Safe for use by any thread.
 */
final class ServerCertificates implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ServerCertificates.class.getName());

  /** The time between two looks at the files, in nanoseconds. */
  private static final long PERIOD_NANOS = Duration.ofSeconds(3).toNanos();

  private final ServerTls settings;
  private final TlsProvider provider;
  private final LongSupplier clock;
  private SslContext context;
  private List<Stamp> loaded;

  /** The state of the files when loading them last failed, or null after a success. */
  private @Nullable List<Stamp> broken;

  private long looked;
  private boolean closed;

  /** The state of a file; both values are null if it is missing or cannot be read. */
  private record Stamp(@Nullable FileTime modified, @Nullable Long size) {
    static Stamp of(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size());
      } catch (IOException e) {
        return new Stamp(null, null);
      }
    }
  }

  /**
   * Loads the certificates.
   *
   * @throws IOException if they cannot be used
   */
  ServerCertificates(ServerTls settings, TlsProvider provider, LongSupplier clock)
      throws IOException {
    this.settings = settings;
    this.provider = provider;
    this.clock = clock;
    // Before the files are read: a change in between is seen later.
    this.loaded = stamps();
    this.context = TlsContexts.forServer(settings, provider);
    this.looked = clock.getAsLong();
  }

  private List<Stamp> stamps() {
    List<Stamp> stamps = new ArrayList<>();
    for (Path file : settings.files()) {
      stamps.add(Stamp.of(file));
    }
    return stamps;
  }

  /**
   * Returns a handler for a new connection. Looks at the files first, unless it has done so within
   * the last few seconds.
   */
  synchronized SslHandler newHandler(ByteBufAllocator allocator) {
    long now = clock.getAsLong();
    if (now - looked >= PERIOD_NANOS) {
      looked = now;
      reloadIfChanged();
    }
    // OpenSSL refuses renegotiation and endless changes of keys itself.
    return provider.provider() == SslProvider.JDK
        ? new SslHandler(new GuardedTlsEngine(context.newEngine(allocator), System::nanoTime))
        : context.newHandler(allocator);
  }

  private void reloadIfChanged() {
    List<Stamp> now = stamps();
    if (now.equals(loaded) || now.equals(broken)) {
      return;
    }
    try {
      load(now);
      LOG.log(Level.INFO, "the certificates in {0} were loaded anew", settings.files());
    } catch (IOException e) {
      // Both files may not be written at once, so a later look may find a pair that fits.
      broken = now;
      LOG.log(
          Level.WARNING,
          "the certificates have changed but cannot be used, so the old ones stay in use: {0}",
          e.getMessage());
    }
  }

  /**
   * Loads the certificates anew, whether or not their files have changed.
   *
   * @throws IOException if they cannot be used; the old ones stay in use
   */
  synchronized void reload() throws IOException {
    load(stamps());
  }

  private void load(List<Stamp> now) throws IOException {
    if (closed) {
      throw new IOException("the server is closed");
    }
    SslContext fresh = TlsContexts.forServer(settings, provider);
    // Connections hold their own references.
    ReferenceCountUtil.release(context);
    context = fresh;
    loaded = now;
    broken = null;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      ReferenceCountUtil.release(context);
    }
  }
}
