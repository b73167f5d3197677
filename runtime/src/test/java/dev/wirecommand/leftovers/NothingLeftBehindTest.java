package dev.wirecommand.leftovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NothingLeftBehindTest {
  private final NothingLeftBehind.Before before = NothingLeftBehind.Before.now();

  @Test
  void hasNothingToSayWhereNothingIsLeft() throws Exception {
    Thread ending = new Thread(() -> {}, "wirecommand-ending");
    ending.start();
    new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
    before.check(Duration.ofMinutes(1));
    assertThat(ending.isAlive()).isFalse();
  }

  @Test
  void namesAThread() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Thread staying = new Thread(() -> awaitQuietly(mayEnd), "wirecommand-staying");
    staying.start();
    try {
      assertThatThrownBy(() -> before.check(Duration.ZERO))
          .isInstanceOf(AssertionError.class)
          .hasMessage("left behind: threads [wirecommand-staying], file descriptors []");
    } finally {
      mayEnd.countDown();
      staying.join();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesADescriptor(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("open"));
    try (var open = Files.newInputStream(file)) {
      assertThatThrownBy(() -> before.check(Duration.ZERO))
          .isInstanceOf(AssertionError.class)
          .hasMessageMatching(
              "left behind: threads \\[], file descriptors \\[\\d+ " + file.toRealPath() + "]");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesASocket() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> before.check(Duration.ZERO))
          .isInstanceOf(AssertionError.class)
          .hasMessageMatching(
              "left behind: threads \\[], file descriptors \\[\\d+ socket:\\[\\d+]]");
    }
  }
}
