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
 * Records that contain themselves through components that must all be there, so that no value of
 * theirs could ever end. A list, a map, an {@code Optional} or what may be null on the way gives it
 * an end, and so does a sealed interface of which one record ends.
 */
final class Cycles {
  private final Map<String, NamedDeclaration> named;
  private final Set<String> ending = new HashSet<>();

  /**
   * The cycles among some types.
   *
   * @param named the types by key, all that they lead to among them
   */
  Cycles(Map<String, NamedDeclaration> named) {
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
   * A way from a record back to it.
   *
   * @param first the component that it begins with
   * @param text the way as people read it, such as {@code Tree.left -> Node.tree -> Tree}
   */
  record Cycle(Component first, String text) {}

  /**
   * Finds a cycle, which is found only from that record of it whose key comes first.
   *
   * @param start the key of the record where it is to begin and end
   */
  Optional<Cycle> through(String start) {
    if (ending.contains(start)) {
      return Optional.empty();
    }
    Search search = new Search(start);
    if (!search.leadsBack(start)) {
      return Optional.empty();
    }
    Component first = search.first.get(0);
    return Optional.of(new Cycle(first, declaration(start).text() + String.join("", search.way)));
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
    private final List<String> way = new ArrayList<>();
    private final List<Component> first = new ArrayList<>();

    Search(String start) {
      this.start = start;
    }

    boolean leadsBack(String from) {
      NamedDeclaration type = declaration(from);
      if (type instanceof RecordDeclaration record) {
        for (Component component : record.components()) {
          first.add(component);
          if (goes("." + component.name(), component.type())) {
            return true;
          }
          first.remove(first.size() - 1);
        }
      } else if (type instanceof UnionDeclaration union) {
        for (UnionDeclaration.Alternative alternative : union.alternatives()) {
          if (goes("", alternative.type())) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean goes(String step, TypeDeclaration type) {
      if (!(type instanceof NamedUse use) || ending.contains(use.key())) {
        return false;
      }
      way.add(step + " -> " + use.text());
      if (use.key().equals(start) || (goesOn(use) && leadsBack(use.key()))) {
        return true;
      }
      way.remove(way.size() - 1);
      return false;
    }

    private boolean goesOn(NamedUse next) {
      boolean isLater =
          declaration(next.key()) instanceof UnionDeclaration || next.key().compareTo(start) > 0;
      return isLater && seen.add(next.key());
    }
  }
}
