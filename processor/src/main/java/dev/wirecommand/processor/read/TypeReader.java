package dev.wirecommand.processor.read;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.ListUse;
import dev.wirecommand.processor.model.TypeDeclaration.MapUse;
import dev.wirecommand.processor.model.TypeDeclaration.OptionalUse;
import dev.wirecommand.processor.model.TypeDeclaration.Reason;
import dev.wirecommand.processor.model.TypeDeclaration.RecordUse;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.Unmapped;
import dev.wirecommand.processor.model.TypeDeclaration.Unresolved;
import dev.wirecommand.processor.model.TypeDeclaration.VoidUse;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Reads the types of a signature, and hands on the records that it comes by. */
final class TypeReader extends SimpleTypeVisitor14<TypeDeclaration, Void> {
  private static final Map<String, Scalar> SCALARS =
      Map.of(
          "java.lang.Boolean", Scalar.BOOLEAN,
          "java.lang.Integer", Scalar.INT,
          "java.lang.Long", Scalar.LONG,
          "java.lang.String", Scalar.TEXT,
          "java.nio.ByteBuffer", Scalar.BUFFER);

  private final RecordReader records;

  TypeReader(RecordReader records) {
    this.records = records;
  }

  TypeDeclaration read(TypeMirror type) {
    return type.accept(this, null);
  }

  @Override
  public TypeDeclaration visitPrimitive(PrimitiveType type, Void unused) {
    return switch (type.getKind()) {
      case BOOLEAN -> new ScalarUse(Scalar.BOOLEAN, false, "boolean");
      case INT -> new ScalarUse(Scalar.INT, false, "int");
      case LONG -> new ScalarUse(Scalar.LONG, false, "long");
      default -> unmapped(Reason.NO_MAPPING, type);
    };
  }

  @Override
  public TypeDeclaration visitArray(ArrayType type, Void unused) {
    TypeMirror component = type.getComponentType();
    if (component.getKind() == TypeKind.BYTE) {
      return new ScalarUse(Scalar.BYTES, false, "byte[]");
    }
    TypeDeclaration element = read(component);
    return element instanceof Unresolved ? element : unmapped(Reason.NO_MAPPING, type);
  }

  @Override
  public TypeDeclaration visitDeclared(DeclaredType type, Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    Scalar scalar = SCALARS.get(name);
    if (scalar != null) {
      return new ScalarUse(scalar, true, TypeText.of(type));
    }
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (arguments.isEmpty() && !element.getTypeParameters().isEmpty()) {
      return unmapped(Reason.RAW_TYPE, type);
    }
    return switch (name) {
      case "java.util.List" -> new ListUse(read(arguments.get(0)));
      case "java.util.Optional" -> new OptionalUse(read(arguments.get(0)));
      case "java.util.Map" -> new MapUse(read(arguments.get(0)), read(arguments.get(1)));
      default -> readClass(type, element, name);
    };
  }

  private TypeDeclaration readClass(DeclaredType type, TypeElement element, String name) {
    if (element.getKind() == ElementKind.RECORD) {
      return records.reach(type, element)
          ? new RecordUse(TypeName.get(type), TypeText.of(type))
          : new Unmapped(Reason.ENDLESS, TypeText.of(element));
    }
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return unmapped(Reason.NO_MAPPING, type);
    }
    boolean open =
        element.getKind().isInterface() || element.getModifiers().contains(Modifier.ABSTRACT);
    return unmapped(open ? Reason.OPEN_TYPE : Reason.NOT_RECORD, type);
  }

  @Override
  public TypeDeclaration visitError(ErrorType type, Void unused) {
    return Missing.is(type) ? new Unresolved(TypeText.of(type)) : visitDeclared(type, null);
  }

  @Override
  public TypeDeclaration visitTypeVariable(TypeVariable type, Void unused) {
    return unmapped(Reason.TYPE_VARIABLE, type);
  }

  @Override
  public TypeDeclaration visitWildcard(WildcardType type, Void unused) {
    return unmapped(Reason.WILDCARD, type);
  }

  @Override
  public TypeDeclaration visitNoType(NoType type, Void unused) {
    return type.getKind() == TypeKind.VOID ? new VoidUse() : unmapped(Reason.NO_MAPPING, type);
  }

  @Override
  protected TypeDeclaration defaultAction(TypeMirror type, Void unused) {
    return unmapped(Reason.NO_MAPPING, type);
  }

  private static TypeDeclaration unmapped(Reason reason, TypeMirror type) {
    return new Unmapped(reason, TypeText.of(type));
  }
}
