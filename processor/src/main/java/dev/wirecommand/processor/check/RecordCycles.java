package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.EnumDeclaration;
import dev.wirecommand.processor.model.NamedDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.NamedUse;
import dev.wirecommand.processor.model.UnionDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Detects records that contain themselves through required components. Such a record can't have a
 * finite value. A list, a map, an {@code Optional} or a nullable component breaks the cycle, and so
 * does a sealed interface if one of its records does.
 */
final class RecordCycles {
  private final Map<String, NamedDeclaration> named;
  private final Set<String> ending = new HashSet<>();

  /**
   * Finds the types that have values of finite size.
   *
   * @param named the types by key, with all the types that they reach
   */
  RecordCycles(Map<String, NamedDeclaration> named) {
    this.named = named;
    boolean found = true;
    while (found) {
      found = false;
      for (Map.Entry<String, NamedDeclaration> type : named.entrySet()) {
        found |=
            !ending.contains(type.getKey()) && ends(type.getValue()) && ending.add(type.getKey());
      }
    }
  }

  private boolean ends(NamedDeclaration type) {
    return type.accept(
        new NamedDeclaration.Visitor<Boolean>() {
          @Override
          public Boolean record(RecordDeclaration record) {
            return record.components().stream().allMatch(c -> ends(c.type()));
          }

          @Override
          public Boolean enumeration(EnumDeclaration enumeration) {
            return true;
          }

          @Override
          public Boolean union(UnionDeclaration union) {
            return union.alternatives().isEmpty()
                || union.alternatives().stream().anyMatch(a -> ends(a.type()));
          }
        });
  }

  private boolean ends(TypeDeclaration type) {
    return !(type instanceof NamedUse use) || ending.contains(use.key());
  }

  /**
   * A path of components from a record back to the same record.
   *
   * @param first the component that it begins with
   * @param text the path as in messages, such as {@code Tree.left -> Node.tree -> Tree}
   */
  record Cycle(Component first, String text) {}

  /**
   * Returns a cycle that begins and ends at the given record. The result is empty if another record
   * in the cycle has a key that sorts first, so that each cycle is reported once.
   *
   * @param start the key of the record where the cycle begins and ends
   */
  Optional<Cycle> through(String start) {
    if (ending.contains(start)) {
      return Optional.empty();
    }
    Search search = new Search(start);
    if (!search.returnsToStart(start)) {
      return Optional.empty();
    }
    Component first = search.first.get(0);
    return Optional.of(new Cycle(first, declaration(start).text() + String.join("", search.path)));
  }

  private NamedDeclaration declaration(String key) {
    NamedDeclaration declared = named.get(key);
    if (declared == null) {
      throw new IllegalArgumentException("no " + key + " in " + named.keySet());
    }
    return declared;
  }

  private final class Search {
    private final String start;
    private final Set<String> seen = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private final List<Component> first = new ArrayList<>();

    Search(String start) {
      this.start = start;
    }

    boolean returnsToStart(String from) {
      NamedDeclaration type = declaration(from);
      if (type instanceof RecordDeclaration record) {
        for (Component component : record.components()) {
          first.add(component);
          if (follow("." + component.name(), component.type())) {
            return true;
          }
          first.remove(first.size() - 1);
        }
      } else if (type instanceof UnionDeclaration union) {
        for (UnionDeclaration.Alternative alternative : union.alternatives()) {
          if (follow("", alternative.type())) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean follow(String step, TypeDeclaration type) {
      // A longer cycle is nested too deeply, which is reported instead.
      if (!(type instanceof NamedUse use)
          || ending.contains(use.key())
          || path.size() == TypeNesting.DEEPEST) {
        return false;
      }
      path.add(step + " -> " + use.text());
      if (use.key().equals(start) || (mayFollow(use) && returnsToStart(use.key()))) {
        return true;
      }
      path.remove(path.size() - 1);
      return false;
    }

    private boolean mayFollow(NamedUse next) {
      boolean isLater =
          declaration(next.key()) instanceof UnionDeclaration || next.key().compareTo(start) > 0;
      return isLater && seen.add(next.key());
    }
  }
}
