package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.command.CommandContext;
import java.lang.reflect.Proxy;

/** Stands for what a generated dispatch is given and does not use. */
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
