package dev.wirecommand.processor.read;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration.Deadline;
import dev.wirecommand.processor.model.MethodDeclaration.Told;
import dev.wirecommand.processor.model.ParameterDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.Signature;
import dev.wirecommand.processor.read.MemberFinder.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the commands of one class, as its members. */
final class MethodReader {
  private final Scope scope;
  private final TypeReader typeReader;
  private final ParameterReader parameterReader;
  private final TypeElement type;
  private final Place typePlace;

  MethodReader(Scope scope, TypeReader typeReader, TypeElement type, Place typePlace) {
    this.scope = scope;
    this.typeReader = typeReader;
    this.parameterReader = new ParameterReader(typeReader, scope.places());
    this.type = type;
    this.typePlace = typePlace;
  }

  MethodDeclaration read(Found found) {
    ExecutableElement declared = found.declared();
    TypeElement owner = Enclosing.typeOf(found.member());
    boolean inherited = !owner.equals(type);
    Optional<Place> told = inherited ? Optional.of(typePlace) : Optional.empty();
    Place place =
        told.orElseGet(() -> scope.places().note(place(owner, found.member()), found.member()));

    // A name or default stands at a declaration of this very class, or nowhere that can be shown.
    boolean annotatedHere = declared.equals(found.member());
    Optional<Place> toldValue = annotatedHere ? told : Optional.of(place);
    ExecutableType member = asMember(found.member());
    List<ParameterDeclaration> parameters = new ArrayList<>();
    DocComment comment = comment(declared);
    boolean mayLackNames = !scope.local().contains(Enclosing.typeOf(declared));
    for (int i = 0; i < member.getParameterTypes().size(); i++) {
      parameters.add(
          parameterReader.read(
              declared.getParameters().get(i),
              member.getParameterTypes().get(i),
              place,
              toldValue,
              mayLackNames,
              comment));
    }
    AnnotationMirror command = found.command();
    return new MethodDeclaration(
        place,
        TypeText.of(owner),
        inherited,
        inherited && annotatedHere ? told(owner, declared) : Told.HERE,
        declared.getSimpleName().toString(),
        name(declared, command, place, toldValue),
        Annotations.value(command, "permission").filter(v -> isNamed(v, "WRITE")).isPresent(),
        Annotations.value(command, "raw")
            .filter(v -> Boolean.TRUE.equals(v.getValue()))
            .map(v -> valuePlace(declared, command, "raw", v, place, toldValue)),
        Annotations.value(command, "nonBlocking")
            .filter(v -> Boolean.TRUE.equals(v.getValue()))
            .isPresent(),
        Annotations.value(command, "deadlineMillis")
            .filter(v -> v.getValue() instanceof Long)
            .map(
                v ->
                    new Deadline(
                        (Long) v.getValue(),
                        valuePlace(declared, command, "deadlineMillis", v, place, toldValue))),
        comment.description(),
        found.member().getModifiers(),
        found.member().getTypeParameters().stream()
            .map(t -> t.getSimpleName().toString())
            .findFirst(),
        parameters,
        found.member().isVarArgs(),
        typeReader.read(member.getReturnType(), Nullness.ofDeclaration(found.member())),
        member.getThrownTypes().stream().filter(t -> !mayThrow(t)).map(TypeText::of).toList(),
        scope.elements().isDeprecated(found.member()),
        signature(found.member(), member));
  }

  /**
   * What the Javadoc of a method says. That of another file is there only if that is compiled as
   * well, and what is generated must not depend on that.
   */
  private DocComment comment(ExecutableElement declared) {
    boolean isBeside =
        Enclosing.outermost(Enclosing.typeOf(declared)).equals(Enclosing.outermost(type));
    return DocComment.of(isBeside ? scope.elements().getDocComment(declared) : null);
  }

  /** Where an inherited method's faults are told: its owner has them too, if it has a source. */
  private Told told(TypeElement owner, ExecutableElement declared) {
    if (!scope.local().contains(owner) || dependsOnSubclass(declared)) {
      return Told.HERE;
    }
    return Enclosing.packageOf(owner).equals(Enclosing.packageOf(type))
        ? Told.AT_OWNER
        : Told.AT_OWNER_IN_OTHER_PACKAGE;
  }

  private Place place(TypeElement owner, ExecutableElement method) {
    List<String> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(TypeText.of(parameter.asType()));
    }
    return new Place(
        owner.getQualifiedName()
            + "#"
            + method.getSimpleName()
            + "("
            + String.join(",", parameters)
            + ")");
  }

  private Optional<Text> name(
      ExecutableElement declared, AnnotationMirror command, Place place, Optional<Place> told) {
    if (!Annotations.allResolved(declared)) {
      return Optional.empty();
    }
    return Annotations.value(command, "value")
        .map(
            value ->
                new Text(
                    String.valueOf(value.getValue()),
                    valuePlace(declared, command, "value", value, place, told)));
  }

  private Place valuePlace(
      ExecutableElement declared,
      AnnotationMirror command,
      String name,
      AnnotationValue value,
      Place place,
      Optional<Place> told) {
    return told.orElseGet(
        () -> scope.places().note(place.inside("@" + name), declared, command, value));
  }

  private static boolean isNamed(AnnotationValue value, String constant) {
    return value.getValue() instanceof VariableElement named
        && named.getSimpleName().contentEquals(constant);
  }

  /**
   * Whether a method's types as a member of the class are others than those it was declared with.
   */
  private static boolean dependsOnSubclass(ExecutableElement method) {
    return Variables.mentioned(method.getReturnType()).isPresent()
        || method.getParameters().stream()
            .anyMatch(p -> Variables.mentioned(p.asType()).isPresent());
  }

  private ExecutableType asMember(ExecutableElement method) {
    return (ExecutableType) scope.types().asMemberOf((DeclaredType) type.asType(), method);
  }

  private boolean mayThrow(TypeMirror thrown) {
    return thrown.getKind() == TypeKind.ERROR
        || isSubtype(thrown, "java.lang.Exception")
        || isSubtype(thrown, "java.lang.Error");
  }

  private boolean isSubtype(TypeMirror subtype, String supertype) {
    return scope.types().isSubtype(subtype, scope.elements().getTypeElement(supertype).asType());
  }

  private Optional<Signature> signature(ExecutableElement method, ExecutableType member) {
    if (!scope.reach().names(member.getReturnType())
        || !member.getParameterTypes().stream().allMatch(scope.reach()::names)) {
      return Optional.empty();
    }
    return Optional.of(
        new Signature(
            TypeName.get(member.getReturnType()),
            member.getParameterTypes().stream().map(TypeName::get).toList(),
            method.getParameters().stream()
                .map(p -> TypeName.get(scope.types().erasure(p.asType())))
                .toList()));
  }
}
