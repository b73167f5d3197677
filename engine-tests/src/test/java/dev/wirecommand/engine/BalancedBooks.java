package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.testing.wire.ClientScene;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks after each test of the engines that the accounts of its connections balance: it closes the
 * connections of the test's fields, and compares what they still hold with the calls and the
 * sources that have not ended. Registered for all tests of this module.
 */
public final class BalancedBooks implements AfterEachCallback {
  /** How many bytes a call without arguments counts as, and a chunk at most. */
  private static final long CALL = 512;

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (context.getExecutionException().isPresent()) {
      return;
    }
    Object test = context.getRequiredTestInstance();
    for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        check(value(test, type, field.getName()));
      }
    }
  }

  private static void check(Object value) throws Exception {
    if (value instanceof ServerScene scene && value(scene, "connection") != null) {
      LinkHandler connection = scene.connection();
      scene.link().setOnEventLoop(true);
      connection.onClosed(null);
      scene.link().runTasks();
      checkServer(connection);
    } else if (value instanceof ClientScene scene) {
      checkClient((ClientConnection) scene.client(), scene.link());
    } else if (value instanceof ClientConnection client
        && value(client, "link") instanceof TestLink link) {
      checkClient(client, link);
    }
  }

  private static void checkServer(LinkHandler connection) throws Exception {
    Object resources = value(connection, "resources");
    long held = ((ConnectionAccount) value(resources, "account")).held();
    int running = (int) value(value(connection, "calls"), "running");
    int streams = (int) value(value(resources, "streams"), "streams");
    checkHeld(held, running, streams);
  }

  private static void checkClient(ClientConnection client, TestLink link) throws Exception {
    link.setOnEventLoop(true);
    client.onClosed(null);
    link.runTasks();
    Object uploads = value(value(value(client, "calls"), "requests"), "uploads");
    checkHeld(
        ((ConnectionAccount) value(client, "account")).held(), 0, (int) value(uploads, "streams"));
  }

  private static void checkHeld(long held, int calls, int streams) {
    if (calls == 0 && streams == 0) {
      assertThat(held).as("bytes held after the end").isZero();
    } else {
      assertThat(held)
          .as("bytes held for " + calls + " calls and " + streams + " sources")
          .isGreaterThanOrEqualTo(calls * CALL + streams);
    }
  }

  private static Object value(Object of, String field) throws Exception {
    return value(of, of.getClass(), field);
  }

  private static Object value(Object of, Class<?> type, String name) throws Exception {
    List<String> known = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      known.add(field.getName());
      if (field.getName().equals(name)) {
        field.setAccessible(true);
        return field.get(of);
      }
    }
    throw new AssertionError("no field " + name + " among " + known);
  }
}
