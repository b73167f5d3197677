package dev.wirecommand.processor.lock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the types in the lock file with the current types, part by part. The Java names of the
 * types do not matter. Each pair of types is compared once, so that the comparison ends for
 * recursive types too, and a change inside of them is reported where they are first reached.
 */
final class TypeComparison {
  private record Pair(String was, String is, Direction direction) {}

  private final LockedClass before;
  private final LockedClass now;
  private final Set<Pair> compared = new HashSet<>();
  private final List<Difference> found = new ArrayList<>();

  TypeComparison(LockedClass before, LockedClass now) {
    this.before = before;
    this.now = now;
  }

  /** Compares two types and returns the differences that earlier calls have not returned. */
  List<Difference> compare(TypePath path, LockedType was, LockedType is) {
    found.clear();
    types(path, was, is);
    return List.copyOf(found);
  }

  private void add(boolean breaking, String fact, String fix) {
    found.add(new Difference(breaking, fact, fix));
  }

  private void types(TypePath path, LockedType was, LockedType is) {
    if (!was.present().accept(new TypeMatcher(path, is.present()))) {
      add(
          true,
          path.text() + " was " + text(was, before) + " and is " + text(is, now) + " now.",
          "Keep " + text(was, before) + " and " + path.beside());
    } else if (was.mayBeNull() && !is.mayBeNull()) {
      add(path.toServer(), path.text() + " could be null and can't be now.", "Keep it nullable");
    } else if (!was.mayBeNull() && is.mayBeNull()) {
      add(
          !path.toServer(),
          path.text() + " can be null now, which peers do not expect.",
          "Keep it from being null and " + path.beside());
    }
  }

  private static String text(LockedType type, LockedClass section) {
    String text = LockedTypeText.of(type);
    return type.present() instanceof LockedType.Named named
        ? section.shape(named.name()).keyword() + " " + text
        : text;
  }

  /**
   * Compares a type in the lock file with the current type. Each method compares the parts of the
   * types and returns whether the types are of the same kind.
   */
  private final class TypeMatcher implements LockedType.Visitor<Boolean> {
    private final TypePath path;
    private final LockedType is;

    TypeMatcher(TypePath path, LockedType is) {
      this.path = path;
      this.is = is;
    }

    @Override
    public Boolean scalar(LockedType.Scalar was) {
      if (!(is instanceof LockedType.Scalar other)) {
        return false;
      }
      boolean compatible =
          path.toServer() ? other.scalar().holds(was.scalar()) : was.scalar().holds(other.scalar());
      if (compatible && !was.equals(other)) {
        add(false, path.text() + " was " + was.scalar().keyword() + ".", "");
      }
      return compatible;
    }

    @Override
    public Boolean list(LockedType.ListOf was) {
      if (!(is instanceof LockedType.ListOf other)) {
        return false;
      }
      types(path.into("[]"), was.element(), other.element());
      return true;
    }

    @Override
    public Boolean map(LockedType.MapOf was) {
      if (!(is instanceof LockedType.MapOf other)) {
        return false;
      }
      types(path.into("{key}"), was.key(), other.key());
      types(path.into("{}"), was.value(), other.value());
      return true;
    }

    @Override
    public Boolean nullable(LockedType.OrNull was) {
      throw new IllegalArgumentException("null was taken from " + was);
    }

    @Override
    public Boolean codec(LockedType.Coded was) {
      return was.equals(is);
    }

    @Override
    public Boolean named(LockedType.Named was) {
      return is instanceof LockedType.Named other && shapes(path, was.name(), other.name());
    }
  }

  private boolean shapes(TypePath path, String was, String is) {
    return !compared.add(new Pair(was, is, path.direction()))
        || before.shape(was).accept(new ShapeMatcher(path, now.shape(is)));
  }

  /** Compares a type's recorded shape with its current shape. Works like {@code TypeMatcher}. */
  private final class ShapeMatcher implements LockedShape.Visitor<Boolean> {
    private final TypePath path;
    private final LockedShape is;

    ShapeMatcher(TypePath path, LockedShape is) {
      this.path = path;
      this.is = is;
    }

    @Override
    public Boolean record(LockedShape.Fields was) {
      if (!(is instanceof LockedShape.Fields other)) {
        return false;
      }
      was.fields()
          .forEach(
              (name, field) -> {
                LockedMember kept = other.fields().get(name);
                if (kept == null) {
                  gone(path.field(name));
                } else {
                  presence(path.field(name), field.required(), kept.required());
                  types(path.field(name), field.type(), kept.type());
                }
              });
      other
          .fields()
          .forEach(
              (name, field) -> {
                if (!was.fields().containsKey(name)) {
                  added(path.field(name), field.required());
                }
              });
      return true;
    }

    private void gone(TypePath field) {
      String reliance = field.toServer() ? "give" : "read";
      add(true, field.text() + " is gone, which peers may " + reliance + ".", "Keep the field");
    }

    private void added(TypePath field, boolean required) {
      add(
          required && field.toServer(),
          field.text() + " is new and required, and peers do not give it.",
          "Make it Optional");
    }

    private void presence(TypePath field, boolean was, boolean is) {
      if (!was && is) {
        add(
            field.toServer(),
            field.text() + " was optional and is required now.",
            "Keep it optional");
      } else if (was && !is) {
        add(
            !field.toServer(),
            field.text() + " was always there and is optional now.",
            "Keep it required");
      }
    }

    @Override
    public Boolean enumeration(LockedShape.Constants was) {
      if (!(is instanceof LockedShape.Constants other)) {
        return false;
      }
      choices(was.names(), other.names(), "constant");
      return true;
    }

    @Override
    public Boolean union(LockedShape.Alternatives was) {
      if (!(is instanceof LockedShape.Alternatives other)) {
        return false;
      }
      choices(was.records().keySet(), other.records().keySet(), "record");
      was.records()
          .forEach(
              (tag, record) -> {
                String kept = other.records().get(tag);
                if (kept != null) {
                  shapes(path.into("<" + LockedName.text(tag) + ">"), record, kept);
                }
              });
      return true;
    }

    private void choices(Set<String> was, Set<String> is, String noun) {
      for (String name : was) {
        if (!is.contains(name)) {
          add(
              path.toServer(),
              path.text() + " can't be '" + name + "' any more, which peers may give.",
              "Keep the " + noun);
        }
      }
      for (String name : is) {
        if (!was.contains(name)) {
          add(
              !path.toServer(),
              path.text() + " can be '" + name + "' now, which peers do not know.",
              "Keep that " + noun + " out of it and " + path.beside());
        }
      }
    }
  }
}
