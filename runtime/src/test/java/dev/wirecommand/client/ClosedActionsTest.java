package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedActionsTest {
  private final ClosedActions actions = new ClosedActions();
  private final List<String> run = new ArrayList<>();

  @Test
  void eachRunsOnce() {
    Runnable action = () -> run.add("a");
    actions.add(action);
    actions.add(action);
    actions.close();
    actions.close();
    assertThat(run).containsExactly("a", "a");
  }

  @Test
  void oneThatIsRemovedDoesNotRun() {
    Runnable action = () -> run.add("a");
    actions.add(action).run();
    actions.add(() -> run.add("b"));
    actions.close();
    assertThat(run).containsExactly("b");
  }

  @Test
  void afterTheEndItRunsAtOnce() {
    actions.close();
    actions.add(() -> run.add("a")).run();
    assertThat(run).containsExactly("a");
  }

  @Test
  void oneThatFailsKeepsNoOtherFromRunning() {
    actions.add(
        () -> {
          throw new IllegalStateException("broken");
        });
    actions.add(() -> run.add("a"));
    actions.close();
    assertThat(run).containsExactly("a");
  }
}
