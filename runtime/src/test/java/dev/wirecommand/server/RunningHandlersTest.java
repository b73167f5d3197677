package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningHandlersTest {
  private static final int KIB = 1024;

  /** Returns how many blocking calls may run. */
  private static int most(long memory) {
    RunningHandlers handlers = new RunningHandlers(memory);
    int begun = 0;
    while (handlers.hasRoom()) {
      handlers.begin(false);
      begun++;
    }
    return begun;
  }

  @Test
  void aConnectionRunsOneForEach256KiBOfItsMemory() {
    assertThat(most(6 * 1024 * KIB)).isEqualTo(24);
    assertThat(most(32 * 1024 * KIB)).isEqualTo(128);
  }

  @Test
  void eachConnectionMayRunEight() {
    assertThat(most(1)).isEqualTo(8);
    assertThat(most(8 * 256 * KIB)).isEqualTo(8);
    assertThat(most(9 * 256 * KIB)).isEqualTo(9);
  }

  @Test
  void callsThatNeedNoThreadDoNotCount() {
    RunningHandlers handlers = new RunningHandlers(1);
    for (int i = 0; i < 100; i++) {
      handlers.begin(true);
    }
    assertThat(handlers.hasRoom()).isTrue();
  }

  @Test
  void anEndedCallMakesRoom() {
    RunningHandlers handlers = new RunningHandlers(1);
    for (int i = 0; i < 8; i++) {
      handlers.begin(false);
    }
    handlers.end(true);
    assertThat(handlers.hasRoom()).isFalse();
    handlers.end(false);
    assertThat(handlers.hasRoom()).isTrue();
  }
}
