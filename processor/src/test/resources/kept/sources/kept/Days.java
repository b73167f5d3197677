package kept;

import dev.wirecommand.WireCommand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Commands with dates, times, decimals and characters. */
public class Days {
  record Day(
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime at,
      ZoneId zone,
      BigDecimal amount,
      char letter) {}

  @WireCommand("day")
  Day day(Day day) {
    return day;
  }

  @WireCommand("dates")
  Map<String, LocalDate> dates(List<LocalDate> dates, @Nullable BigDecimal amount, char letter) {
    return Map.of(letter + ":" + amount, dates.get(0));
  }

  @WireCommand("nothing")
  CompletionStage<@Nullable Void> nothing() {
    return CompletableFuture.completedFuture(null);
  }
}
