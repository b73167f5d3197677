package dev.wirecommand.reactor;

import dev.wirecommand.text.SideOutputRules;
import java.util.List;

/** A piece of text output, as the rules allow it. */
record TextAtom(String format, List<String> args, List<String> labels) {
  TextAtom {
    SideOutputRules.checkText(format, args, labels);
  }

  static TextAtom of(String format, String... args) {
    return new TextAtom(format, List.of(args), List.of());
  }
}
