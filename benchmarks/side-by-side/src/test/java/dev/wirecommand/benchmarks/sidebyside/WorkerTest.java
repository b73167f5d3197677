package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
  @TempDir private Path folder;

  private Worker run(String script) throws IOException {
    return Worker.start(List.of("sh", "-c", script), folder.resolve("worker.log"));
  }

  @Test
  void answersAreTheMarkedLines() throws Exception {
    try (Worker worker = run("echo banner; echo '> ready'; read a; echo \"> ${#a} 2\"; read b")) {
      assertThat(worker.answer()).isEqualTo("ready");
      assertThat(worker.askNumbers("usage")).containsExactly(5, 2);
    }
  }

  @Test
  void failuresAreTold() throws Exception {
    try (Worker worker = run("echo '> failed by chance'; echo '> unsupported has no streams'")) {
      assertThatThrownBy(worker::answer)
          .isInstanceOf(FailedException.class)
          .hasMessage("by chance");
      assertThatThrownBy(worker::answer)
          .isInstanceOf(FailedException.class)
          .hasMessage("unsupported: has no streams");
    }
  }

  @Test
  void whatAnEndedOneThrewIsTold() throws Exception {
    String thrown = "echo 'Exception in thread \"main\" java.lang.";
    try (Worker worker = run(thrown + "Error: x' >&2; echo after >&2; exit 1")) {
      assertThatThrownBy(worker::answer).hasMessage("java.lang.Error: x");
    }
    try (Worker worker = run(thrown + "UnsupportedOperationException: none' >&2; exit 1")) {
      assertThatThrownBy(worker::answer).hasMessage("unsupported: none");
    }
    try (Worker worker = run("echo first >&2; echo last >&2; exit 3")) {
      assertThatThrownBy(worker::answer).hasMessage("ended with the code 3: last");
    }
  }

  @Test
  void lifeLastsUntilTheProcessHasEnded() throws Exception {
    Worker.Life life =
        Worker.live(
            List.of("sh", "-c", "echo '> answered'; exec sleep 0.2"), folder.resolve("worker.log"));

    assertThat(life.endMillis()).isGreaterThan(life.answerMillis()).isGreaterThan(200);
  }
}
