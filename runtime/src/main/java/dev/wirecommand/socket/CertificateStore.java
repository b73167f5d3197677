package dev.wirecommand.socket;

import dev.wirecommand.link.ServerTls;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a server as a TLS context, loaded anew when their files change. Connections
 * keep the certificate with which they began. Safe for use by any thread.
 *
 * @param <C> the type of a TLS context
 */
public final class CertificateStore<C> implements AutoCloseable {
  private static final Logger LOG = System.getLogger(CertificateStore.class.getName());

  /** The time between two looks at the files, in nanoseconds. */
  private static final long PERIOD_NANOS = Duration.ofSeconds(3).toNanos();

  private final ServerTls settings;
  private final Loader<? extends C> loader;
  private final Consumer<? super C> release;
  private final LongSupplier clock;
  private C context;
  private List<Stamp> loaded;

  /** The state of the files when loading them last failed, or null after a success. */
  private @Nullable List<Stamp> broken;

  private long looked;
  private boolean closed;

  /**
   * A function that makes a TLS context from the settings of a server.
   *
   * @param <C> the type of a TLS context
   */
  @FunctionalInterface
  public interface Loader<C> {
    /**
     * Makes a TLS context. May read files.
     *
     * @param settings the settings
     * @return the context
     * @throws IOException if the settings cannot be used
     */
    C load(ServerTls settings) throws IOException;
  }

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
   * @param settings the settings of the server
   * @param loader makes a context from them
   * @param release called with each context that no new connection will use
   * @param clock gives the time in nanoseconds
   * @throws IOException if they cannot be used
   */
  public CertificateStore(
      ServerTls settings,
      Loader<? extends C> loader,
      Consumer<? super C> release,
      LongSupplier clock)
      throws IOException {
    this.settings = settings;
    this.loader = loader;
    this.release = release;
    this.clock = clock;
    // Before the files are read: a change in between is seen later.
    this.loaded = stamps();
    this.context = loader.load(settings);
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
   * Uses the context for a new connection. Looks at the files first, unless that has been done
   * within the last few seconds.
   *
   * @param <T> the type of what is made
   * @param use makes something from the context, which is not released meanwhile
   * @return what was made
   */
  public synchronized <T> T use(Function<? super C, T> use) {
    long now = clock.getAsLong();
    if (now - looked >= PERIOD_NANOS) {
      looked = now;
      reloadIfChanged();
    }
    return use.apply(context);
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
  public synchronized void reload() throws IOException {
    load(stamps());
  }

  private void load(List<Stamp> now) throws IOException {
    if (closed) {
      throw new IOException("the server is closed");
    }
    C fresh = loader.load(settings);
    release.accept(context);
    context = fresh;
    loaded = now;
    broken = null;
  }

  /** Releases the context. No connection may begin afterwards. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      release.accept(context);
    }
  }
}
