package dev.wirecommand.processor.program;

import dev.wirecommand.processor.program.Unit.Kind;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A mistake that Java allows and the processor refuses.
 *
 * @param id what the processor calls it
 * @param make makes the mistake in a class, with a further method that is a command
 */
record Fault(String id, BiConsumer<Unit, CommandDraft> make) {
  private static final String PATH = "java.nio.file.Path";

  static final List<Fault> ALL =
      List.of(
          new Fault(
              "WireAccess",
              (unit, draft) -> {
                draft.modifiers = "private ";
                draft.isAbstract = false;
              }),
          new Fault(
              "WireStatic",
              (unit, draft) -> {
                draft.modifiers = "static ";
                draft.isAbstract = false;
              }),
          of(
              "WireTypeParam",
              draft -> {
                draft.typeVariables = "<T_> ";
                draft.moreParameters.add("T_ t_");
              }),
          of("WireThrows", draft -> draft.thrown = " throws java.lang.Throwable"),
          of(
              "WireThrows",
              draft -> draft.thrown = " throws java.lang.Exception, java.lang.Throwable"),
          of("WireDeadline", draft -> draft.options.put("deadlineMillis", "-1")),
          of("WireName", draft -> draft.wireName = "a b"),
          of("WireName", draft -> draft.wireName = "\u00e9"),
          of("WireName", draft -> draft.wireName = "$L"),
          of("WireName", draft -> draft.wireName = "n".repeat(256)),
          of("WireName", draft -> draft.moreParameters.add("int $_name")),
          of("WireName", draft -> argument(draft, "\"a\\u2028b\"", "int")),
          of("WireNameEmpty", draft -> draft.wireName = ""),
          of("WireNameReserved", draft -> draft.wireName = "wirecommand.a"),
          new Fault(
              "WireDuplicate", (unit, draft) -> draft.wireName = unit.commands.get(0).wireName),
          parameter("WireType", "java.lang.Object"),
          parameter("WireType", PATH),
          parameter("WireType", "java.util.List<" + PATH + ">"),
          parameter("WireType", "java.lang.Void"),
          parameter("WireType", "java.lang.StringBuilder[]"),
          parameter("WireRaw", "java.util.List"),
          parameter("WireRaw", "java.util.Map"),
          parameter("WireWildcard", "java.util.List<?>"),
          parameter("WireWildcard", "java.util.Map<java.lang.String, ? extends java.lang.Number>"),
          parameter("WireMapKey", "java.util.Map<java.lang.Double, java.lang.String>"),
          parameter("WireType", "java.lang.Runnable"),
          parameter("WireNullPrimitive", "@org.jspecify.annotations.Nullable int"),
          parameter("WireOptional", "java.util.Optional<java.util.Optional<java.lang.String>>"),
          parameter("WireOptional", "java.util.@org.jspecify.annotations.Nullable OptionalInt"),
          of(
              "WireDefault",
              draft -> argument(draft, "value = \"z.z\", defaultValue = \"x\"", "int")),
          of(
              "WireDefaultOptional",
              draft ->
                  argument(
                      draft,
                      "value = \"z.z\", defaultValue = \"x\"",
                      "java.util.Optional<java.lang.String>")),
          of(
              "WireArgDuplicate",
              draft -> {
                argument(draft, "\"z.z\"", "int");
                draft.moreParameters.add("@dev.wirecommand.Arg(\"z.z\") long more_");
              }),
          of(
              "WireTwoContexts",
              draft -> {
                draft.moreParameters.add("dev.wirecommand.command.CommandContext one_");
                draft.moreParameters.add("dev.wirecommand.command.CommandContext two_");
              }),
          of(
              "WireTwoData",
              draft -> {
                draft.moreParameters.add("dev.wirecommand.command.CommandData one_");
                draft.moreParameters.add("java.io.InputStream two_");
              }),
          of(
              "WireNonBlocking",
              draft -> {
                draft.parameters.removeIf(parameter -> parameter.role().isData());
                draft.options.put("nonBlocking", "true");
                draft.moreParameters.add("java.io.InputStream one_");
              }),
          of(
              "WireRawResult",
              draft -> {
                draft.options.put("raw", "true");
                draft.result = "int";
              }),
          result("WireReturn", "java.io.FileInputStream"),
          result("WireReturn", "java.lang.Object"),
          result("WireReturn", "java.util.concurrent.CompletionStage<java.io.InputStream>"),
          result(
              "WireReturn", "java.util.stream.@org.jspecify.annotations.Nullable Stream<byte[]>"),
          result("WireReturnArg", "java.util.concurrent.CompletionStage"),
          result("WireReturnArg", "java.util.Iterator<?>"),
          result(
              "WireReturnArg",
              "java.util.stream.Stream<java.lang.@org.jspecify.annotations.Nullable String>"),
          result("WireRaw", "java.util.concurrent.CompletionStage<java.util.List>"),
          member("WireRecordAccess", "private record Hidden_(int a) {}", "Hidden_"),
          member("WireType", "enum Hidden_ {}", "Hidden_"),
          member("WireNotRecord", "static final class Hidden_ {}", "Hidden_"),
          member("WireOpenType", "abstract static class Hidden_ {}", "Hidden_"),
          member("WireOpenType", "interface Hidden_ {}", "Hidden_"),
          member("WireRecursive", "record Hidden_(Hidden_ in) {}", "Hidden_"),
          member(
              "WireTypeField",
              "sealed interface Hidden_ { record One_(int type) implements Hidden_ {} }",
              "Hidden_"),
          member(
              "WireDuplicate",
              "enum Hidden_ { @dev.wirecommand.WireName(\"$T\") A_, $T }",
              "Hidden_"),
          member("WireNameEmpty", "enum Hidden_ { @dev.wirecommand.WireName(\"\") A_ }", "Hidden_"),
          member(
              "WireName", "enum Hidden_ { @dev.wirecommand.WireName(\"\\ud800\") A_ }", "Hidden_"),
          member("WireType", "record Hidden_(" + PATH + " in) {}", "Hidden_"),
          member("WireType", "record Hidden_<T_>(T_ in) {}", "Hidden_<" + PATH + ">"),
          new Fault(
              "WireTypeVar",
              (unit, draft) -> {
                unit.heading = "<T_>" + unit.heading;
                draft.moreParameters.add("java.util.List<T_> one_");
              }));

  /** Whether a class can have the mistake. */
  boolean fits(Unit unit) {
    boolean inClass = id.equals("WireTypeVar") || id.equals("WireRecordAccess");
    return unit.kind == Kind.CLASS || !inClass;
  }

  private static Fault of(String id, java.util.function.Consumer<CommandDraft> make) {
    return new Fault(id, (unit, draft) -> make.accept(draft));
  }

  private static Fault parameter(String id, String type) {
    return of(id, draft -> argument(draft, "\"z.z\"", type));
  }

  private static void argument(CommandDraft draft, String arg, String type) {
    draft.moreParameters.add("@dev.wirecommand.Arg(" + arg + ") " + type + " more1_");
  }

  private static Fault result(String id, String type) {
    return of(
        id,
        draft -> {
          draft.result = type;
          draft.options.remove("raw");
        });
  }

  /** A mistake in a type that the class declares. */
  private static Fault member(String id, String declaration, String type) {
    return new Fault(
        id,
        (unit, draft) -> {
          unit.members.add(declaration);
          argument(draft, "\"z.z\"", unit.source() + "." + type);
        });
  }
}
