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

/** What code that is generated into a package can name. */
final class Reach {
  private final PackageElement home;

  Reach(PackageElement home) {
    this.home = home;
  }

  boolean reaches(TypeElement type) {
    PackageElement its = Enclosing.packageOf(type);
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      boolean open = its.equals(home) ? !isPrivate(e) : isOpen(e);
      if (!open) {
        return false;
      }
    }
    return true;
  }

  /** Whether a class is in the package of the generated code. */
  boolean isHome(TypeElement type) {
    return Enclosing.packageOf(type).equals(home);
  }

  /** Whether a type can be named with all that it mentions; a type variable can't. */
  boolean names(TypeMirror type) {
    return type.accept(new Namer(), null);
  }

  /** Whether all packages can name a class. */
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
    // What is nested in an interface is public without a word.
    return type.getModifiers().contains(Modifier.PUBLIC)
        || Enclosing.elementOf(type).getKind().isInterface();
  }

  private final class Namer extends SimpleTypeVisitor14<Boolean, Void> {
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
      return names(type.getComponentType());
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Void unused) {
      return reaches((TypeElement) type.asElement())
          && type.getTypeArguments().stream().allMatch(Reach.this::names);
    }

    @Override
    public Boolean visitError(ErrorType type, Void unused) {
      return false;
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void unused) {
      return namesBound(type.getExtendsBound()) && namesBound(type.getSuperBound());
    }

    private boolean namesBound(@Nullable TypeMirror bound) {
      return bound == null || names(bound);
    }

    @Override
    protected Boolean defaultAction(TypeMirror type, Void unused) {
      return false;
    }
  }
}
