package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.command.CommandContext;
import java.lang.reflect.Proxy;

/** The arguments that a generated dispatch is given and does not use. */
final class Unused {
  private Unused() {}

  static CommandContext context() {
    return (CommandContext)
        Proxy.newProxyInstance(
            CommandContext.class.getClassLoader(),
            new Class<?>[] {CommandContext.class},
            (proxy, method, args) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
