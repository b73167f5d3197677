package dev.wirecommand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.server.WireServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An extension in a field of the only instance of a class serves all of its tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PerClassLifecycleTest {
  private final List<String> started = new ArrayList<>();
  private final Set<WireServer> seen = new HashSet<>();

  @RegisterExtension
  final WireCommandExtension wire =
      WireCommandExtension.serving(new Notes()).settings(server -> started.add("server")).build();

  @AfterAll
  void oneServerServedAll() {
    assertThat(started).containsExactly("server");
    assertThat(seen).hasSize(1);
  }

  @Test
  void oneTestHasAServer(NotesClient notes) {
    notes.add("one");
    seen.add(wire.server());
  }

  @Test
  void anotherTestHasTheSame(NotesClient notes) {
    notes.add("other");
    seen.add(wire.server());
  }

  @Nested
  class Inner {
    @Test
    void hasTheSame(NotesClient notes) {
      notes.add("inner");
      seen.add(wire.server());
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class InnerOfOneInstance {
    @Test
    void hasTheSame(NotesClient notes) {
      notes.add("inner");
      seen.add(wire.server());
    }
  }
}
