package dev.wirecommand.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.Command.Data;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The heads of a client's methods: as declared, but for the context, which is the server's, and the
 * data, which is sent as bytes.
 */
final class ClientMethods {
  private final CommandOwner owner;
  private final boolean implementing;
  private final Set<List<Object>> heads = new HashSet<>();

  ClientMethods(CommandOwner owner, boolean implementing) {
    this.owner = owner;
    this.implementing = implementing;
  }

  MethodSpec.Builder begin(Command command, CommandParameters parameters) {
    List<TypeName> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Object> erased = new ArrayList<>();
    for (int i = 0; i < command.parameters().size(); i++) {
      Parameter parameter = command.parameters().get(i);
      if (!(parameter instanceof Context)) {
        boolean isData = parameter instanceof Data;
        TypeName bytes = ArrayTypeName.of(TypeName.BYTE);
        types.add(isData ? bytes : command.signature().parameters().get(i));
        erased.add(isData ? bytes : command.signature().erased().get(i));
        names.add(parameters.local(parameter));
      }
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name(command.method(), erased))
            .addJavadoc("Calls {@code $L}: $L.\n", command.name(), Javadoc.link(owner, command))
            .addModifiers(Modifier.PUBLIC)
            .returns(command.signature().result());
    if (implementing) {
      method.addAnnotation(Override.class);
    }
    if (command.deprecated()) {
      method.addAnnotation(Deprecated.class);
    }
    for (int i = 0; i < types.size(); i++) {
      method.addParameter(types.get(i), names.get(i));
    }
    return method.varargs(command.varargs());
  }

  /** The method's own name, unless what it lost makes it one with another. */
  private String name(String method, List<Object> parameters) {
    String name = method;
    for (int i = 2; !heads.add(List.of(name, parameters)); i++) {
      name = method + i;
    }
    return name;
  }
}
