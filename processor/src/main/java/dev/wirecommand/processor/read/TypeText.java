package dev.wirecommand.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Converts types to source text, with simple names and without annotations. The {@code toString} of
 * a type differs between compilers.
 */
final class TypeText {
  private TypeText() {}

  static String of(TypeMirror type) {
    return type.accept(new Printer(), null);
  }

  /**
   * Returns the simple names of a class and of its enclosing classes, such as {@code Order.Line}.
   */
  static String of(TypeElement type) {
    String simple = type.getSimpleName().toString();
    return type.getEnclosingElement() instanceof TypeElement outer
        ? of(outer) + "." + simple
        : simple;
  }

  private static final class Printer extends SimpleTypeVisitor14<String, Void> {
    @Override
    public String visitPrimitive(PrimitiveType type, Void unused) {
      return switch (type.getKind()) {
        case BOOLEAN -> "boolean";
        case BYTE -> "byte";
        case SHORT -> "short";
        case INT -> "int";
        case LONG -> "long";
        case CHAR -> "char";
        case FLOAT -> "float";
        default -> "double";
      };
    }

    @Override
    public String visitNoType(NoType type, Void unused) {
      return "void";
    }

    @Override
    public String visitArray(ArrayType type, Void unused) {
      return type.getComponentType().accept(this, null) + "[]";
    }

    @Override
    public String visitDeclared(DeclaredType type, Void unused) {
      String name = of((TypeElement) type.asElement());
      List<String> arguments = new ArrayList<>();
      for (TypeMirror argument : type.getTypeArguments()) {
        arguments.add(argument.accept(this, null));
      }
      return arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
    }

    @Override
    public String visitError(ErrorType type, Void unused) {
      if (!MissingTypes.isMissing(type)) {
        return visitDeclared(type, null);
      }
      Element element = type.asElement();
      String name =
          element instanceof TypeElement named
              ? named.getQualifiedName().toString()
              : element.getSimpleName().toString();
      // Older versions of javac do not keep the name of a missing type with type arguments.
      return name.equals("<any>") ? "the type" : name;
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Void unused) {
      return type.asElement().getSimpleName().toString();
    }

    @Override
    public String visitWildcard(WildcardType type, Void unused) {
      if (type.getExtendsBound() != null) {
        return "? extends " + type.getExtendsBound().accept(this, null);
      }
      return type.getSuperBound() != null
          ? "? super " + type.getSuperBound().accept(this, null)
          : "?";
    }

    @Override
    protected String defaultAction(TypeMirror type, Void unused) {
      return type.getKind().toString();
    }
  }
}
