package dev.wirecommand.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

class WireCommandExtensionTest {
  /** Commands of a nested class, found under its joined name. */
  static final class Deeper_Notes extends Notes {}

  @Nested
  class InAFieldOfTheInstance {
    @RegisterExtension
    final WireCommandExtension wire = WireCommandExtension.serving(new Notes()).build();

    @Test
    void eachTestHasAServerOfItsOwn(NotesClient notes) {
      notes.add("milk");
      assertThat(notes.list()).containsExactly("milk");
    }

    @Test
    void andAnotherOne(NotesClient notes, CommandClient connection) {
      notes.add("bread");
      assertThat(new NotesClient(connection).list()).containsExactly("bread");
      assertThat(wire.client()).isSameAs(connection);
      assertThat(wire.client(NotesClient.class).list()).containsExactly("bread");
      assertThat(wire.server().commands()).hasSize(2);
    }

    @Test
    void inProcessThereIsNoAddress() {
      assertThatIllegalStateException()
          .isThrownBy(wire::address)
          .withMessage("the commands are served in-process, without an address: add onFreePort()");
    }
  }

  @Nested
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class InAStaticField {
    @RegisterExtension
    static final WireCommandExtension WIRE =
        WireCommandExtension.serving(new Notes())
            .onFreePort()
            .settings(server -> server.authorizer((peer, meta, command) -> Permission.WRITE))
            .build();

    private static final List<CommandClient> CONNECTIONS = new ArrayList<>();

    @Test
    @Order(1)
    void oneServerIsThereForAll(NotesClient notes, CommandClient connection) {
      CONNECTIONS.add(connection);
      notes.add("milk");
      assertThat(WIRE.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    @Order(2)
    void butEachTestHasItsConnection(NotesClient notes) {
      assertThat(notes.list()).containsExactly("milk");
      assertThatExceptionOfType(ConnectionException.class)
          .isThrownBy(() -> new NotesClient(CONNECTIONS.get(0)).list());
    }
  }

  @Nested
  class OnAFreePort {
    @RegisterExtension
    final WireCommandExtension wire =
        WireCommandExtension.serving(new NotesDispatch(new Notes())).onFreePort().build();

    @Test
    void commandsThatWriteAreRefusedUnlessAnAuthorizerGrants(NotesClient notes) {
      assertThatExceptionOfType(CommandException.class)
          .isThrownBy(() -> notes.add("milk"))
          .withMessage("add: permission denied; it needs write permission, and this peer has read")
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }
  }

  @Nested
  class OfASubclass {
    @RegisterExtension
    final WireCommandExtension wire = WireCommandExtension.serving(new Deeper_Notes()).build();

    @Test
    void theDispatchOfTheClassAboveIsFound(NotesClient notes) {
      assertThat(notes.list()).isEmpty();
    }
  }

  @Test
  void whatHasNoDispatchIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireCommandExtension.serving(new Nothing()))
        .withMessage(
            "no dispatch for dev.wirecommand.testing.WireCommandExtensionTest$Nothing: looked for"
                + " dev.wirecommand.testing.WireCommandExtensionTest_NothingDispatch,"
                + " java.lang.AutoCloseableDispatch. Is the annotation processor among the"
                + " annotationProcessorPaths? If the dispatch has another suffix, serve a new"
                + " instance of it instead");
  }

  private static final class Nothing implements AutoCloseable {
    @Override
    public void close() {}
  }

  @Test
  void outsideOfTestsThereIsNoServer() {
    WireCommandExtension wire = WireCommandExtension.serving(new Notes()).build();
    assertThatIllegalStateException()
        .isThrownBy(wire::client)
        .withMessage(
            "no server runs: is the extension in a field that is annotated with"
                + " @RegisterExtension, and does a test run?");
  }
}
