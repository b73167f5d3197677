package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.WireType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The types of a class as its descriptors name them: a CDDL rule for each record, enum and sealed
 * interface, and for each form of text or bytes ({@link ScalarRule}). The rules refer only to each
 * other and to the names that CDDL defines.
 */
public final class TypeRules {
  private final Cddl cddl;
  private final Map<String, String> rules = new LinkedHashMap<>();

  /**
   * Creates the rules for a class.
   *
   * @param commands the commands
   */
  public TypeRules(CommandClass commands) {
    RuleNames names = new RuleNames(commands);
    this.cddl = new Cddl(commands, names);
    for (Command command : commands.commands()) {
      command.arguments().forEach(this::argument);
      result(command);
    }
    // Spelling a type out may name further types.
    for (int i = 0; i < names.types().size(); i++) {
      WireType type = names.types().get(i);
      rules.put(names.of(type), cddl.spelledOut(type));
    }
    names.unknownIn(CodecTexts.of(commands)).forEach(name -> rules.put(name, Cddl.ANY));
    names.scalars().forEach(rule -> rules.put(rule.ruleName(), rule.definition()));
  }

  /**
   * Returns the rules.
   *
   * @return the type of each rule by its name, in the order in which the types are used first
   */
  public Map<String, String> rules() {
    return rules;
  }

  /**
   * Returns an argument's type.
   *
   * @param argument the argument
   * @return the type, which does not say whether the argument is optional
   */
  public String argument(Argument argument) {
    return argument.type().present().accept(cddl);
  }

  /**
   * Returns a result's type.
   *
   * @param command the command
   * @return the type, which is that of an item if the result consists of items
   */
  public String result(Command command) {
    return cddl.result(command);
  }

  /**
   * Returns whether a type refers to a rule.
   *
   * @param type the type in CDDL
   * @return whether it names one
   */
  public boolean isNamedIn(String type) {
    return CddlNames.in(type).stream().anyMatch(rules::containsKey);
  }
}
