package dev.wirecommand.processor.lock;

import static dev.wirecommand.processor.lock.LockRule.ADD_ARGUMENT;
import static dev.wirecommand.processor.lock.LockRule.ADD_COMMAND;
import static dev.wirecommand.processor.lock.LockRule.V;
import static dev.wirecommand.processor.lock.LockRule.argument;
import static dev.wirecommand.processor.lock.LockRule.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules for changes of commands, their arguments and their results. */
final class LockRulesOfSignatures {
  private LockRulesOfSignatures() {}

  static Map<String, LockRule> all() {
    Map<String, LockRule> rules = new LinkedHashMap<>();
    commands(rules);
    arguments(rules);
    scalars(rules);
    streams(rules);
    data(rules);
    return rules;
  }

  private static void commands(Map<String, LockRule> rules) {
    rules.put("commandNew", LockRule.of(V, V + "\n@WireCommand(\"b\") void b() {}").compatible(1));
    rules.put(
        "commandGone",
        LockRule.of(V + "\n@WireCommand(\"b\") void b() {}", "@WireCommand(\"b\") void b() {}")
            .breaks(0, "", "the command 'a' is gone. Keep it"));
    rules.put(
        "commandRenamed",
        LockRule.of(
                "@WireCommand(\"a\") X a(X x) { return x; } record X(int i) {}",
                "@WireCommand(\"find\") Y a(Y x) { return x; } record Y(int i) {}\n"
                    + "@WireCommand(\"other\") int c(int x) { return x; }")
            .compatible(2)
            .breaks(
                0,
                "",
                "the command 'a' is gone. Did you rename it to 'find'? Keep 'a' and add 'find'"
                    + " beside it"));
    rules.put(
        "commandRenamedToOneOfTwo",
        LockRule.of(V, "@WireCommand(\"b\") void b() {}\n@WireCommand(\"c\") void c() {}")
            .compatible(2)
            .breaks(0, "", "the command 'a' is gone. Keep it"));
    String write = "@WireCommand(value = \"a\", permission = Permission.WRITE) void a() {}";
    rules.put(
        "permissionWrite",
        LockRule.of(V, write)
            .breaks(
                1,
                ".a",
                "it needs write permission now, which peers may lack. Keep read permission and add"
                    + " a command that writes beside this one"));
    rules.put("permissionRead", LockRule.of(write, V).compatible(1));
    String raw = "@WireCommand(value = \"a\", raw = true) byte[] a() { return new byte[0]; }";
    String cbor = "@WireCommand(\"a\") byte[] a() { return new byte[0]; }";
    rules.put(
        "rawNow",
        LockRule.of(cbor, raw)
            .breaks(
                1,
                ".a",
                "it answered with a CBOR value and answers with raw bytes now. Keep a CBOR value and "
                    + ADD_COMMAND));
    rules.put(
        "rawNoMore",
        LockRule.of(raw, cbor)
            .breaks(
                1,
                ".a",
                "it answered with raw bytes and answers with a CBOR value now. Keep raw bytes and "
                    + ADD_COMMAND));
  }

  private static void streams(Map<String, LockRule> rules) {
    String keep = " now. Keep %s and " + ADD_COMMAND;
    rules.put(
        "itemsNow",
        result("List<String>", "java.util.stream.Stream<String>")
            .breaks(
                2,
                ".a",
                "it answered with a CBOR value and answers with a sequence of items"
                    + keep.formatted("a CBOR value")));
    rules.put(
        "itemsNoMore",
        result("Iterator<String>", "String")
            .breaks(
                2,
                ".a",
                "it answered with a sequence of items and answers with a CBOR value"
                    + keep.formatted("a sequence of items")));
    rules.put(
        "bytesInPlaceOfItems",
        result("Iterator<byte[]>", "java.io.InputStream")
            .breaks(
                2,
                ".a",
                "it answered with a sequence of items and answers with raw bytes"
                    + keep.formatted("a sequence of items")));
    rules.put(
        "itemChanged",
        result("java.util.concurrent.Flow.Publisher<String>", "Iterator<Integer>")
            .breaks(2, ".a", "the item was text and is int32 now. Keep text and " + ADD_COMMAND));
    rules.put(
        "itemNullNow",
        result("Iterator<String>", "Iterator<Optional<String>>")
            .breaks(
                2,
                ".a",
                "the item can be null now, which peers do not expect. Keep it from being null and "
                    + ADD_COMMAND));
    rules.put(
        "itemFieldGone",
        result(
                "Iterator<X>",
                "java.util.stream.Stream<X>",
                "record X(int i, int j) {}",
                "record X(int i) {}")
            .breaks(2, ".a", "'item.j' is gone, which peers may read. Keep the field"));
    rules.put("itemNarrower", result("Iterator<Long>", "Iterator<Integer>").compatible(1));
    rules.put(
        "itemsOfAnotherKindInJava",
        result("Iterator<String>", "java.util.concurrent.Flow.Publisher<String>"));
    rules.put(
        "bytesOfAnotherKindInJava",
        result("java.util.stream.Stream<byte[]>", "java.nio.channels.ReadableByteChannel"));
    rules.put(
        "rawBytesThatAreStreamedNow",
        LockRule.of(
            "@WireCommand(value = \"a\", raw = true) byte[] a() { return new byte[0]; }",
            "@WireCommand(\"a\") java.io.InputStream a() { return null; }"));
  }

  private static void data(Map<String, LockRule> rules) {
    String data = "dev.wirecommand.command.CommandData d";
    rules.put("dataNow", argument("int k", "int k, java.io.InputStream in").compatible(1));
    rules.put(
        "dataNoMore",
        argument(data + ", int k", "int k")
            .breaks(
                1,
                ".a",
                "it took data beside its arguments and takes none now, and peers may send it. Keep"
                    + " the parameter for the data"));
    rules.put("dataOfAnotherKindInJava", argument(data, "java.io.InputStream in"));
  }

  private static void arguments(Map<String, LockRule> rules) {
    rules.put(
        "argumentGone",
        argument("int k", "")
            .breaks(
                1,
                ".a",
                "the argument 'k' is gone, and peers that give it are refused. Keep it, as an"
                    + " optional one if it has no use now"));
    String isNew =
        "the argument 'l' is new and required, and peers do not give it. Make it Optional or give"
            + " it a default";
    rules.put(
        "argumentRenamed",
        argument("int k", "int l")
            .breaks(
                1,
                ".a",
                "the argument 'k' is gone, and peers that give it are refused. Did you rename it to"
                    + " 'l'? Keep its name with @Arg(\"k\")")
            .breaks(2, ".a(l)", isNew));
    rules.put(
        "argumentNewAndRequired", argument("int k", "int k, int l").breaks(2, ".a(l)", isNew));
    rules.put("argumentNewAndOptional", argument("int k", "int k, OptionalInt l").compatible(1));
    rules.put(
        "argumentNewWithDefault",
        argument("int k", "int k, @Arg(defaultValue = \"1\") int l").compatible(1));
    rules.put("argumentOptionalNow", argument("int k", "OptionalInt k").compatible(1));
    rules.put(
        "argumentRequiredNow",
        argument("@Nullable String k", "String k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was optional and is required now. Make it Optional or give it a"
                    + " default"));
    rules.put(
        "argumentChanged",
        argument("String k", "byte[] k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was text and is bytes now. Keep text and " + ADD_ARGUMENT));
    rules.put(
        "elementChanged",
        argument("List<String> k", "List<Integer> k")
            .breaks(2, ".a(k)", "'k[]' was text and is int32 now. Keep text and " + ADD_ARGUMENT));
    rules.put(
        "keyAndValueChanged",
        argument("Map<String, Integer> k", "Map<Integer, String> k")
            .breaks(2, ".a(k)", "'k{key}' was text and is int32 now. Keep text and " + ADD_ARGUMENT)
            .breaks(2, ".a(k)", "'k{}' was int32 and is text now. Keep int32 and " + ADD_ARGUMENT));
    rules.put(
        "elementNotNullNow",
        argument("List<@Nullable String> k", "List<String> k")
            .breaks(2, ".a(k)", "'k[]' could be null and can't be now. Keep it nullable"));
    rules.put(
        "elementNullNow", argument("List<String> k", "List<@Nullable String> k").compatible(1));
    rules.put(
        "listNow",
        argument("Optional<List<String>> k", "Optional<String> k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was [text] and is text now. Keep [text] and " + ADD_ARGUMENT));
    rules.put(
        "mapNow",
        argument("Map<String, String> k", "List<String> k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was {text: text} and is [text] now. Keep {text: text} and "
                    + ADD_ARGUMENT));
    String codec =
        "static class C implements dev.wirecommand.command.ValueCodec<Object> {"
            + " public Object read(dev.wirecommand.cbor.CborReader in) { return in.readInt(); }"
            + " public void write(dev.wirecommand.cbor.CborWriter out, Object value) {} }";
    rules.put(
        "codecChanged",
        argument(
                "@WireCodec(value = C.class, cddl = \"uint\") Object k",
                "@WireCodec(value = C.class, cddl = \"nint\") Object k",
                codec)
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was cddl \"uint\" and is cddl \"nint\" now. Keep cddl \"uint\" and"
                    + " "
                    + ADD_ARGUMENT));
  }

  private static void scalars(Map<String, LockRule> rules) {
    Map<String, List<String>> narrowAndWide =
        Map.of(
            "Byte", List.of("byte", "short", "int8", "int16"),
            "Short", List.of("short", "int", "int16", "int32"),
            "Int", List.of("int", "long", "int32", "int64"),
            "Long", List.of("long", "java.math.BigInteger", "int64", "integer"),
            "Float", List.of("float", "double", "float32", "float64"));
    narrowAndWide.forEach(
        (name, types) -> {
          String narrow = types.get(0);
          String wide = types.get(1);
          String narrowWord = types.get(2);
          String wideWord = types.get(3);
          rules.put("argumentWiderThan" + name, argument(narrow + " k", wide + " k").compatible(1));
          rules.put(
              "argumentNarrowed" + name,
              argument(wide + " k", narrow + " k")
                  .breaks(
                      2,
                      ".a(k)",
                      String.format(
                          "the argument 'k' was %s and is %s now. Keep %s and %s",
                          wideWord, narrowWord, wideWord, ADD_ARGUMENT)));
          rules.put("resultNarrowed" + name, result(wide, narrow).compatible(1));
          rules.put(
              "resultWiderThan" + name,
              result(narrow, wide)
                  .breaks(
                      2,
                      ".a",
                      String.format(
                          "the result was %s and is %s now. Keep %s and %s",
                          narrowWord, wideWord, narrowWord, ADD_COMMAND)));
        });
    rules.put(
        "floatOfInteger",
        argument("long k", "double k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was int64 and is float64 now. Keep int64 and " + ADD_ARGUMENT));
    rules.put(
        "decimalOfText",
        argument("String k", "java.math.BigDecimal k")
            .breaks(
                2,
                ".a(k)",
                "the argument 'k' was text and is decimal now. Keep text and " + ADD_ARGUMENT));
    rules.put(
        "charOfText",
        result("String", "char")
            .breaks(2, ".a", "the result was text and is char now. Keep text and " + ADD_COMMAND));
    rules.put("boxOfChar", result("char", "Character"));
    rules.put(
        "resultOfNothing",
        result("void", "String")
            .breaks(2, ".a", "the result was null and is text now. Keep null and " + ADD_COMMAND));
    rules.put(
        "resultNullNow",
        result("String", "Optional<String>")
            .breaks(
                2,
                ".a",
                "the result can be null now, which peers do not expect. Keep it from being null"
                    + " and "
                    + ADD_COMMAND));
    rules.put("resultNotNullNow", result("Optional<String>", "String").compatible(1));
    rules.put(
        "resultOfAnotherType",
        result("Optional<String>", "UUID")
            .breaks(
                2, ".a", "the result was text? and is uuid now. Keep text? and " + ADD_COMMAND));
    rules.put(
        "anyMayBeNull",
        result("dev.wirecommand.cbor.CborValue", "Optional<dev.wirecommand.cbor.CborValue>"));
  }
}
