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
 * Lists the declared and the inherited methods of a class. Each method has the types that its own
 * class declares. Eclipse's compiler replaces the type variables of an inherited method with type
 * arguments, so that it lists a method that no class declares. It also lists package-private
 * methods of classes in other packages.
 */
final class ClassMethods {
  private final Elements elements;
  private final Types types;

  ClassMethods(Elements elements, Types types) {
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

  /**
   * Returns whether a class declares or inherits a method. It inherits a package-private method
   * only if the class and all superclasses up to the method's class are in one package.
   */
  private boolean isInherited(ExecutableElement method, TypeElement type) {
    Set<Modifier> modifiers = method.getModifiers();
    TypeElement owner = EnclosingElements.typeOf(method);
    if (owner.getKind().isInterface()
        || modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)) {
      return true;
    }
    PackageElement ownerPackage = EnclosingElements.packageOf(owner);
    TypeElement descendant = type;
    while (!descendant.equals(owner)
        && EnclosingElements.packageOf(descendant).equals(ownerPackage)) {
      descendant = (TypeElement) types.asElement(descendant.getSuperclass());
    }
    return descendant.equals(owner);
  }

  private ExecutableElement declared(ExecutableElement method, TypeElement type) {
    TypeElement owner = EnclosingElements.typeOf(method);
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
        .filter(
            other -> hasParametersOf((ExecutableType) types.asMemberOf(seenFrom, other), method))
        .findFirst()
        .orElse(method);
  }

  private boolean hasParametersOf(ExecutableType member, ExecutableElement method) {
    List<? extends TypeMirror> memberParameters = member.getParameterTypes();
    List<? extends VariableElement> parameters = method.getParameters();
    if (memberParameters.size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < memberParameters.size(); i++) {
      if (!types.isSameType(memberParameters.get(i), parameters.get(i).asType())) {
        return false;
      }
    }
    return true;
  }
}
