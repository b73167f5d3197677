package dev.wirecommand.abuse;

import java.util.List;
import java.util.stream.Stream;

/** All rows that abusers play. */
final class Rows {
  private static final List<Row> ALL =
      Stream.of(
              FrameRows.all(),
              RequestRows.all(),
              DocumentRows.all(),
              CallRows.all(),
              OutputRows.all(),
              ConnectionRows.all(),
              DeadlineRows.all())
          .flatMap(List::stream)
          .toList();

  private Rows() {}

  static List<Row> all() {
    return ALL;
  }

  static List<Row> over(Over over) {
    return ALL.stream().filter(row -> row.over().contains(over)).toList();
  }
}
