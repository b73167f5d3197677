package dev.wirecommand.processor.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.DeepText;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Published;
import dev.wirecommand.processor.program.Parameter.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;

/** Calls all commands of a compiled program. */
final class ProgramCalls {
  private static final int DEPTH = 3;

  private final RandomProgram program;
  private final Random random;

  /** The last call that a handler has seen: its number and its arguments. */
  private int called;

  private List<String> seen = List.of();
  private Object answer;

  ProgramCalls(RandomProgram program, Random random) {
    this.program = program;
    this.random = random;
  }

  void run(Compilation compilation) {
    ClassLoader loader = new Classes(compilation);
    program.loadBy(loader);
    Handled.handler = this::handle;
    try {
      for (Unit unit : program.units) {
        call(unit, Loopback.to(instance(unit), loader, program.packagePrefix + unit.generated()));
      }
      if (!program.listed.isEmpty()) {
        checkModule();
      }
    } finally {
      Handled.handler = Handled::refuse;
    }
  }

  private void checkModule() {
    Method dispatches =
        Arrays.stream(program.load(program.module).getDeclaredMethods())
            .filter(method -> method.getName().equals("dispatches"))
            .findFirst()
            .orElseThrow();
    Object all =
        Loopback.invoke(null, dispatches, program.listed.stream().map(this::instance).toArray());
    assertThat((List<?>) all).hasSameSizeAs(program.listed);
  }

  private Object instance(Unit unit) {
    Class<?> type = program.load(unit.binary());
    return switch (unit.kind) {
      case ENUM -> type.getEnumConstants()[0];
      case INTERFACE ->
          Proxy.newProxyInstance(
              type.getClassLoader(),
              // An interface that is not public makes the proxy one of its package.
              new Class<?>[] {type, program.load(program.packagePrefix + RandomProgram.NEAR)},
              (proxy, method, arguments) ->
                  handle(number(unit, method), arguments == null ? new Object[0] : arguments));
      default -> Loopback.make(type);
    };
  }

  private static int number(Unit unit, Method method) {
    return unit.commands.stream()
        .filter(draft -> draft.method.equals(method.getName()))
        .filter(
            draft ->
                types(draft.declared, Parameter::declaredErasure)
                        .equals(List.of(method.getParameterTypes()))
                    || types(draft, Parameter::erasure).equals(List.of(method.getParameterTypes())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no command " + method))
        .number;
  }

  private static List<Class<?>> types(CommandDraft draft, Function<Parameter, Class<?>> type) {
    return draft.parameters.stream().<Class<?>>map(type).collect(Collectors.toList());
  }

  private Object handle(int number, Object[] arguments) {
    called = number;
    seen = Arrays.stream(arguments).map(ProgramCalls::text).toList();
    return answer;
  }

  private static String text(Object argument) {
    if (argument instanceof CommandContext context) {
      return "the context of " + context.command();
    } else if (argument instanceof CommandData data) {
      return HexFormat.of().formatHex(data.toByteArray());
    } else if (argument instanceof InputStream || argument instanceof Flow.Publisher<?>) {
      return HexFormat.of().formatHex(ResultForm.bytes(argument));
    }
    return DeepText.of(argument);
  }

  private void call(Unit unit, Loopback loopback) {
    assertThat(loopback.dispatch.commands()).hasSameSizeAs(unit.commands);
    Object async = async(loopback.client);
    for (CommandDraft command : unit.commands) {
      try {
        call(command, loopback.client, loopback);
        call(command, async, loopback);
        if (command.parameters.stream().anyMatch(p -> p.absent().isPresent())) {
          callWithoutDefaults(command, loopback);
        }
        if (program.soundDocs && unit.methods.contains(command)) {
          checkDocuments(command, loopback);
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(unit.source() + ": " + String.join("\n", command.source()), e);
      }
    }
  }

  private static Object async(Object client) {
    return Arrays.stream(client.getClass().getDeclaredMethods())
        .filter(method -> method.getName().matches("async\\d*"))
        .filter(method -> method.getParameterCount() == 0)
        .filter(
            method ->
                method.getReturnType().getName().equals(client.getClass().getName() + "$Async"))
        .map(method -> Loopback.invoke(client, method))
        .findFirst()
        .orElseThrow();
  }

  private void call(CommandDraft command, Object client, Loopback loopback) {
    Method method = find(command, client, loopback);
    List<Object> given = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Parameter parameter : command.parameters) {
      if (parameter.role() == Role.CONTEXT) {
        expected.add("the context of " + command.wireName);
      } else {
        given.add(argument(parameter));
        expected.add(parameter.role().isData() ? "0102" : text(given.get(given.size() - 1)));
      }
    }
    List<Object> values = values(command);
    answer = command.form.of(values);
    called = -1;
    Object result = Loopback.invoke(client, method, given.toArray());
    String back = command.form.seen(result);
    assertThat(called).isEqualTo(command.number);
    assertThat(seen).isEqualTo(expected);
    assertThat(back).isEqualTo(command.form.expected(values));
  }

  private List<Object> values(CommandDraft command) {
    List<Object> values = new ArrayList<>();
    int count = command.form.hasItems() || command.form.isBytes() ? random.nextInt(3) : 1;
    for (int i = 0; i < count; i++) {
      values.add(
          command.form.isBytes()
              ? new byte[] {(byte) i, 5}
              : command.values().value(random, DEPTH));
    }
    return values;
  }

  private Object argument(Parameter parameter) {
    byte[] data = {1, 2};
    return switch (parameter.role()) {
      case DATA -> CommandData.of(data);
      case STREAM -> new ByteArrayInputStream(data);
      case PUBLISHER -> Published.of(ByteBuffer.wrap(data));
      default -> parameter.type().value(random, DEPTH);
    };
  }

  /** Finds the method of a client that calls a command, whatever number its name has. */
  private Method find(CommandDraft command, Object client, Loopback loopback) {
    Pattern name = Pattern.compile(Pattern.quote(command.method) + "\\d*");
    List<Class<?>> parameters =
        command.parameters.stream()
            .filter(parameter -> parameter.role() != Role.CONTEXT)
            .<Class<?>>map(Parameter::erasure)
            .collect(Collectors.toList());
    List<Method> found = new ArrayList<>();
    for (Method method : client.getClass().getDeclaredMethods()) {
      if (!Modifier.isPrivate(method.getModifiers())
          && !method.isSynthetic()
          && name.matcher(method.getName()).matches()
          && List.of(method.getParameterTypes()).equals(parameters)
          && calls(method, client, command, loopback)) {
        found.add(method);
      }
    }
    assertThat(found).as("methods that call %s", command.wireName).hasSize(1);
    return found.get(0);
  }

  /** Whether a method calls this command: all its calls fail. */
  private boolean calls(Method method, Object client, CommandDraft command, Loopback loopback) {
    loopback.lastCall = null;
    loopback.failure = new IllegalStateException("only tried");
    try {
      Object result =
          Loopback.invoke(
              client,
              method,
              command.parameters.stream()
                  .filter(parameter -> parameter.role() != Role.CONTEXT)
                  .map(this::argument)
                  .toArray());
      if (result instanceof Flow.Publisher<?> publisher) {
        Published.all(publisher);
      }
    } catch (RuntimeException | AssertionError e) {
      // The failure of the call.
    } finally {
      loopback.failure = null;
    }
    return loopback.lastCall != null && loopback.lastCall.command().name().equals(command.wireName);
  }

  /** Repeats the last call without the arguments that have defaults. */
  private void callWithoutDefaults(CommandDraft command, Loopback loopback) {
    Map<String, Parameter> left =
        command.parameters.stream()
            .filter(parameter -> parameter.absent().isPresent())
            .collect(Collectors.toMap(Parameter::wireName, parameter -> parameter));
    CborValue.Map sent = (CborValue.Map) CborValue.decode(loopback.lastArguments);
    CborWriter out = new CborWriter();
    new CborValue.Map(
            sent.entries().stream()
                .filter(
                    entry ->
                        !left.containsKey(
                            new String(
                                ((CborValue.Bytes) entry.key()).value(),
                                java.nio.charset.StandardCharsets.UTF_8)))
                .toList())
        .writeTo(out);
    List<String> expected = new ArrayList<>(seen);
    for (int i = 0; i < expected.size(); i++) {
      Parameter parameter = command.parameters.get(i);
      if (parameter.absent().isPresent()) {
        expected.set(i, DeepText.of(parameter.absent().get().get()));
      }
    }
    answer = command.form.of(values(command));
    try {
      loopback.run(command.wireName, out.toByteArray(), CommandData.of(new byte[] {1, 2}));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    assertThat(seen).isEqualTo(expected);
  }

  /** Checks that the descriptions of arguments have the texts of their comments. */
  private static void checkDocuments(CommandDraft command, Loopback loopback) {
    Map<String, String> described =
        loopback.descriptor(command.wireName).arguments().stream()
            .collect(Collectors.toMap(ArgumentDescriptor::name, ArgumentDescriptor::description));
    for (Parameter parameter : command.parameters) {
      if (parameter.role() == Role.ARGUMENT) {
        assertThat(described.get(parameter.wireName()))
            .isEqualTo(command.comment.isEmpty() ? "" : parameter.document());
      }
    }
  }

  /** Loads the classes of a compilation. */
  private static final class Classes extends ClassLoader {
    private final Map<String, JavaFileObject> files;

    Classes(Compilation compilation) {
      super(ProgramCalls.class.getClassLoader());
      files =
          compilation.generatedFiles().stream()
              .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
              .collect(Collectors.toMap(Classes::name, file -> file));
    }

    private static String name(JavaFileObject file) {
      String path = file.toUri().getPath();
      return path.substring("/CLASS_OUTPUT/".length(), path.length() - ".class".length())
          .replace('/', '.');
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      JavaFileObject file = files.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream in = file.openInputStream()) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
