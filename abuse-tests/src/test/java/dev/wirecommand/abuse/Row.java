package dev.wirecommand.abuse;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A thing that a peer may try, which has a number in the list of all of them.
 *
 * @param over the transports on which a peer can try it
 * @param settings of the server, where the defaults would take too long
 * @param guard what holds it off
 * @param expected texts that are all in what the script returns
 * @param missing what the library lacks until it holds the row, or null
 * @param waits whether the row waits for a deadline, and so runs beside others that do
 * @param slow whether the row takes many seconds, so that only the profile plays it
 */
record Row(
    int number,
    String name,
    Set<Over> over,
    Map<Setting, Long> settings,
    Guard guard,
    List<String> expected,
    String missing,
    boolean waits,
    boolean slow,
    Script script) {
  /** A script that an abuser plays. */
  interface Script {
    /** Plays the row, and returns what the server has said and done. */
    String play(Attackers attackers) throws Exception;
  }

  @Override
  public String toString() {
    return number + " " + name;
  }

  /** Returns what the row expects and is missing in what a server has said and done. */
  List<String> unheard(String said) {
    return expected.stream().filter(text -> !said.contains(text)).toList();
  }

  static Draft of(int number, String name) {
    return new Draft(number, name);
  }

  /** A row that is being written. */
  static final class Draft {
    private final int number;
    private final String name;
    private Set<Over> over = EnumSet.allOf(Over.class);
    private final Map<Setting, Long> settings = new EnumMap<>(Setting.class);
    private Guard guard = new Guard.Inherent("no guard is named");
    private List<String> expected = List.of();
    private String missing;
    private boolean waits;
    private boolean slow;

    private Draft(int number, String name) {
      this.number = number;
      this.name = name;
    }

    Draft over(Over first, Over... others) {
      over = EnumSet.of(first, others);
      return this;
    }

    /** The row runs with another setting. */
    Draft with(Setting setting, long value) {
      settings.put(setting, value);
      return this;
    }

    /** The row waits for a deadline, which holds it. */
    Draft waits(Setting deadline) {
      waits = true;
      return heldBy(deadline);
    }

    /** The row takes many seconds. */
    Draft slow() {
      slow = true;
      return this;
    }

    /** The row is held by settings. */
    Draft heldBy(Setting... guards) {
      Map<Setting, Long> raised = new EnumMap<>(Setting.class);
      for (Setting setting : guards) {
        raised.put(setting, setting.max());
      }
      guard = new Guard.Raised(raised);
      return this;
    }

    /** The row is held by a method that returns something else where it is taken out. */
    Draft heldBy(String type, String method, int without) {
      guard = new Guard.Changed(new Mutation("dev.wirecommand." + type, method, without));
      return this;
    }

    /** The row is not held yet. A build skips it and says why; the profile plays it. */
    Draft until(String lacking) {
      missing = lacking;
      return this;
    }

    Draft heldByDesign(String why) {
      guard = new Guard.Inherent(why);
      return this;
    }

    Draft expects(String... texts) {
      expected = List.of(texts);
      return this;
    }

    Row plays(Script script) {
      return new Row(number, name, over, settings, guard, expected, missing, waits, slow, script);
    }
  }
}
