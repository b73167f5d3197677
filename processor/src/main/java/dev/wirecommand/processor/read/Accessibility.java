package dev.wirecommand.processor.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Determines which types the generated code in one package can access. */
final class Accessibility {
  private final PackageElement generatedPackage;

  Accessibility(PackageElement generatedPackage) {
    this.generatedPackage = generatedPackage;
  }

  boolean canAccess(TypeElement type) {
    PackageElement typePackage = EnclosingElements.packageOf(type);
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      boolean open = typePackage.equals(generatedPackage) ? !isPrivate(e) : isOpen(e);
      if (!open) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a class is in the package of the generated code. */
  boolean isSamePackage(TypeElement type) {
    return EnclosingElements.packageOf(type).equals(generatedPackage);
  }

  /**
   * Returns whether generated code can refer to a type. This includes its type arguments and the
   * component type of an array. Generated code can't refer to a type variable.
   */
  boolean canName(TypeMirror type) {
    return type.accept(new NameVisitor(), null);
  }

  /** Returns whether code in every package can access a class. */
  static boolean isPublic(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!isOpen(e)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrivate(Element type) {
    return type.getModifiers().contains(Modifier.PRIVATE);
  }

  private static boolean isOpen(Element type) {
    // A member of an interface is public without a modifier.
    return type.getModifiers().contains(Modifier.PUBLIC)
        || EnclosingElements.elementOf(type).getKind().isInterface();
  }

  private final class NameVisitor extends SimpleTypeVisitor14<Boolean, Void> {
    @Override
    public Boolean visitPrimitive(PrimitiveType type, Void unused) {
      return true;
    }

    @Override
    public Boolean visitNoType(NoType type, Void unused) {
      return true;
    }

    @Override
    public Boolean visitArray(ArrayType type, Void unused) {
      return canName(type.getComponentType());
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Void unused) {
      return canAccess((TypeElement) type.asElement())
          && type.getTypeArguments().stream().allMatch(Accessibility.this::canName);
    }

    @Override
    public Boolean visitError(ErrorType type, Void unused) {
      return false;
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void unused) {
      return canNameBound(type.getExtendsBound()) && canNameBound(type.getSuperBound());
    }

    private boolean canNameBound(@Nullable TypeMirror bound) {
      return bound == null || canName(bound);
    }

    @Override
    protected Boolean defaultAction(TypeMirror type, Void unused) {
      return false;
    }
  }
}
