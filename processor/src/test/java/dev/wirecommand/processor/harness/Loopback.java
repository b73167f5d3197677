package dev.wirecommand.processor.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ResponseStream;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The generated types of one class, loaded and connected: the client calls the dispatch directly,
 * with encoded arguments and results.
 */
public final class Loopback implements CommandClient {
  public final Object commands;
  public final CommandDispatch dispatch;
  public final Object client;

  /** The arguments and then the result of each call, in diagnostic notation. */
  public final List<String> wire = new ArrayList<>();

  /** The encoded arguments and the encoded result of the last call. */
  public byte[] lastArguments = {};

  public byte[] lastAnswer = {};

  /** The encoded arguments and the encoded results of all calls. */
  public final List<byte[]> allArguments = new ArrayList<>();

  public final List<byte[]> allAnswers = new ArrayList<>();

  public @Nullable CommandCall lastCall;

  /** The options of all calls that had some. */
  public final List<CallOptions> optionsGiven = new ArrayList<>();

  /** The reply to every call, if set. */
  public @Nullable CommandReply reply;

  /** The failure of every call, if set. */
  public @Nullable Throwable failure;

  /**
   * Loads the generated types.
   *
   * @param loader loads the types
   * @param name the class with the commands, with {@code $} before nested ones
   * @param generated the name of the generated types without their suffixes
   * @param arguments the arguments of the class's constructor
   */
  public Loopback(ClassLoader loader, String name, String generated, Object... arguments) {
    this(make(load(loader, name), arguments), loader, generated);
  }

  private Loopback(Object commands, ClassLoader loader, String generated) {
    this.commands = commands;
    dispatch = (CommandDispatch) make(load(loader, generated + "Dispatch"), commands);
    client = make(load(loader, generated + "Client"), this);
  }

  /**
   * Loads the generated types for an instance.
   *
   * @param commands the instance with the commands
   * @param loader loads the types
   * @param generated the name of the generated types without their suffixes
   */
  public static Loopback to(Object commands, ClassLoader loader, String generated) {
    return new Loopback(commands, loader, generated);
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  public static Object make(Class<?> type, Object... arguments) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == arguments.length) {
        constructor.setAccessible(true);
        try {
          return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no such constructor of " + type);
  }

  /** Calls a method of the typed client. */
  public Object call(String method, Object... arguments) {
    return invoke(client, method, arguments);
  }

  public static Object invoke(Object target, String name, Object... arguments) {
    for (Method method : target.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        return invoke(target, method, arguments);
      }
    }
    throw new AssertionError("no method " + name + " in " + target.getClass());
  }

  /** Calls a method, and throws what it throws. */
  public static Object invoke(Object target, Method method, Object... arguments) {
    method.setAccessible(true);
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a method of the async client. */
  public CompletableFuture<?> callAsync(String method, Object... arguments) {
    return ((CompletionStage<?>) invoke(invoke(client, "async"), method, arguments))
        .toCompletableFuture();
  }

  /**
   * Calls a command that returns its argument, and checks that the result equals the argument and
   * has the same bytes.
   *
   * @param command the command, which takes one argument
   * @param value the value
   * @return the value in diagnostic notation
   */
  public String echo(String command, Object value) {
    wire.clear();
    Object back = call(command, value);
    assertThat(DeepText.of(back)).isEqualTo(DeepText.of(value));
    String argument = descriptor(command).arguments().get(0).name();
    String name = HexFormat.of().formatHex(argument.getBytes(UTF_8));
    assertThat(wire)
        .containsExactly(command + " {h'" + name + "': " + wire.get(1) + "}", wire.get(1));
    return wire.get(1);
  }

  public int ordinal(String command) {
    for (int i = 0; i < dispatch.commands().size(); i++) {
      if (dispatch.commands().get(i).name().equals(command)) {
        return i;
      }
    }
    throw new AssertionError("no command " + command);
  }

  public CommandDescriptor descriptor(String command) {
    return dispatch.commands().get(ordinal(command));
  }

  /** Runs a command on encoded arguments, as a server would. */
  public CommandReply run(String command, byte[] arguments, CommandData data) throws Exception {
    CborReader reader = new CborReader(arguments);
    reader.checkWellFormed();
    return Answer.of(dispatch.prepare(ordinal(command), reader, context(command), data));
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    String command = call.command().name();
    byte[] arguments = call.arguments().toByteArray();
    assertThat(call.command())
        .isEqualTo(new CommandName(command, descriptor(command).permission()));
    lastCall = call;
    wire.add(command + " " + CborValue.decode(arguments).toString());
    lastArguments = arguments;
    allArguments.add(arguments);
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    if (reply != null) {
      return CompletableFuture.completedFuture(reply);
    }
    try {
      CommandReply answer = run(command, arguments, call.data());
      wire.add(answer.cbor() ? text(answer.bytes()) : "raw");
      lastAnswer = answer.bytes();
      allAnswers.add(answer.bytes());
      return CompletableFuture.completedFuture(answer);
    } catch (CommandException | CborException e) {
      return CompletableFuture.failedFuture(e);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(new AssertionError(e));
    }
  }

  /** Prints a value, or each value of a sequence. */
  private static String text(byte[] cbor) {
    List<String> items = new ArrayList<>();
    CborReader in = new CborReader(cbor);
    while (in.position() < cbor.length) {
      items.add(CborValue.read(in).toString());
    }
    return String.join(" ", items);
  }

  @Override
  public ResponseStream open(CommandCall call) {
    return new WholeStream(call(call));
  }

  @Override
  public CommandClient with(CallOptions options) {
    optionsGiven.add(options);
    return this;
  }

  @Override
  public boolean isOwnThread() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}

  public static CommandContext context(String command) {
    return (CommandContext)
        Proxy.newProxyInstance(
            Loopback.class.getClassLoader(),
            new Class<?>[] {CommandContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("command")) {
                return command;
              }
              throw new AssertionError(method);
            });
  }
}
