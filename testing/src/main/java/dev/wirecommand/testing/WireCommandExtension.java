package dev.wirecommand.testing;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.server.WireServer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Serves commands to the tests of a class, and injects typed clients.
 *
 * <pre>{@code
 * class NotesTest {
 *   @RegisterExtension
 *   final WireCommandExtension wire = WireCommandExtension.serving(new Notes()).build();
 *
 *   @Test
 *   void remembersWhatItIsTold(NotesClient notes) {
 *     notes.add("milk");
 *     assertThat(notes.list()).containsExactly("milk");
 *   }
 * }
 * }</pre>
 *
 * <p>In a static field, one server is there for all tests of the class and of its {@code @Nested}
 * classes; in a field of the instance, each test has its own. Each test has a connection of its
 * own, which ends with it. Tests may take parameters of the types of generated clients, and of
 * {@link CommandClient}. Not safe for tests that run at the same time.
 */
public final class WireCommandExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {
  private final List<CommandDispatch> dispatches;
  private final Consumer<? super WireServer.Builder> settings;
  private final boolean onPort;

  private @Nullable Serving serving;

  /**
   * The number of classes that the server is there for: a test class, and the classes around it. 0
   * if each test has its own server.
   */
  private int classes;

  private @Nullable CommandClient client;

  private WireCommandExtension(Builder builder) {
    this.dispatches = List.copyOf(builder.dispatches);
    this.settings = builder.settings;
    this.onPort = builder.onPort;
  }

  /**
   * Begins an extension that serves commands, in-process unless said otherwise.
   *
   * @param commands instances of classes with commands, whose generated dispatches are found by
   *     their name, or dispatches themselves
   * @return a new builder
   * @throws IllegalArgumentException if there is no dispatch for one of them
   */
  public static Builder serving(Object... commands) {
    Builder builder = new Builder();
    for (Object each : commands) {
      builder.dispatches.add(Dispatches.of(each));
    }
    return builder;
  }

  /**
   * Returns the server that runs.
   *
   * @return the server
   * @throws IllegalStateException outside of tests
   */
  public WireServer server() {
    return running().server();
  }

  /**
   * Returns where the server listens.
   *
   * @return the address, with the port that was free
   * @throws IllegalStateException outside of tests, or where commands are served in-process
   */
  public InetSocketAddress address() {
    return running().address();
  }

  /**
   * Returns the connection of the test that runs.
   *
   * @return the connection, made when it is first asked for; closed after the test
   * @throws IllegalStateException outside of tests
   */
  public CommandClient client() {
    CommandClient current = client;
    if (current == null) {
      current = running().connect();
      client = current;
    }
    return current;
  }

  /**
   * Returns a typed client on the connection of the test that runs.
   *
   * @param <T> the type of the client
   * @param type a generated client
   * @return a new client
   * @throws IllegalStateException outside of tests
   */
  public <T extends TypedClient> T client(Class<T> type) {
    return TypedClients.of(type, client());
  }

  private Serving running() {
    if (serving == null) {
      throw new IllegalStateException(
          "no server runs: is the extension in a field that is annotated with @RegisterExtension,"
              + " and does a test run?");
    }
    return serving;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // Only an extension in a static field is told of this; again for each nested class.
    classes++;
    if (classes == 1) {
      serving = start();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (classes == 0) {
      serving = start();
    }
  }

  private Serving start() {
    WireServer.Builder builder = WireServer.builder().dispatches(dispatches);
    settings.accept(builder);
    return Serving.start(builder.build(), onPort);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (client != null) {
      client.close();
      client = null;
    }
    if (classes == 0) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    classes--;
    if (classes == 0) {
      stop();
    }
  }

  private void stop() {
    if (serving != null) {
      serving.close();
      serving = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == CommandClient.class || TypedClient.class.isAssignableFrom(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == CommandClient.class ? client() : client(type.asSubclass(TypedClient.class));
  }

  /** Collects what an extension is made of. Not safe for use by several threads. */
  public static final class Builder {
    private final List<CommandDispatch> dispatches = new ArrayList<>();
    private Consumer<? super WireServer.Builder> settings = builder -> {};
    private boolean onPort;

    private Builder() {}

    /**
     * Has the server listen on a TCP port of the loopback interface that is free, instead of
     * in-process. Without an authorizer, commands that write are refused then, as everywhere.
     *
     * @return this builder
     */
    public Builder onFreePort() {
      onPort = true;
      return this;
    }

    /**
     * Sets more of the server: limits, an authorizer, listeners.
     *
     * @param value given the server's builder
     * @return this builder
     */
    public Builder settings(Consumer<? super WireServer.Builder> value) {
      settings = value;
      return this;
    }

    /**
     * Makes the extension, to be kept in a field that is annotated with {@link RegisterExtension}.
     *
     * @return the extension
     */
    public WireCommandExtension build() {
      return new WireCommandExtension(this);
    }
  }
}
