package dev.wirecommand.processor.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the lock file, and replaces it with a changed one. */
final class LockStorage {
  static final String UPDATE = "-Awirecommand.lock.update=true";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Path file;

  LockStorage(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @param create whether a file that does not exist counts as one without sections
   * @throws LockAccessException if it can't be read, or has a syntax error
   */
  LockText read(boolean create) throws LockAccessException {
    try {
      return LockText.parse(content());
    } catch (NoSuchFileException e) {
      if (create) {
        return LockText.empty();
      }
      throw new LockAccessException(
          file + " does not exist", "Compile once with " + UPDATE + " to make it");
    } catch (CharacterCodingException e) {
      throw new LockAccessException(file + " is not in UTF-8", "Save it so");
    } catch (IOException e) {
      throw new LockAccessException(
          file + " can't be read: " + e, "Name a file that can be, with -Awirecommand.lock");
    } catch (LockSyntaxException e) {
      throw new LockAccessException(file + ", line " + e.line() + ": " + e.fact(), e.fix());
    }
  }

  private String content() throws IOException, LockAccessException {
    String content = Files.readString(file, UTF_8);
    if (content.startsWith(BYTE_ORDER_MARK)) {
      throw new LockAccessException(
          file + " begins with a byte order mark", "Save it as UTF-8 without one");
    }
    return content;
  }

  /**
   * Changes the file. It is read anew, so that what another compilation has written meanwhile is
   * kept, and not written if the change changes nothing.
   *
   * @param change changes the text
   * @throws LockAccessException if the file can't be read or written
   */
  void update(Consumer<LockText> change) throws LockAccessException {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file;
      ExclusiveLock held = ExclusiveLock.acquire(target);
      try {
        LockText text = read(true);
        boolean isNew = !Files.exists(target);
        String old = text.toString();
        change.accept(text);
        if (isNew || !old.equals(text.toString())) {
          replace(target, text.toString());
        }
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw new LockAccessException(
          file + " can't be written: " + e, "Name a file in a folder that is there and writable");
    }
  }

  /**
   * Replaces the file by way of a temporary one, so that neither a concurrent reader nor a full
   * disk leaves half a file.
   */
  private static void replace(Path target, String text) throws IOException {
    Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
    try {
      Files.writeString(temporary, text, UTF_8);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
