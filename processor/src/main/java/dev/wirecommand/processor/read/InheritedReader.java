package dev.wirecommand.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Inherited;
import dev.wirecommand.processor.model.MethodSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the members that an implementation of an interface inherits. */
final class InheritedReader {
  private final Elements elements;
  private final Types types;

  InheritedReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  Inherited read(TypeElement type) {
    List<? extends Element> members = elements.getAllMembers(type);
    List<MethodSignature> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(members)) {
      if (EnclosingElements.typeOf(method).getKind().isInterface()
          && !method.getModifiers().contains(Modifier.STATIC)
          && !method.getModifiers().contains(Modifier.PRIVATE)) {
        methods.add(signature(type, method));
      }
    }
    return new Inherited(
        names(ElementFilter.fieldsIn(members)), methods, names(ElementFilter.typesIn(members)));
  }

  private static Set<String> names(List<? extends Element> members) {
    Set<String> names = new TreeSet<>();
    members.forEach(member -> names.add(member.getSimpleName().toString()));
    return names;
  }

  private MethodSignature signature(TypeElement type, ExecutableElement method) {
    ExecutableType member = (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    List<TypeName> parameters = new ArrayList<>();
    for (TypeMirror parameter : member.getParameterTypes()) {
      TypeMirror erased = types.erasure(parameter);
      // No method of a client has a parameter of a type that does not exist.
      parameters.add(erased.getKind() == TypeKind.ERROR ? ClassName.OBJECT : TypeName.get(erased));
    }
    return new MethodSignature(method.getSimpleName().toString(), parameters);
  }
}
