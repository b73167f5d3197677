package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.MethodSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses the names of a client's methods. A method has the name of its command's method, unless
 * the client has or inherits another with that signature. Without its context, a method may have
 * the signature of another one: then the method that takes none keeps the name, and each other
 * method gets a number that depends on nothing but the place of its context. So another command
 * does not change it.
 */
final class ClientMethodNames {
  /** The first number that a name gets. */
  private static final int FIRST = 2;

  private final Set<MethodSignature> taken = new HashSet<>();
  private final IdentityHashMap<Command, String> names = new IdentityHashMap<>();

  ClientMethodNames(List<Command> commands) {
    Map<String, List<Command>> bySignature = new TreeMap<>();
    for (Command command : commands) {
      bySignature.computeIfAbsent(plain(command).toString(), s -> new ArrayList<>()).add(command);
    }
    List<Command> renamed = new ArrayList<>();
    for (List<Command> group : bySignature.values()) {
      group.sort(Comparator.comparingInt(ClientMethodNames::contextIndex));
      Command first = group.get(0);
      if (InheritedMethods.permit(plain(first), first.signature().result())) {
        taken.add(plain(first));
        names.put(first, first.method());
        group.remove(0);
      }
      renamed.addAll(group);
    }
    for (Command command : renamed) {
      int number = FIRST + Math.max(0, contextIndex(command));
      names.put(command, numbered(plain(command), number).name());
    }
  }

  /** Returns the signature with a number appended to its name that no other method has. */
  private MethodSignature numbered(MethodSignature plain, int first) {
    int number = first;
    MethodSignature numbered = plain;
    do {
      numbered = new MethodSignature(plain.name() + number++, plain.parameters());
    } while (!taken.add(numbered));
    return numbered;
  }

  /** Returns the name of the methods for a command. */
  String of(Command command) {
    String name = names.get(command);
    if (name == null) {
      throw new IllegalArgumentException("no " + command.name());
    }
    return name;
  }

  /**
   * Returns the name of a command's method that has another result, which an inherited method may
   * not allow.
   */
  String withResult(Command command, TypeName result) {
    MethodSignature signature = new MethodSignature(of(command), plain(command).parameters());
    return InheritedMethods.permit(signature, result)
        ? signature.name()
        : numbered(signature, FIRST).name();
  }

  /** Returns whether a method with this signature would not be that of a command. */
  boolean isFree(MethodSignature signature) {
    return !taken.contains(signature);
  }

  /** Returns whether the client of an interface can be one of its implementations. */
  static boolean canImplement(CommandOwner owner, List<Command> commands) {
    Set<String> roots = new HashSet<>(List.of("dev", "java"));
    roots.add(owner.name().canonicalName().replaceAll("\\..*", ""));
    return owner.implementable()
        && owner.inherited().methods().stream().noneMatch(InheritedMethods::isFinal)
        && owner.inherited().fields().stream().noneMatch(roots::contains)
        && commands.stream()
            .allMatch(
                command ->
                    contextIndex(command) < 0
                        && !command.signature().narrowed()
                        && InheritedMethods.permit(plain(command), command.signature().result()));
  }

  private static int contextIndex(Command command) {
    for (int i = 0; i < command.parameters().size(); i++) {
      if (command.parameters().get(i) instanceof Context) {
        return i;
      }
    }
    return -1;
  }

  private static MethodSignature plain(Command command) {
    List<TypeName> parameters = new ArrayList<>();
    for (int i = 0; i < command.parameters().size(); i++) {
      if (i != contextIndex(command)) {
        parameters.add(erased(command.signature().parameters().get(i)));
      }
    }
    return new MethodSignature(command.method(), parameters);
  }

  /** Returns the erasure of a type that has no type variable. */
  private static TypeName erased(TypeName type) {
    if (type instanceof ParameterizedTypeName generic) {
      return generic.rawType().withoutAnnotations();
    }
    return type instanceof ArrayTypeName array
        ? ArrayTypeName.of(erased(array.componentType()))
        : type.withoutAnnotations();
  }
}
