package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls a second as horizontal bars: SVG that is readable on light and dark ground. */
final class Chart {
  private static final List<Scenario> SCENARIOS = List.of(Scenario.SMALL_64, Scenario.SMALL_512);
  private static final List<String> CLASSES = List.of("few", "many");
  private static final List<String> LEGEND = List.of("64 in flight", "512 in flight");

  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int LONGEST = 480;
  private static final int TOP = 56;
  private static final int BAR = 14;
  private static final int GROUP = 42;

  /* The distance from a bar's upper edge down to the line on which its letters stand. */
  private static final int LETTERS = 11;

  private static final double KILO = 1e3;

  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #1f2328; }
        .title { font-weight: 600; }
        .value { font-size: 11px; }
        .few { fill: #54aeff; }
        .many { fill: #0550ae; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .few { fill: #79c0ff; }
          .many { fill: #1f6feb; }
        }
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();

  private Chart() {}

  static String of(Results results) {
    return new Chart().draw(results);
  }

  private String draw(Results results) {
    List<Contender> contenders =
        results.versions().keySet().stream().filter(each -> !each.isOnlyStarted()).toList();
    int height = TOP + contenders.size() * GROUP;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" role=\"img\""
            + " aria-label=\"Calls a second on one connection\">",
        WIDTH, height);
    svg.append(STYLE);
    text("title", 0, 16, "Thousand calls a second on one connection (more is better)");
    for (int i = 0; i < SCENARIOS.size(); i++) {
      int x = LEFT + i * LEFT;
      rectangle(CLASSES.get(i), x, 28, BAR, BAR);
      text("legend", x + BAR + 6, 28 + LETTERS, LEGEND.get(i));
    }
    double most = most(results);
    for (int i = 0; i < contenders.size(); i++) {
      group(results, contenders.get(i), TOP + i * GROUP, most);
    }
    line("</svg>");
    return svg.toString();
  }

  private static Optional<Double> calls(Results results, Scenario scenario, Contender contender) {
    return results.summary(scenario, contender, Measure.CALLS).map(Summary::median);
  }

  private static double most(Results results) {
    return SCENARIOS.stream()
        .flatMap(
            scenario ->
                results.versions().keySet().stream()
                    .flatMap(contender -> calls(results, scenario, contender).stream()))
        .max(Double::compare)
        .orElse(1.0);
  }

  private void group(Results results, Contender contender, int top, double most) {
    text("name", 0, top + BAR + LETTERS / 2, contender.title());
    for (int i = 0; i < SCENARIOS.size(); i++) {
      int y = top + i * (BAR + 1);
      Optional<Double> calls = calls(results, SCENARIOS.get(i), contender);
      int width = (int) Math.round(calls.orElse(0.0) / most * LONGEST);
      rectangle(CLASSES.get(i), LEFT, y, width, BAR);
      String value = calls.map(Markdown.per(KILO)::apply).orElse(Markdown.NONE);
      text("value", LEFT + width + 6, y + LETTERS, value);
    }
  }

  private void rectangle(String kind, int x, int y, int width, int height) {
    line(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>",
        kind, x, y, width, height);
  }

  private void text(String kind, int x, int y, String words) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    line("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", kind, x, y, escaped);
  }

  private void line(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
