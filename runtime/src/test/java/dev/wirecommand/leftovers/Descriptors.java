package dev.wirecommand.leftovers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file descriptors of this process, where the system lists them. */
final class Descriptors {
  private static final Path LIST = Path.of("/proc/self/fd");
  private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();

  static {
    // What the JDK opens with the first of these, it keeps.
    try (Selector selector = Selector.open();
        SocketChannel socket = SocketChannel.open()) {
      Pipe pipe = Pipe.open();
      pipe.sink().close();
      pipe.source().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Descriptors() {}

  /** Each descriptor with what it is open on: {@code 12 socket:[34567]}. Empty where unknown. */
  static Set<String> open() {
    Set<String> open = new TreeSet<>();
    if (!Files.isDirectory(LIST)) {
      return open;
    }
    for (Path descriptor : listed()) {
      try {
        String target = Files.readSymbolicLink(descriptor).toString();
        if (!isTheVirtualMachines(target)) {
          open.add(descriptor.getFileName() + " " + target);
        }
      } catch (NoSuchFileException e) {
        // Closed since it was listed, as that of the listing itself.
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return open;
  }

  private static List<Path> listed() {
    try (Stream<Path> descriptors = Files.list(LIST)) {
      return descriptors.collect(Collectors.toCollection(ArrayList::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Classes and libraries are opened when they are first needed, and stay open. */
  private static boolean isTheVirtualMachines(String target) {
    return target.endsWith(".jar")
        || target.endsWith(".so")
        || target.startsWith("/dev/")
        || target.startsWith("/proc/")
        || target.startsWith("/sys/fs/cgroup/")
        || target.startsWith(System.getProperty("java.home"));
  }

  /** Descriptors that are not among some, once those that others are closing are closed. */
  static Set<String> leftBehind(Set<String> before, Duration patience) {
    long start = System.nanoTime();
    Set<String> left = since(before);
    // A child's streams are closed by a thread of the JDK's, which nobody can wait for.
    while (!left.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
      LockSupport.parkNanos(LOOK_NANOS);
      left = since(before);
    }
    return left;
  }

  private static Set<String> since(Set<String> before) {
    Set<String> left = open();
    left.removeAll(before);
    return left;
  }
}
