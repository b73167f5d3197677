package values;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates, times of day, time zones, decimal numbers and characters, in every place. */
public class Days {
  record All(
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offset,
      ZoneId zone,
      BigDecimal amount,
      char letter,
      Character boxed) {}

  record Deep(
      List<LocalDate> dates,
      Set<LocalTime> times,
      Collection<LocalDateTime> dateTimes,
      OffsetDateTime[] offsets,
      Map<String, ZoneId> zones,
      Optional<BigDecimal> amount,
      @Nullable Character letter,
      char[] letters,
      char[][] grid,
      Character[] boxes,
      Optional<Character> other,
      List<@Nullable BigDecimal> amounts) {}

  @WireCommand("all")
  All all(All all) {
    return all;
  }

  @WireCommand("deep")
  Deep deep(Deep deep) {
    return deep;
  }

  @WireCommand("letter")
  char letter(char letter) {
    return letter;
  }

  @WireCommand("letters")
  Iterator<Character> letters(Character letter, char... more) {
    return new String(more).chars().mapToObj(c -> (char) c).iterator();
  }

  @WireCommand("maybe")
  Optional<Character> maybe(@Nullable Character letter) {
    return Optional.ofNullable(letter);
  }

  @WireCommand("amounts")
  Stream<BigDecimal> amounts(List<BigDecimal> amounts) {
    return amounts.stream();
  }

  @WireCommand("published")
  Flow.Publisher<LocalDate> published(LocalDate date) {
    return subscriber -> {};
  }

  @WireCommand("later")
  CompletionStage<ZoneId> later(ZoneId LocalDate) {
    return CompletableFuture.completedFuture(LocalDate);
  }

  @WireCommand("defaults")
  List<String> defaults(
      @Arg(defaultValue = "2026-01-31") LocalDate date,
      @Arg(defaultValue = "12:00:00") LocalTime time,
      @Arg(defaultValue = "2026-01-31T12:00") LocalDateTime LocalDateTime,
      @Arg(defaultValue = "2026-01-31T12:00:00+01:00") OffsetDateTime offset,
      @Arg(defaultValue = "Europe/Paris") ZoneId zone,
      @Arg(defaultValue = "12.50") BigDecimal amount,
      @Arg(defaultValue = "1e-3") BigDecimal BigDecimal,
      @Arg(defaultValue = "x") char letter,
      @Arg(defaultValue = "'") char quote,
      @Arg(defaultValue = "\\") Character backslash,
      @Arg(defaultValue = "\n") char line,
      @Arg(defaultValue = "$") char dollar,
      @Arg(defaultValue = "\u00e9") Character accent,
      @Arg(defaultValue = "\uffff") char last) {
    return List.of(
        date.toString(),
        time.toString(),
        LocalDateTime.toString(),
        offset.toString(),
        zone.toString(),
        amount.toString(),
        BigDecimal.toString(),
        Character.toString(letter),
        Character.toString(quote),
        backslash.toString(),
        Character.toString(line),
        Character.toString(dollar),
        accent.toString(),
        Character.toString(last));
  }
}
