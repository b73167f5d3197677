package dev.wirecommand.processor.lock;

import java.util.ArrayList;
import java.util.List;

/** A change of the class {@code R}, with a line for each member, and the expected messages. */
record LockRule(List<String> before, List<String> now, int compatible, List<String> errors) {
  private static final int FIRST_LINE = 7;

  /** The end of each message about the command {@code a}. */
  static final String END = ", or take 'a' out of wire.lock if no peer uses it.";

  static final String ADD_COMMAND = "add a command beside this one";
  static final String ADD_ARGUMENT = "add an optional argument beside it";

  /** A command without arguments and without a result. */
  static final String V = "@WireCommand(\"a\") void a() {}";

  static LockRule of(String before, String now) {
    return new LockRule(List.of(before.split("\n")), List.of(now.split("\n")), 0, List.of());
  }

  LockRule compatible(int changes) {
    return new LockRule(before, now, changes, errors);
  }

  /** Expects an error at a line of the members, counted from 1. */
  LockRule breaks(int line, String subject, String words) {
    return breaks(line, subject, words, END);
  }

  LockRule breaks(int line, String subject, String words, String end) {
    List<String> more = new ArrayList<>(errors);
    more.add((FIRST_LINE + line - 1) + ": ERROR: [WireBreaking] R" + subject + ": " + words + end);
    return new LockRule(before, now, compatible, more);
  }

  static LockRule argument(String before, String now) {
    return argument(before, now, "");
  }

  /** Returns a rule that changes the type of the only argument. */
  static LockRule argument(String before, String now, String types) {
    return argument(before, now, types, types);
  }

  static LockRule argument(String before, String now, String typesBefore, String typesNow) {
    String command = "@WireCommand(\"a\") void a(\n";
    return LockRule.of(
        command + before + ") {}\n" + typesBefore, command + now + ") {}\n" + typesNow);
  }

  static LockRule result(String before, String now) {
    return result(before, now, "", "");
  }

  static LockRule result(String before, String now, String typesBefore, String typesNow) {
    String command = "@WireCommand(\"a\")\n";
    String body = " a() { throw new AssertionError(); }\n";
    return LockRule.of(command + before + body + typesBefore, command + now + body + typesNow);
  }
}
