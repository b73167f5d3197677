package dev.wirecommand.schema.walk;

import dev.wirecommand.text.EscapedText;
import java.util.ArrayList;
import java.util.List;

/**
 * The path to the value that is looked at. Each step is a name or an index. A caller that throws an
 * exception leaves the path as it is, so that it tells the place of the fault.
 */
public final class ValuePath {
  private static final int QUOTED = 64;

  /** Strings are names, and integers indexes. */
  private final List<Object> steps = new ArrayList<>();

  /** Enters a field or the value of a key. */
  public void enter(String name) {
    steps.add(name);
  }

  /** Enters an element of an array. */
  public void enter(int index) {
    steps.add(index);
  }

  /** Leaves what was entered last. */
  public void exit() {
    steps.remove(steps.size() - 1);
  }

  /** Returns how many steps there are, to be given to {@link #cut}. */
  public int depth() {
    return steps.size();
  }

  /** Leaves all steps beyond the given number. */
  public void cut(int depth) {
    steps.subList(depth, steps.size()).clear();
  }

  /** Returns the path in the form {@code order.lines[2].price}; empty for the whole value. */
  public String dotted() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof String name) {
        text.append(text.isEmpty() ? "" : ".").append(EscapedText.of(name, QUOTED));
      } else {
        text.append('[').append(step).append(']');
      }
    }
    return text.toString();
  }

  /** Returns the path as a query of RFC 9535, such as {@code $.order.lines[2]['a b']}. */
  public String json() {
    StringBuilder text = new StringBuilder("$");
    for (Object step : steps) {
      if (step instanceof String name) {
        jsonName(text, name);
      } else {
        text.append('[').append(step).append(']');
      }
    }
    return text.toString();
  }

  private static void jsonName(StringBuilder text, String name) {
    if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      text.append('.').append(name);
      return;
    }
    String escaped = EscapedText.of(name, QUOTED).replace("\\\"", "\"").replace("'", "\\'");
    text.append("['").append(escaped).append("']");
  }
}
