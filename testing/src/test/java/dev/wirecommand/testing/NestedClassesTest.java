package dev.wirecommand.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.Permission;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An extension in a static field serves the nested classes, too. */
@ExtendWith(NestedClassesTest.AfterEachClass.class)
class NestedClassesTest {
  private static final List<String> STARTED = new ArrayList<>();
  private static final Set<WireServer> SEEN = new HashSet<>();
  private static InetSocketAddress address;

  @RegisterExtension
  static final WireCommandExtension WIRE =
      WireCommandExtension.serving(new Notes())
          .onFreePort()
          .settings(
              server -> {
                STARTED.add("server");
                server.authorizer((peer, meta, command) -> Permission.WRITE);
              })
          .build();

  private static void see() {
    SEEN.add(WIRE.server());
    address = WIRE.address();
  }

  @Test
  void theOuterClassHasAServer(NotesClient notes) {
    see();
    notes.add("outer");
  }

  @Nested
  class First {
    @Test
    void hasTheSame(NotesClient notes) {
      see();
      notes.add("first");
    }

    @Nested
    class Deeper {
      @Test
      void hasTheSame(NotesClient notes) {
        see();
        notes.add("deeper");
      }
    }
  }

  @Nested
  class Second {
    @Test
    void hasTheSame(NotesClient notes) {
      see();
      notes.add("second");
    }
  }

  /** Runs after the extension has been told of the end of a class. */
  static final class AfterEachClass implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
      assertThat(STARTED).containsExactly("server");
      if (context.getRequiredTestClass() == NestedClassesTest.class) {
        assertThat(SEEN).hasSize(1);
        assertThatIllegalStateException().isThrownBy(WIRE::server);
        assertThatThrownBy(() -> NioClient.connect(address).close())
            .isInstanceOf(IOException.class);
      } else {
        assertThat(SEEN).contains(WIRE.server());
      }
    }
  }
}
