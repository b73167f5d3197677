package dev.wirecommand.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration.Deadline;
import dev.wirecommand.processor.model.MethodDeclaration.ReportedAt;
import dev.wirecommand.processor.model.ParameterDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.Signature;
import dev.wirecommand.processor.read.MemberFinder.CommandAnnotation;
import dev.wirecommand.processor.read.MemberFinder.Found;
import dev.wirecommand.processor.read.TypeReader.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Reads the command methods of one class. Their types are the types that they have in that class.
 */
final class MethodReader {
  private final ReaderContext context;
  private final NamedReader named;
  private final MemberFinder members;
  private final TypeElement type;
  private final Place classPlace;
  private final NullScopes nullScopes;

  MethodReader(
      ReaderContext context,
      NamedReader named,
      MemberFinder members,
      TypeElement type,
      Place classPlace) {
    this.context = context;
    this.named = named;
    this.members = members;
    this.type = type;
    this.classPlace = classPlace;
    this.nullScopes = new NullScopes(new TypeLookup(context.elements()), type);
  }

  /**
   * Reads a method: one declaration for each name of a command. The first one has the other
   * declarations of the method as its {@code others}, and each of the rest those of its own name.
   */
  List<MethodDeclaration> read(Found found) {
    CommandAnnotation first = found.declarations().get(0);
    Map<String, List<CommandAnnotation>> byName = new LinkedHashMap<>();
    for (CommandAnnotation declaration : found.declarations()) {
      byName.computeIfAbsent(name(declaration), name -> new ArrayList<>()).add(declaration);
    }
    List<MethodDeclaration> methods = new ArrayList<>();
    for (List<CommandAnnotation> sameName : byName.values()) {
      CommandAnnotation declaration = sameName.get(0);
      List<CommandAnnotation> compared =
          declaration.equals(first) ? found.declarations() : sameName;
      List<MethodDeclaration> others =
          compared.stream()
              .filter(other -> !other.equals(declaration))
              .filter(o -> !members.isOverriddenAbove(o, found.declarations(), type))
              .map(other -> read(found, other, List.of()))
              .toList();
      methods.add(read(found, declaration, others));
    }
    return methods;
  }

  private static String name(CommandAnnotation declaration) {
    return Annotations.value(declaration.annotation(), "value")
        .map(value -> String.valueOf(value.getValue()))
        .orElse("");
  }

  private MethodDeclaration read(
      Found found, CommandAnnotation declaration, List<MethodDeclaration> others) {
    ExecutableElement declared = declaration.method();
    AnnotationMirror command = declaration.annotation();
    TypeElement declaringType = EnclosingElements.typeOf(declared);
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
    ExecutableType member = Supertypes.member(declared, type, context.types());
    TypeReader typeReader = named.typeReader(declaringType);
    ParameterReader parameterReader = new ParameterReader(typeReader, context.places());
    List<ParameterDeclaration> parameters = new ArrayList<>();
    DocComment comment = comment(declared);
    for (int i = 0; i < member.getParameterTypes().size(); i++) {
      VariableElement parameter = declared.getParameters().get(i);
      VariableElement overriding = found.member().getParameters().get(i);
      boolean isLost = hasLostName(declared, i);
      parameters.add(
          parameterReader.read(
              parameter,
              isLost ? overriding : parameter,
              member.getParameterTypes().get(i),
              place,
              valueReportedAt,
              isLost && hasLostName(found.member(), i),
              comment));
    }
    return new MethodDeclaration(
        place,
        TypeText.of(owner),
        TypeText.of(declaringType),
        inherited,
        reportedAt(found, declared, inherited),
        declared.getSimpleName().toString(),
        name(declared, found.member(), command, place, valueReportedAt),
        needsWrite(found, declaration),
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
        comment.documentation(),
        found.member().getModifiers(),
        found.member().getTypeParameters().stream()
            .map(t -> t.getSimpleName().toString())
            .findFirst(),
        parameters,
        found.member().isVarArgs(),
        typeReader.read(
            member.getReturnType(),
            new Use(Nullness.ofDeclaration(declared), declared.getReturnType())),
        TypeVariables.firstIn(declared.getReturnType()).isPresent(),
        Supertypes.member(found.member(), type, context.types()).getThrownTypes().stream()
            .filter(t -> !mayThrow(t))
            .map(TypeText::of)
            .toList(),
        context.deprecations().of(found.member()),
        signature(found, declared, member),
        others);
  }

  /** Returns whether a method is the one that runs, and not that of an interface. */
  private static boolean isOfClass(ExecutableElement method, Found found) {
    return method.equals(found.member())
        && !EnclosingElements.typeOf(method).getKind().isInterface();
  }

  /** Returns whether a class file lacks a parameter's name, and no annotation gives one. */
  private boolean hasLostName(ExecutableElement method, int parameter) {
    return !context.local().contains(EnclosingElements.typeOf(method))
        && ParameterReader.isMadeUp(method.getParameters().get(parameter));
  }

  /**
   * Returns whether a declaration, or one that overrides it, asks for write permission. A command
   * that keeps its name beside a new one must not keep a lower permission.
   */
  private boolean needsWrite(Found found, CommandAnnotation declaration) {
    return found.declarations().stream()
        .filter(
            other ->
                other.equals(declaration)
                    || isOfClass(other.method(), found)
                    || members.overrides(other.method(), declaration.method()))
        .anyMatch(
            other ->
                Annotations.value(other.annotation(), "permission")
                    .filter(value -> isNamed(value, "WRITE"))
                    .isPresent());
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
   * Chooses where the problems of a declaration are reported. If the source of another class that
   * has the declaration is compiled, they are reported there too.
   */
  private ReportedAt reportedAt(Found found, ExecutableElement declared, boolean inherited) {
    TypeElement owner = EnclosingElements.typeOf(declared);
    if (!context.local().contains(owner)) {
      return inherited && found.members().anyMatch(declared::equals)
          ? ReportedAt.HERE_FROM_CLASS_FILE
          : ReportedAt.HERE;
    }
    if (owner.equals(type)) {
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
      ExecutableElement member,
      AnnotationMirror command,
      Place place,
      Optional<Place> reportedAt) {
    if (!Annotations.allResolved(declared)
        || !Annotations.allResolved(member)
        || throwsMissing(member)) {
      return Optional.empty();
    }
    return Annotations.value(command, "value")
        .map(
            value ->
                new Text(
                    String.valueOf(value.getValue()),
                    valuePlace(declared, command, "value", value, place, reportedAt)));
  }

  /** Returns whether a method in the sources declares an exception that doesn't exist. */
  private boolean throwsMissing(ExecutableElement method) {
    return context.local().contains(EnclosingElements.typeOf(method))
        && method.getThrownTypes().stream().anyMatch(t -> t.getKind() == TypeKind.ERROR);
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

  private TypeName erased(TypeMirror type) {
    return MissingTypes.isMentionedIn(type)
        ? ClassName.OBJECT
        : TypeName.get(context.types().erasure(type));
  }

  /** Returns whether a method with the result of one may override another. */
  private boolean isSubtypeOfResult(ExecutableType one, ExecutableType other) {
    TypeMirror result = other.getReturnType();
    return result.getKind().isPrimitive()
        || result.getKind() == TypeKind.VOID
        || MissingTypes.isMentionedIn(one.getReturnType())
        || MissingTypes.isMentionedIn(result)
        || context
            .types()
            .isSubtype(
                context.types().erasure(one.getReturnType()), context.types().erasure(result));
  }

  /** Returns whether the compiler warns about code that names a method's types. */
  private boolean isDeprecated(ExecutableType member) {
    Deprecations deprecations = context.deprecations();
    return deprecations.inType(member.getReturnType())
        || member.getParameterTypes().stream().anyMatch(deprecations::inType);
  }

  /**
   * Returns whether the compiler warns about code that overrides a method as well. No client
   * overrides what {@code Object} has deprecated.
   */
  private boolean overridesDeprecated(ExecutableElement method) {
    return Supertypes.of(type, context.types()).stream()
        .filter(above -> !above.getQualifiedName().contentEquals("java.lang.Object"))
        .flatMap(above -> ElementFilter.methodsIn(above.getEnclosedElements()).stream())
        .filter(context.elements()::isDeprecated)
        .anyMatch(above -> context.elements().overrides(method, above, type));
  }

  /**
   * Returns a method's types as Java names them. A placeholder has such a method too, with another
   * type in place of each that does not exist.
   */
  private Optional<Signature> signature(
      Found found, ExecutableElement declared, ExecutableType member) {
    ExecutableElement method = found.member();
    TypeNames names = context.typeNames();
    Optional<TypeName> result =
        names.ofExisting(
            member.getReturnType(), declared.getReturnType(), TypeVariableName.get("R"));
    List<TypeName> parameters = new ArrayList<>();
    for (int i = 0; i < member.getParameterTypes().size(); i++) {
      TypeMirror parameter = member.getParameterTypes().get(i);
      names
          .ofExisting(parameter, declared.getParameters().get(i).asType(), ClassName.OBJECT)
          .ifPresent(parameters::add);
    }
    if (result.isEmpty() || parameters.size() < member.getParameterTypes().size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Signature(
            result.get(),
            parameters,
            method.getParameters().stream().map(p -> erased(p.asType())).toList(),
            found
                .members()
                .anyMatch(
                    other ->
                        !isSubtypeOfResult(
                            member, Supertypes.member(other, type, context.types()))),
            names.nullableDeclaration(method),
            method.getParameters().stream().map(names::nullableDeclaration).toList(),
            nullScopes.ofMethod(declared),
            isDeprecated(member) || overridesDeprecated(method)));
  }
}
