package dev.wirecommand.processor.lock;

import static dev.wirecommand.processor.lock.LockRule.ADD_ARGUMENT;
import static dev.wirecommand.processor.lock.LockRule.ADD_COMMAND;
import static dev.wirecommand.processor.lock.LockRule.END;
import static dev.wirecommand.processor.lock.LockRule.V;
import static dev.wirecommand.processor.lock.LockRule.argument;
import static dev.wirecommand.processor.lock.LockRule.result;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rules for changes of records, enums and sealed interfaces. */
final class LockRulesOfShapes {
  private LockRulesOfShapes() {}

  static Map<String, LockRule> all() {
    Map<String, LockRule> rules = new LinkedHashMap<>();
    records(rules);
    choices(rules);
    nothing(rules);
    return rules;
  }

  private static void records(Map<String, LockRule> rules) {
    rules.put(
        "fieldOfArgumentGone",
        argument("X k", "X k", "record X(int i, int j) {}", "record X(int i) {}")
            .breaks(2, ".a(k)", "'k.j' is gone, which peers may give. Keep the field"));
    rules.put(
        "fieldOfArgumentChanged",
        argument("List<X> k", "List<X> k", "record X(int i) {}", "record X(String i) {}")
            .breaks(
                2,
                ".a(k)",
                "'k[].i' was int32 and is text now. Keep int32 and add an optional field beside"
                    + " it"));
    rules.put(
        "fieldOfArgumentNew",
        argument("X k", "X k", "record X(int i) {}", "record X(int i, OptionalInt j) {}")
            .compatible(1));
    rules.put(
        "fieldOfArgumentNewAndRequired",
        argument("X k", "X k", "record X(int i) {}", "record X(int i, int j) {}")
            .breaks(
                2,
                ".a(k)",
                "'k.j' is new and required, and peers do not give it. Make it Optional"));
    rules.put(
        "fieldOfArgumentOptionalNow",
        argument("X k", "X k", "record X(int i) {}", "record X(OptionalInt i) {}").compatible(1));
    rules.put(
        "fieldOfArgumentRequiredNow",
        argument("X k", "X k", "record X(OptionalInt i) {}", "record X(int i) {}")
            .breaks(2, ".a(k)", "'k.i' was optional and is required now. Keep it optional"));
    rules.put(
        "fieldOfResultGone",
        result("X", "X", "record X(int i, OptionalInt j) {}", "record X(int i) {}")
            .breaks(2, ".a", "'result.j' is gone, which peers may read. Keep the field"));
    rules.put(
        "fieldOfResultChanged",
        result("X", "X", "record X(int i) {}", "record X(String i) {}")
            .breaks(
                2,
                ".a",
                "'result.i' was int32 and is text now. Keep int32 and add a field beside it"));
    rules.put(
        "fieldOfResultNew",
        result("X", "X", "record X(int i) {}", "record X(int i, int j) {}").compatible(1));
    rules.put(
        "fieldOfResultOptionalNow",
        result("X", "X", "record X(int i) {}", "record X(OptionalInt i) {}")
            .breaks(2, ".a", "'result.i' was always there and is optional now. Keep it required"));
    rules.put(
        "fieldOfResultRequiredNow",
        result("X", "X", "record X(OptionalInt i) {}", "record X(int i) {}").compatible(1));
    rules.put(
        "trees",
        argument(
                "Tree k",
                "Node k",
                "record Tree(List<Tree> sub, int i) {}",
                "record Node(List<Knot> sub, int i) {} record Knot(List<Node> sub, String i) {}")
            .breaks(
                2,
                ".a(k)",
                "'k.sub[].i' was int32 and is text now. Keep int32 and add an optional field beside"
                    + " it"));
    rules.put(
        "onceForAllThatReachIt",
        LockRule.of(
                "@WireCommand(\"a\") void a(X x) {}\n"
                    + "@WireCommand(\"b\") X b(X y, X z) { return y; }\nrecord X(int i) {}",
                "@WireCommand(\"a\") void a(X x) {}\n"
                    + "@WireCommand(\"b\") X b(X y, X z) { return y; }\nrecord X() {}")
            .breaks(1, ".a(x)", "'x.i' is gone, which peers may give. Keep the field")
            .breaks(
                2,
                ".b",
                "'result.i' is gone, which peers may read. Keep the field",
                END.replace("'a'", "'b'")));
    rules.put(
        "recordOfEnum",
        argument("X k", "X k", "record X() {}", "enum X { ONE }")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was record X and is enum X now. Keep record X and "
                    + ADD_ARGUMENT));
    rules.put(
        "enumOfText",
        argument("X k", "String k", "enum X { ONE }", "")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was enum X and is text now. Keep enum X and " + ADD_ARGUMENT));
  }

  private static void choices(Map<String, LockRule> rules) {
    String one = "enum X { ONE }";
    String two = "enum X { ONE, TWO }";
    rules.put("constantOfArgumentNew", argument("X k", "X k", one, two).compatible(1));
    rules.put(
        "constantOfArgumentGone",
        argument("X k", "X k", two, one)
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' can't be 'TWO' any more, which peers may give. Keep the"
                    + " constant"));
    rules.put("constantOfResultGone", result("X", "X", two, one).compatible(1));
    rules.put(
        "constantOfResultNew",
        result("List<X>", "List<X>", one, two)
            .breaks(
                2,
                ".a",
                "'result[]' can be 'TWO' now, which peers do not know. Keep that constant out of it"
                    + " and "
                    + ADD_COMMAND));
    String circle = "sealed interface S {} record Circle(int r) implements S {}";
    String both = circle + " record Square(int w) implements S {}";
    rules.put("recordOfArgumentNew", argument("S k", "S k", circle, both).compatible(1));
    rules.put(
        "recordOfArgumentGone",
        argument("S k", "S k", both, circle)
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' can't be 'Square' any more, which peers may give. Keep the"
                    + " record"));
    rules.put("recordOfResultGone", result("S", "S", both, circle).compatible(1));
    rules.put(
        "recordOfResultNew",
        result("T", "T", circle + " record T(S s) {}", both + " record T(S s) {}")
            .breaks(
                2,
                ".a",
                "'result.s' can be 'Square' now, which peers do not know. Keep that record out of"
                    + " it and add a field beside it"));
    rules.put(
        "fieldOfRecordOfUnion",
        argument("S k", "S k", circle, circle.replace("int r", "String r"))
            .breaks(
                2,
                ".a(k)",
                "'k<Circle>.r' was int32 and is text now. Keep int32 and add an optional field"
                    + " beside it"));
  }

  private static void nothing(Map<String, LockRule> rules) {
    rules.put("nothing", LockRule.of(V, V));
    rules.put(
        "names",
        LockRule.of(
            "@WireCommand(\"a\") List<X> a(Y y, @Arg(defaultValue = \"1\") int i) { return null; }\n"
                + "record X(int i, int j) {} record Y(Z z) {} enum Z { ONE }\n",
            "@WireCommand(\"a\") java.util.concurrent.CompletionStage<Set<N.A>> b(\n"
                + "@Arg(\"i\") OptionalInt other, @Arg(\"y\") N.X y) { return null; }\n"
                + "static class N { record A(int j, int i) {} record X(Y z) {}\n"
                + "enum Y { @WireName(\"ONE\") UNO } }"));
  }
}
