package dev.wirecommand.processor.write.dispatch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.NullableNames;
import dev.wirecommand.processor.model.ResultKind;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.NullableType;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.JavadocLink;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import dev.wirecommand.processor.write.value.Encoding;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the method that creates the prepared call of one command. */
final class CallCode {
  private final CommandClass commands;
  private final Command command;
  private final Encoding encoding;
  private final NameScope names;
  private final CommandParameters parameters;

  CallCode(CommandClass commands, Command command, Encoding encoding, NameScope names) {
    this.commands = commands;
    this.command = command;
    this.encoding = encoding;
    this.names = names;
    this.parameters = new CommandParameters(command, names);
  }

  /**
   * Writes the method for a command that has no arguments. The method refuses requests with any.
   */
  MethodSpec plain(String name) {
    String in = names.unique("in");
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("Prepares $L.\n", JavadocLink.to(commands.owner(), command))
            .addModifiers(Modifier.PRIVATE)
            .returns(RuntimeTypes.PREPARED_CALL)
            .addParameter(RuntimeTypes.CBOR_READER, in);
    parameters.addContextAndData(method);
    method
        .addStatement("$T.expectNone($S, $L)", RuntimeTypes.ARGUMENT_ERRORS, command.name(), in)
        .addCode(body());
    return MemberJavadoc.on(method.build(), "", "the call");
  }

  /** Writes the method that prepares calls with arguments. The method takes decoded arguments. */
  MethodSpec withArguments(String name) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .returns(RuntimeTypes.PREPARED_CALL);
    parameters.addAll(method);
    MethodSpec call = method.addCode(body()).build();
    return MemberJavadoc.on(call, "Prepares a call with its arguments.", "the call");
  }

  private CodeBlock body() {
    String response = names.unique("response");
    CodeBlock call = CodeBlock.of("commands.$L($L)", command.method(), parameters.callArguments());
    CodeBlock.Builder body = CodeBlock.builder().add("return $L -> {$>\n", response);
    if (command.async()) {
      body.add(async(response, call));
    } else if (command.result() instanceof NothingType) {
      body.addStatement("$L", call);
      body.addStatement("$L.cbor().writeNull()", response);
    } else {
      String result = names.unique("result");
      boolean mayBeNull =
          command.kind() == ResultKind.VALUE
              && (command.result().isPrimitive() || command.result() instanceof NullableType);
      body.addStatement(
          "$T $L =$W$L",
          NullableNames.plain(command.signature().result()),
          result,
          mayBeNull ? call : notNull(call, "returned"));
      body.add(answer(response, result));
    }
    return body.add("$<};\n").build();
  }

  /**
   * Writes the code for a command whose method returns a {@code CompletionStage}. The response is
   * written when the stage completes.
   */
  private CodeBlock async(String response, CodeBlock call) {
    String later = names.unique("later");
    String result = names.unique("result");
    CodeBlock.Builder body =
        CodeBlock.builder()
            .add(
                "$L.later($>$>\n$L,\n($L, $L) -> {$>\n",
                response,
                notNull(call, "returned"),
                later,
                result);
    if (command.result() instanceof NothingType) {
      body.addStatement("$L.cbor().writeNull()", later);
    } else {
      if (!(command.result() instanceof NullableType)) {
        body.addStatement(notNull(CodeBlock.of("$L", result), "brought"));
      }
      body.add(answer(later, result));
    }
    return body.add("$<});$<$<\n").build();
  }

  /**
   * Returns an expression that checks a value for null. The message contains the name of the method
   * that returned null.
   */
  private CodeBlock notNull(CodeBlock value, String verb) {
    return CodeBlock.of(
        "$T.requireNonNull($L,$W$L)",
        Objects.class,
        value,
        StringLiterals.of(command.method() + " " + verb + " null"));
  }

  private CodeBlock answer(String response, String result) {
    return switch (command.kind().form()) {
      case VALUE -> value(response, result);
      case BYTES -> statement(response, "raw", result);
      case BYTE_STREAM ->
          statement(response, command.kind() == ResultKind.CHUNKS ? "chunks" : "bytes", result);
      case ITEMS -> items(response, result);
    };
  }

  private static CodeBlock statement(String response, String method, String result) {
    return CodeBlock.builder().addStatement("$L.$L($L)", response, method, result).build();
  }

  private CodeBlock items(String response, String result) {
    String out = names.unique("out");
    String item = names.unique("item");
    return CodeBlock.builder()
        .add("$L.items($L, ($L, $L) -> {$>\n", response, result, out, item)
        .add(encoding.write(command.result(), CodeBlock.of("$L", out), CodeBlock.of("$L", item)))
        .add("$<});\n")
        .build();
  }

  private CodeBlock value(String response, String result) {
    CodeBlock.Builder body = CodeBlock.builder();
    CodeBlock out = CodeBlock.of("$L.cbor()", response);
    if (command.result().isOptional()) {
      String writer = names.unique("out");
      body.addStatement("$T $L = $L", RuntimeTypes.CBOR_WRITER, writer, out);
      out = CodeBlock.of("$L", writer);
    }
    return body.add(encoding.write(command.result(), out, CodeBlock.of("$L", result))).build();
  }
}
