package dev.wirecommand.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The methods of a class, own and inherited, as declared. Eclipse's compiler alone lists inherited
 * ones of a generic class with type arguments in place, as methods that no class declares; and ones
 * that a class of another package keeps to its own.
 */
final class Methods {
  private final Elements elements;
  private final Types types;

  Methods(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  List<ExecutableElement> of(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (isInherited(method, type)) {
        methods.add(declared(method, type));
      }
    }
    return methods;
  }

  /** Whether a method that only a package can see came through classes of that package alone. */
  private boolean isInherited(ExecutableElement method, TypeElement type) {
    Set<Modifier> modifiers = method.getModifiers();
    TypeElement owner = Enclosing.typeOf(method);
    if (owner.getKind().isInterface()
        || modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)) {
      return true;
    }
    PackageElement home = Enclosing.packageOf(owner);
    TypeElement heir = type;
    while (!heir.equals(owner) && Enclosing.packageOf(heir).equals(home)) {
      heir = (TypeElement) types.asElement(heir.getSuperclass());
    }
    return heir.equals(owner);
  }

  private ExecutableElement declared(ExecutableElement method, TypeElement type) {
    TypeElement owner = Enclosing.typeOf(method);
    if (owner.getTypeParameters().isEmpty()) {
      return method;
    }
    List<ExecutableElement> declared = ElementFilter.methodsIn(owner.getEnclosedElements());
    if (declared.contains(method)) {
      return method;
    }
    DeclaredType seenFrom = (DeclaredType) type.asType();
    return declared.stream()
        .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
        .filter(other -> takes((ExecutableType) types.asMemberOf(seenFrom, other), method))
        .findFirst()
        .orElse(method);
  }

  private boolean takes(ExecutableType member, ExecutableElement method) {
    List<? extends TypeMirror> taken = member.getParameterTypes();
    List<? extends VariableElement> parameters = method.getParameters();
    if (taken.size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < taken.size(); i++) {
      if (!types.isSameType(taken.get(i), parameters.get(i).asType())) {
        return false;
      }
    }
    return true;
  }
}
