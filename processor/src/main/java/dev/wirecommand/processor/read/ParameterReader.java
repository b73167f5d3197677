package dev.wirecommand.processor.read;

import dev.wirecommand.Arg;
import dev.wirecommand.processor.model.ParameterDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration.Role;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.NullableUse;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.StreamUse;
import dev.wirecommand.processor.read.TypeReader.Use;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the declarations of command parameters. */
final class ParameterReader {
  private static final String ARG = Arg.class.getCanonicalName();
  private static final String CONTEXT = "dev.wirecommand.command.CommandContext";
  private static final String DATA = "dev.wirecommand.command.CommandData";

  private final TypeReader typeReader;
  private final Places places;

  ParameterReader(TypeReader typeReader, Places places) {
    this.typeReader = typeReader;
    this.places = places;
  }

  /**
   * Reads one parameter.
   *
   * @param parameter the parameter as declared with the command
   * @param named the same parameter, or that of an overriding method, whose name is known
   * @param type its type as a member of the class that is read
   * @param method the method's place
   * @param reportedAt the place at which its problems are reported, if not its own
   * @param nameLost whether class files lack its name
   * @param comment the method's Javadoc
   */
  ParameterDeclaration read(
      VariableElement parameter,
      VariableElement named,
      TypeMirror type,
      Place method,
      Optional<Place> reportedAt,
      boolean nameLost,
      DocComment comment) {
    String name = named.getSimpleName().toString();
    Place place = reportedAt.orElseGet(() -> places.note(method.inside(name), parameter));
    Optional<AnnotationMirror> nameArg = Annotations.find(named, ARG);
    Optional<AnnotationMirror> arg = Annotations.find(parameter, ARG);
    TypeDeclaration declared =
        typeReader.read(type, new Use(Nullness.ofDeclaration(parameter), parameter.asType()));
    return new ParameterDeclaration(
        place,
        name,
        role(type, declared),
        declared,
        TypeVariables.firstIn(parameter.asType()).isPresent(),
        text(named, nameArg, "value", place, reportedAt).filter(text -> !text.value().isEmpty()),
        text(parameter, arg, "defaultValue", place, reportedAt)
            .filter(text -> !text.value().equals(Arg.NO_DEFAULT)),
        nameLost,
        comment.parameter(name));
  }

  /** Returns whether a parameter has no name but one that the compiler makes up. */
  static boolean isMadeUp(VariableElement parameter) {
    return parameter.getSimpleName().toString().matches("arg[0-9]+")
        && Annotations.find(parameter, ARG)
            .flatMap(arg -> Annotations.value(arg, "value"))
            .filter(value -> !String.valueOf(value.getValue()).isEmpty())
            .isEmpty();
  }

  private Optional<Text> text(
      VariableElement parameter,
      Optional<AnnotationMirror> arg,
      String name,
      Place place,
      Optional<Place> reportedAt) {
    return arg.flatMap(
        annotation ->
            Annotations.resolvedValue(annotation, name)
                .map(
                    value ->
                        new Text(
                            String.valueOf(value.getValue()),
                            reportedAt.orElseGet(
                                () ->
                                    places.note(
                                        place.inside("@" + name), parameter, annotation, value)))));
  }

  private static Role role(TypeMirror type, TypeDeclaration declared) {
    if (present(declared) instanceof StreamUse stream) {
      return role(stream);
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return Role.ARGUMENT;
    }
    TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
    return switch (element.getQualifiedName().toString()) {
      case CONTEXT -> Role.CONTEXT;
      case DATA -> Role.DATA;
      default -> Role.ARGUMENT;
    };
  }

  private static TypeDeclaration present(TypeDeclaration type) {
    return type instanceof NullableUse nullable ? nullable.value() : type;
  }

  /**
   * Returns the role of a parameter with a streamed type. If the type can't be the request's data,
   * the role is {@code ARGUMENT}, and a later check rejects the parameter.
   */
  private static Role role(StreamUse type) {
    boolean isBuffers =
        type.item().map(ParameterReader::present).orElse(null) instanceof ScalarUse item
            && item.scalar() == Scalar.BUFFER;
    return switch (type.form()) {
      case INPUT_STREAM -> Role.DATA_STREAM;
      case PUBLISHER -> isBuffers ? Role.DATA_PUBLISHER : Role.ARGUMENT;
      case CHANNEL, STREAM, ITERATOR -> Role.ARGUMENT;
    };
  }
}
