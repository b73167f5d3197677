package strict;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Values that may be null, wherever a signature may say so. */
@NullMarked
interface Absent {
  enum Level {
    LOW
  }

  record Page<T extends @Nullable Object>(List<T> items, @Nullable Page<T> next) {}

  record Person(String name, @Nullable String nick, @Nullable Level level, byte @Nullable [] photo) {}

  @WireCommand("find")
  @Nullable String find(@Nullable String key);

  @WireCommand("later")
  CompletionStage<@Nullable String> later(@Nullable Integer key);

  @WireCommand("future")
  CompletableFuture<@Nullable Person> future(Absent.@Nullable Person person);

  @WireCommand("deep")
  List<@Nullable Map<String, @Nullable List<@Nullable String>>> deep(
      Set<@Nullable Level> levels, @Nullable String @Nullable [] texts, byte @Nullable [] bytes);

  @WireCommand("page")
  Page<@Nullable String> page(Page<@Nullable Person> page);

  @WireCommand("many")
  Stream<List<@Nullable Integer>> many(@Nullable String... names);
}

/** Commands that a client can't implement, in code whose nullness nothing declares. */
class AbsentContext {
  @WireCommand("find")
  @Nullable String find(CommandContext context, @Nullable String key) {
    return key;
  }

  /** An annotation of one's own, for declarations. */
  @interface Marks {
    /** For declarations. */
    @interface Nullable {}
  }

  @WireCommand("own")
  @Marks.Nullable
  String own(@Marks.Nullable String key, @Marks.Nullable byte[] bytes) {
    return key;
  }
}
