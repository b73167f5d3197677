package dev.wirecommand.processor.read;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration.Deadline;
import dev.wirecommand.processor.model.MethodDeclaration.ReportedAt;
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

/**
 * Reads the command methods of one class. Their types are the types that they have in that class.
 */
final class MethodReader {
  private final ReaderContext context;
  private final TypeReader typeReader;
  private final ParameterReader parameterReader;
  private final TypeElement type;
  private final Place classPlace;

  MethodReader(ReaderContext context, TypeReader typeReader, TypeElement type, Place classPlace) {
    this.context = context;
    this.typeReader = typeReader;
    this.parameterReader = new ParameterReader(typeReader, context.places());
    this.type = type;
    this.classPlace = classPlace;
  }

  MethodDeclaration read(Found found) {
    ExecutableElement declared = found.declared();
    TypeElement owner = EnclosingElements.typeOf(found.member());
    boolean inherited = !owner.equals(type);
    Optional<Place> reportedAt = inherited ? Optional.of(classPlace) : Optional.empty();
    Place place =
        reportedAt.orElseGet(
            () -> context.places().note(place(owner, found.member()), found.member()));

    // A problem of a name or a default is reported at the annotation only if the class has it
    // itself.
    boolean annotatedHere = declared.equals(found.member());
    Optional<Place> valueReportedAt = annotatedHere ? reportedAt : Optional.of(place);
    ExecutableType member = asMember(found.member());
    List<ParameterDeclaration> parameters = new ArrayList<>();
    DocComment comment = comment(declared);
    boolean namesMayBeLost = !context.local().contains(EnclosingElements.typeOf(declared));
    for (int i = 0; i < member.getParameterTypes().size(); i++) {
      parameters.add(
          parameterReader.read(
              declared.getParameters().get(i),
              member.getParameterTypes().get(i),
              place,
              valueReportedAt,
              namesMayBeLost,
              comment));
    }
    AnnotationMirror command = found.command();
    return new MethodDeclaration(
        place,
        TypeText.of(owner),
        inherited,
        inherited && annotatedHere ? reportedAt(owner, declared) : ReportedAt.HERE,
        declared.getSimpleName().toString(),
        name(declared, command, place, valueReportedAt),
        Annotations.value(command, "permission").filter(v -> isNamed(v, "WRITE")).isPresent(),
        Annotations.value(command, "raw")
            .filter(v -> Boolean.TRUE.equals(v.getValue()))
            .map(v -> valuePlace(declared, command, "raw", v, place, valueReportedAt)),
        Annotations.value(command, "nonBlocking")
            .filter(v -> Boolean.TRUE.equals(v.getValue()))
            .isPresent(),
        Annotations.value(command, "deadlineMillis")
            .filter(v -> v.getValue() instanceof Long)
            .map(
                v ->
                    new Deadline(
                        (Long) v.getValue(),
                        valuePlace(
                            declared, command, "deadlineMillis", v, place, valueReportedAt))),
        comment.description(),
        found.member().getModifiers(),
        found.member().getTypeParameters().stream()
            .map(t -> t.getSimpleName().toString())
            .findFirst(),
        parameters,
        found.member().isVarArgs(),
        typeReader.read(member.getReturnType(), Nullness.ofDeclaration(found.member())),
        member.getThrownTypes().stream().filter(t -> !mayThrow(t)).map(TypeText::of).toList(),
        context.elements().isDeprecated(found.member()),
        signature(found.member(), member));
  }

  /**
   * Returns a method's Javadoc if the method is in the same source file as the command class. The
   * Javadoc of another file is available only if that file is compiled too, and the generated code
   * must not depend on that.
   */
  private DocComment comment(ExecutableElement declared) {
    boolean isBeside =
        EnclosingElements.outermost(EnclosingElements.typeOf(declared))
            .equals(EnclosingElements.outermost(type));
    return DocComment.of(isBeside ? context.elements().getDocComment(declared) : null);
  }

  /**
   * Chooses where the problems of an inherited method are reported. If the source of the method's
   * own class is compiled, they are reported there too.
   */
  private ReportedAt reportedAt(TypeElement owner, ExecutableElement declared) {
    if (!context.local().contains(owner) || dependsOnSubclass(declared)) {
      return ReportedAt.HERE;
    }
    return EnclosingElements.packageOf(owner).equals(EnclosingElements.packageOf(type))
        ? ReportedAt.AT_OWNER
        : ReportedAt.AT_OWNER_IN_OTHER_PACKAGE;
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
      ExecutableElement declared,
      AnnotationMirror command,
      Place place,
      Optional<Place> reportedAt) {
    if (!Annotations.allResolved(declared)) {
      return Optional.empty();
    }
    return Annotations.value(command, "value")
        .map(
            value ->
                new Text(
                    String.valueOf(value.getValue()),
                    valuePlace(declared, command, "value", value, place, reportedAt)));
  }

  private Place valuePlace(
      ExecutableElement declared,
      AnnotationMirror command,
      String name,
      AnnotationValue value,
      Place place,
      Optional<Place> reportedAt) {
    return reportedAt.orElseGet(
        () -> context.places().note(place.inside("@" + name), declared, command, value));
  }

  private static boolean isNamed(AnnotationValue value, String constant) {
    return value.getValue() instanceof VariableElement named
        && named.getSimpleName().contentEquals(constant);
  }

  /**
   * Returns whether a method's types contain type variables. Its types then differ between
   * subclasses.
   */
  private static boolean dependsOnSubclass(ExecutableElement method) {
    return TypeVariables.firstIn(method.getReturnType()).isPresent()
        || method.getParameters().stream()
            .anyMatch(p -> TypeVariables.firstIn(p.asType()).isPresent());
  }

  private ExecutableType asMember(ExecutableElement method) {
    return (ExecutableType) context.types().asMemberOf((DeclaredType) type.asType(), method);
  }

  private boolean mayThrow(TypeMirror thrown) {
    return thrown.getKind() == TypeKind.ERROR
        || isSubtype(thrown, "java.lang.Exception")
        || isSubtype(thrown, "java.lang.Error");
  }

  private boolean isSubtype(TypeMirror subtype, String supertype) {
    return context
        .types()
        .isSubtype(subtype, context.elements().getTypeElement(supertype).asType());
  }

  private Optional<Signature> signature(ExecutableElement method, ExecutableType member) {
    if (!context.accessibility().canName(member.getReturnType())
        || !member.getParameterTypes().stream().allMatch(context.accessibility()::canName)) {
      return Optional.empty();
    }
    return Optional.of(
        new Signature(
            TypeName.get(member.getReturnType()),
            member.getParameterTypes().stream().map(TypeName::get).toList(),
            method.getParameters().stream()
                .map(p -> TypeName.get(context.types().erasure(p.asType())))
                .toList()));
  }
}
