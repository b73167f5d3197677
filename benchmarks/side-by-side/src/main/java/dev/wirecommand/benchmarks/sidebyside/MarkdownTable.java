package dev.wirecommand.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table whose first column is text, and the others are numbers. */
final class MarkdownTable {
  private final List<String> lines = new ArrayList<>();

  MarkdownTable(List<String> heads) {
    row(heads);
    List<String> rules = new ArrayList<>(Collections.nCopies(heads.size(), "---:"));
    rules.set(0, "---");
    row(rules);
  }

  MarkdownTable row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + '\n';
  }
}
