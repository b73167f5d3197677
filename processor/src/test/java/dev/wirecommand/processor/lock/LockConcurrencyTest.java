package dev.wirecommand.processor.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that compilations at the same time keep each other's sections. */
class LockConcurrencyTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 20;

  @TempDir Path directory;

  private static LockedClass section(String name) {
    return new LockedClass(name, new TreeMap<>(), new TreeMap<>());
  }

  private static List<String> names(Path file) throws LockAccessException {
    return new LockStorage(file).read(false).classes().stream().map(LockedClass::name).toList();
  }

  @Test
  void aSectionThatIsWrittenMeanwhileIsKept() throws LockAccessException {
    Path file = directory.resolve("wire.lock");
    LockStorage one = new LockStorage(file);
    LockStorage other = new LockStorage(file);
    assertThat(one.read(true).classes()).isEmpty();
    assertThat(other.read(true).classes()).isEmpty();

    one.update(text -> text.put(section("a.A")));
    other.update(text -> text.put(section("a.B")));
    one.update(text -> text.put(section("a.C")));

    assertThat(names(file)).containsExactly("a.A", "a.B", "a.C");
  }

  @Test
  void threadsThatWriteAtTheSameTime() throws Exception {
    Path file = directory.resolve("wire.lock");
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> writers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "a.T" + thread + "_";
      writers.add(
          executor.submit(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  LockedClass section = section(name + round);
                  new LockStorage(file).update(text -> text.put(section));
                }
                return null;
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    executor.shutdown();

    TreeSet<String> expected = new TreeSet<>();
    for (int thread = 0; thread < THREADS; thread++) {
      for (int round = 0; round < ROUNDS; round++) {
        expected.add("a.T" + thread + "_" + round);
      }
    }
    assertThat(names(file)).containsExactlyElementsOf(expected);
    assertNothingElseIsLeft(file);
  }

  /** Tests another process, which is another virtual machine: the lock is not only of this one. */
  @Test
  void anotherProcessWaits() throws Exception {
    Path file = directory.resolve("wire.lock");
    Process process;
    ExclusiveLock held = ExclusiveLock.acquire(file);
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                  Writer.class.getName(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      // It says so before it asks for the lock, which this thread has.
      assertThat(process.getInputStream().read()).isEqualTo('r');
      Files.writeString(file, "class a.Mine\n");
      assertThat(process.isAlive()).isTrue();
    } finally {
      held.close();
    }
    assertThat(process.waitFor()).isZero();

    assertThat(names(file)).containsExactly("a.Mine", "a.Theirs");
  }

  /** The other process. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws LockAccessException {
      System.out.print('r');
      System.out.flush();
      new LockStorage(Path.of(arguments[0])).update(text -> text.put(section("a.Theirs")));
    }
  }

  private void assertNothingElseIsLeft(Path file) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
