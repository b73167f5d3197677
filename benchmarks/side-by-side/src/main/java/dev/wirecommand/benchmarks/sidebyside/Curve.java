package dev.wirecommand.benchmarks.sidebyside;

import java.util.List;
import java.util.Map;

/**
 * What things cost as there is more of something.
 *
 * @param id its name in JSON
 * @param title what there is more of
 * @param thing what the cost is of
 * @param timed what the latency is of
 * @param points from few to many
 */
record Curve(String id, String title, String thing, String timed, List<Point> points) {
  /**
   * What so many of them cost.
   *
   * @param count how many there are
   */
  record Point(long count, Map<Contender, Outcome> outcomes) {}

  Curve {
    points = List.copyOf(points);
  }
}
