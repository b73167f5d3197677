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
          .filter(Rows::isWanted)
          .toList();

  private Rows() {}

  private static boolean isWanted(Row row) {
    return row.number() == Integer.getInteger("abuse.row", row.number());
  }

  /** Returns all rows, or those of the number that a system property names. */
  static List<Row> all() {
    return ALL;
  }

  static List<Row> over(Over over) {
    return ALL.stream().filter(row -> row.over().contains(over)).toList();
  }
}
