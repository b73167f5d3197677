package strict;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A class whose subclass says what a type is, and which says itself where it may be null. */
abstract class Template<T> {
  record Both<T>(@Nullable T left, List<@Nullable T> all) {}

  @WireCommand("keep")
  @Nullable T keep(@Nullable T value) {
    return value;
  }

  @WireCommand("all")
  List<@Nullable T> all(List<@Nullable T> all, Map<String, @Nullable T> more) {
    return all;
  }

  @WireCommand("later")
  CompletionStage<@Nullable T> later(@Nullable T @Nullable [] values) {
    return CompletableFuture.completedFuture(values == null ? null : values[0]);
  }

  @WireCommand("both")
  Both<T> both(Both<T> both) {
    return both;
  }
}

class Templates extends Template<String> {
  /** The compiler has to know the type of an empty optional. */
  @WireCommand("maybe")
  CompletableFuture<Optional<Map<String, Integer>>> maybe(Optional<Map<String, Integer>> value) {
    return CompletableFuture.completedFuture(value);
  }
}

interface OldTemplate {
  /**
   * Is old.
   *
   * @return a number
   * @deprecated in favour of nothing
   */
  @Deprecated
  @WireCommand("old")
  int old();
}

/** Overrides what is deprecated, and so does its client. */
interface NotOld extends OldTemplate {
  @Override
  @SuppressWarnings("deprecation")
  int old();

  @WireCommand("young")
  int young();
}

/** Returns something narrower than the commands that it overrides, which no client can. */
interface Narrower extends Wider {
  @Override
  Wider.Small find(String name);

  @WireCommand("count")
  int count();
}

interface Wider {
  sealed interface Any {}

  record Small(int size) implements Any {}

  @WireCommand("find")
  Any find(String name);
}
