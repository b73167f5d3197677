package dev.wirecommand.processor.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps compilations from changing one file at the same time, in this virtual machine and in others
 * on this computer. What it locks is a file among the temporary files, since the file itself is
 * replaced by each change.
 */
final class ExclusiveLock {
  private static final long RETRY_MILLIS = 5;

  private final FileChannel channel;

  private ExclusiveLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits until no other compilation has the lock, and acquires it.
   *
   * @param file the file to change
   * @throws IOException if the temporary file can't be opened, or the thread is interrupted
   */
  static ExclusiveLock acquire(Path file) throws IOException {
    String key = System.getProperty("user.name") + " " + file.toAbsolutePath().normalize();
    Path locked =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "wirecommand-" + UUID.nameUUIDFromBytes(key.getBytes(UTF_8)) + ".lock");
    FileChannel channel =
        FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean acquired = false;
    try {
      while (!acquired) {
        acquired = tryLock(channel);
      }
      return new ExclusiveLock(channel);
    } finally {
      if (!acquired) {
        channel.close();
      }
    }
  }

  /** Waits for other processes. If another thread of this process has the lock, sleeps briefly. */
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      channel.lock();
      return true;
    } catch (OverlappingFileLockException e) {
      try {
        Thread.sleep(RETRY_MILLIS);
        return false;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while another compilation writes the file");
      }
    }
  }

  /** Releases the lock. */
  void close() throws IOException {
    channel.close();
  }
}
