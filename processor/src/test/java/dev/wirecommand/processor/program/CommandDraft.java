package dev.wirecommand.processor.program;

import dev.wirecommand.processor.write.value.RandomType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A method of a program, which is a command if it has a name on the wire. */
final class CommandDraft {
  /** The number that the method gives the test. */
  final int number;

  /** The method as its class declares it, with type variables. */
  CommandDraft declared = this;

  String method;
  String wireName;
  final List<Parameter> parameters = new ArrayList<>();
  ResultForm form = ResultForm.NOTHING;
  RandomType item;

  /** The type of the values that the method returns, if it is narrower than the command's. */
  RandomType narrower;

  /** Elements of the annotation besides the name. */
  final Map<String, String> options = new LinkedHashMap<>();

  List<String> comment = List.of();
  String annotation = "";
  String modifiers = "";
  boolean isAbstract;

  /** The parts of a method that only a wrong method has. */
  String typeVariables = "";

  String result = "";
  String thrown = "";
  final List<String> moreParameters = new ArrayList<>();

  CommandDraft(int number) {
    this.number = number;
  }

  RandomType values() {
    return narrower == null ? item : narrower;
  }

  /** Returns a text that no two methods of a class may have in common. */
  String key() {
    return method
        + parameters.stream()
            .map(Parameter::erasedText)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Returns the same command in a class that binds the type variables. */
  CommandDraft bound(Map<String, RandomType> bounds) {
    CommandDraft bound = new CommandDraft(number);
    bound.declared = this;
    bound.method = method;
    bound.wireName = wireName;
    bound.form = form;
    bound.item = Variable.replace(item, bounds);
    bound.modifiers = modifiers;
    bound.isAbstract = isAbstract;
    bound.options.putAll(options);
    parameters.forEach(parameter -> bound.parameters.add(parameter.bound(bounds)));
    return bound;
  }

  List<String> source() {
    List<String> lines = new ArrayList<>(comment);
    if (!annotation.isEmpty()) {
      lines.add(annotation);
    }
    List<String> declared = new ArrayList<>(parameters.stream().map(Parameter::source).toList());
    declared.addAll(declared.isEmpty() ? 0 : declared.size() - 1, moreParameters);
    String returned = result.isEmpty() ? form.source(values()) : result;
    lines.add(
        modifiers
            + typeVariables
            + returned
            + " "
            + method
            + "("
            + String.join(", ", declared)
            + ")"
            + thrown
            + (isAbstract ? ";" : " {"));
    if (!isAbstract) {
      String arguments = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
      lines.add(
          "  "
              + (returned.equals("void") ? "Handled.<java.lang.Object>" : "return Handled.")
              + "call("
              + number
              + ", new java.lang.Object[] {"
              + arguments
              + "});");
      lines.add("}");
    }
    return lines;
  }

  /** Returns the annotation of a command. */
  String command(Vocabulary names) {
    String value = names.literal(wireName);
    return "@dev.wirecommand.WireCommand("
        + (options.isEmpty() ? value : "value = " + value)
        + options.entrySet().stream()
            .map(option -> ", " + option.getKey() + " = " + option.getValue())
            .collect(Collectors.joining())
        + ")";
  }
}
