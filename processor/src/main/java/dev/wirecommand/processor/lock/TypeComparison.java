package dev.wirecommand.processor.lock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The comparison of types as they were with types as they are, part by part: the names that they
 * have in Java are nothing to peers. A pair of types is compared once, so it ends for trees too,
 * and tells what it finds in them where they are reached first.
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

  /** The differences that were not told before. */
  List<Difference> compare(Way way, LockedType was, LockedType is) {
    found.clear();
    types(way, was, is);
    return List.copyOf(found);
  }

  private void add(boolean breaking, String fact, String fix) {
    found.add(new Difference(breaking, fact, fix));
  }

  private void types(Way way, LockedType was, LockedType is) {
    if (!was.present().accept(new Parts(way, is.present()))) {
      add(
          true,
          way.text() + " was " + text(was, before) + " and is " + text(is, now) + " now.",
          "Keep " + text(was, before) + " and " + way.beside());
    } else if (was.mayBeNull() && !is.mayBeNull()) {
      add(way.toServer(), way.text() + " could be null and can't be now.", "Keep it nullable");
    } else if (!was.mayBeNull() && is.mayBeNull()) {
      add(
          !way.toServer(),
          way.text() + " can be null now, which peers do not expect.",
          "Keep it from being null and " + way.beside());
    }
  }

  private static String text(LockedType type, LockedClass section) {
    String text = LockedTypeText.of(type);
    return type.present() instanceof LockedType.Named named
        ? section.shape(named.name()).word() + " " + text
        : text;
  }

  /** Each finds whether the other type is of the same case, and compares what is in them if so. */
  private final class Parts implements LockedType.Visitor<Boolean> {
    private final Way way;
    private final LockedType is;

    Parts(Way way, LockedType is) {
      this.way = way;
      this.is = is;
    }

    @Override
    public Boolean scalar(LockedType.Scalar was) {
      if (!(is instanceof LockedType.Scalar other)) {
        return false;
      }
      boolean compatible =
          way.toServer() ? other.scalar().holds(was.scalar()) : was.scalar().holds(other.scalar());
      if (compatible && !was.equals(other)) {
        add(false, way.text() + " was " + was.scalar().word() + ".", "");
      }
      return compatible;
    }

    @Override
    public Boolean list(LockedType.ListOf was) {
      if (!(is instanceof LockedType.ListOf other)) {
        return false;
      }
      types(way.into("[]"), was.element(), other.element());
      return true;
    }

    @Override
    public Boolean map(LockedType.MapOf was) {
      if (!(is instanceof LockedType.MapOf other)) {
        return false;
      }
      types(way.into("{key}"), was.key(), other.key());
      types(way.into("{}"), was.value(), other.value());
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
      return is instanceof LockedType.Named other && shapes(way, was.name(), other.name());
    }
  }

  private boolean shapes(Way way, String was, String is) {
    return !compared.add(new Pair(was, is, way.direction()))
        || before.shape(was).accept(new ShapeParts(way, now.shape(is)));
  }

  /** The same for shapes. */
  private final class ShapeParts implements LockedShape.Visitor<Boolean> {
    private final Way way;
    private final LockedShape is;

    ShapeParts(Way way, LockedShape is) {
      this.way = way;
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
                  gone(way.field(name));
                } else {
                  presence(way.field(name), field.required(), kept.required());
                  types(way.field(name), field.type(), kept.type());
                }
              });
      other
          .fields()
          .forEach(
              (name, field) -> {
                if (!was.fields().containsKey(name)) {
                  added(way.field(name), field.required());
                }
              });
      return true;
    }

    private void gone(Way field) {
      String reliance = field.toServer() ? "give" : "read";
      add(true, field.text() + " is gone, which peers may " + reliance + ".", "Keep the field");
    }

    private void added(Way field, boolean required) {
      add(
          required && field.toServer(),
          field.text() + " is new and required, and peers do not give it.",
          "Make it Optional");
    }

    private void presence(Way field, boolean was, boolean is) {
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
                  shapes(way.into("<" + LockedName.text(tag) + ">"), record, kept);
                }
              });
      return true;
    }

    private void choices(Set<String> was, Set<String> is, String noun) {
      for (String name : was) {
        if (!is.contains(name)) {
          add(
              way.toServer(),
              way.text() + " can't be '" + name + "' any more, which peers may give.",
              "Keep the " + noun);
        }
      }
      for (String name : is) {
        if (!was.contains(name)) {
          add(
              !way.toServer(),
              way.text() + " can be '" + name + "' now, which peers do not know.",
              "Keep that " + noun + " out of it and " + way.beside());
        }
      }
    }
  }
}
