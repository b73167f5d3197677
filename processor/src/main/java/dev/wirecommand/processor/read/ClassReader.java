package dev.wirecommand.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.ClassDeclaration.Nesting;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.CommandOwner.Platform;
import dev.wirecommand.processor.model.Inherited;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.NamedDeclaration;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.Suffixes;
import dev.wirecommand.processor.read.MemberFinder.Found;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the declaration of a class that has commands. */
public final class ClassReader {
  private static final String JACKSON = "tools.jackson.databind.ObjectMapper";

  private final Elements elements;
  private final Types types;
  private final ClassFiles classFiles;
  private final LocalTypes local;
  private final Places places;
  private final Suffixes suffixes;
  private final TypeLookup lookup;

  /**
   * Creates a reader for one round of annotation processing.
   *
   * @param environment the compiler's environment
   * @param classFiles reads class files
   * @param local the types whose sources are part of this compilation
   * @param places records the places of what is read
   * @param suffixes the suffixes of the names of generated types
   */
  public ClassReader(
      ProcessingEnvironment environment,
      ClassFiles classFiles,
      LocalTypes local,
      Places places,
      Suffixes suffixes) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.classFiles = classFiles;
    this.local = local;
    this.places = places;
    this.suffixes = suffixes;
    this.lookup = new TypeLookup(elements);
  }

  /**
   * Reads the declaration of one class.
   *
   * @param type the class
   * @return its declaration
   */
  public ClassDeclaration read(TypeElement type) {
    Place place = places.note(place(type), type);
    Accessibility accessibility = new Accessibility(EnclosingElements.packageOf(type));
    ReaderContext context =
        new ReaderContext(
            elements,
            types,
            accessibility,
            local,
            places,
            classFiles,
            lookup.canSee(type, JACKSON));
    NamedReader named = new NamedReader(context);
    MemberFinder members = new MemberFinder(elements, types);
    MethodReader methodReader = new MethodReader(context, named, members, type, place);
    List<Found> found = members.find(type);
    List<MethodDeclaration> methods = new ArrayList<>();
    for (Found command : found) {
      methods.addAll(methodReader.read(command));
    }
    Map<String, NamedDeclaration> reached = named.readAll();
    return new ClassDeclaration(
        owner(type, place, accessibility, found),
        nesting(type),
        type.getModifiers().contains(Modifier.ABSTRACT) || type.getKind().isInterface(),
        variable(type, found),
        Supertypes.unresolved(type, types),
        methods,
        reached);
  }

  private static Place place(TypeElement type) {
    return new Place(type.getQualifiedName().toString());
  }

  private CommandOwner owner(
      TypeElement type, Place place, Accessibility accessibility, List<Found> found) {
    ClassName name = ClassName.get(type);
    boolean implementable = isImplementable(type, found);
    return new CommandOwner(
        place,
        name,
        instanceType(type, name),
        TypeText.of(type),
        Accessibility.isPublic(type),
        accessibility.canAccess(type),
        implementable,
        new Deprecations(elements).inName(type),
        new NullScopes(lookup, type).ofClass(),
        implementable ? new InheritedReader(elements, types).read(type) : Inherited.NOTHING,
        new Platform(
            lookup.canSee(type, "javax.annotation.processing.Generated"),
            lookup.isInNamedModule(type),
            lookup.hidesJavaLang(type)),
        suffixes);
  }

  private static TypeName instanceType(TypeElement type, ClassName name) {
    int variables = type.getTypeParameters().size();
    if (variables == 0) {
      return name;
    }
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    return ParameterizedTypeName.get(
        name, Collections.nCopies(variables, any).toArray(TypeName[]::new));
  }

  private List<Nesting> nesting(TypeElement type) {
    List<Nesting> nesting = new ArrayList<>();
    for (Element e = type; e instanceof TypeElement nested; e = e.getEnclosingElement()) {
      boolean isNested = nested.getEnclosingElement() instanceof TypeElement;
      Set<Modifier> modifiers = nested.getModifiers();
      nesting.add(
          new Nesting(
              places.note(place(nested), nested),
              TypeText.of(nested),
              modifiers.contains(Modifier.PRIVATE),
              isNested
                  && nested.getKind() == ElementKind.CLASS
                  && !modifiers.contains(Modifier.STATIC)));
    }
    return nesting;
  }

  private static Optional<String> variable(TypeElement type, List<Found> found) {
    if (type.getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    return found.stream()
        .map(Found::member)
        .filter(method -> method.getTypeParameters().isEmpty())
        .flatMap(
            method ->
                Stream.concat(
                    method.getParameters().stream().map(VariableElement::asType),
                    Stream.of(method.getReturnType())))
        .flatMap(t -> TypeVariables.firstIn(t).stream())
        .findFirst();
  }

  private boolean isImplementable(TypeElement type, List<Found> found) {
    if (type.getKind() != ElementKind.INTERFACE
        || type.getModifiers().contains(Modifier.SEALED)
        || !type.getTypeParameters().isEmpty()) {
      return false;
    }
    List<ExecutableElement> commands = found.stream().flatMap(Found::members).toList();
    return new ClassMethods(elements, types)
        .of(type).stream()
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .allMatch(method -> commands.contains(method) || isOfObject(method, type));
  }

  private boolean isOfObject(ExecutableElement method, TypeElement type) {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .anyMatch(inherited -> elements.overrides(method, inherited, type));
  }
}
