package nulls;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireJackson;
import dev.wirecommand.command.CommandContext;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Commands that a client can't implement, and those of a generic base class. */
final class Stores {
  abstract static class Store<T extends @Nullable Object> {
    @WireCommand("get")
    abstract T get(String key, CommandContext context);

    @WireCommand("put")
    abstract @Nullable T put(String key, T value, List<T> others);

    @WireCommand("wait")
    abstract CompletionStage<T> await(@Nullable T value);
  }

  /** A class with setters, which Jackson binds. */
  static final class Bean {
    public @Nullable String name;
  }

  static class Texts extends Store<@Nullable String> {
    @Override
    @Nullable String get(String key, CommandContext context) {
      return key.isEmpty() ? null : key;
    }

    @Override
    @Nullable String put(String key, @Nullable String value, List<@Nullable String> others) {
      return value;
    }

    @Override
    CompletionStage<@Nullable String> await(@Nullable String value) {
      throw new UnsupportedOperationException();
    }

    @WireCommand("bean")
    @Nullable @WireJackson Bean bean(@Nullable @WireJackson Bean bean) {
      return bean;
    }

    @NullUnmarked
    @WireCommand("old")
    String old(String key) {
      return key;
    }
  }

  private Stores() {}
}
