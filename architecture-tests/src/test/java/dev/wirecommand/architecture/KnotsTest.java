package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No more than four types of a package depend on each other. A nested type counts with its
 * outermost type, and the members of a sealed family count as one with the type that they are
 * permitted by.
 */
class KnotsTest {
  private static final int MOST = 4;

  /** Larger knots that are meant, by their names, each with its reason. At most three. */
  private static final Map<Set<String>, String> EXCEPTIONS = Map.of();

  @Test
  void noMoreThanFourTypesDependOnEachOther() {
    List<Set<String>> knots = new ArrayList<>();
    for (Map<String, Set<String>> types : typesByPackage().values()) {
      for (Set<String> knot : new Components(types).all()) {
        if (knot.size() > MOST && !EXCEPTIONS.containsKey(knot)) {
          knots.add(knot);
        }
      }
    }
    assertThat(knots).isEmpty();
    assertThat(EXCEPTIONS).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void allModulesAreLookedAt() {
    assertThat(typesByPackage())
        .containsKeys(
            "dev.wirecommand",
            "dev.wirecommand.cbor",
            "dev.wirecommand.server",
            "dev.wirecommand.client",
            "dev.wirecommand.processor.model",
            "dev.wirecommand.schema",
            "dev.wirecommand.netty",
            "dev.wirecommand.micrometer",
            "dev.wirecommand.testing",
            "dev.wirecommand.sample",
            "dev.wirecommand.cli");
  }

  @Test
  void aKnotIsFound() {
    Map<String, Set<String>> types =
        Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("a"), "d", Set.of());
    assertThat(new Components(types).all())
        .containsExactlyInAnyOrder(Set.of("a", "b", "c"), Set.of("d"));
  }

  /** Returns, for each package, its types with the types of the same package that they know. */
  private static Map<String, Map<String, Set<String>>> typesByPackage() {
    Map<String, Map<String, Set<String>>> packages = new TreeMap<>();
    for (JavaClass type : House.CLASSES) {
      Map<String, Set<String>> types =
          packages.computeIfAbsent(type.getPackageName(), name -> new TreeMap<>());
      Set<String> known = types.computeIfAbsent(name(type), name -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().equals(type.getPackageName())
            && !name(target).equals(name(type))) {
          known.add(name(target));
        }
      }
    }
    return packages;
  }

  /** Returns the name of the outermost type or, for a member of a sealed family, of its head. */
  private static String name(JavaClass type) {
    Class<?> outer = House.outermost(type).reflect();
    for (Class<?> head = sealedHead(outer); head != null; head = sealedHead(outer)) {
      outer = head;
    }
    return outer.getName();
  }

  private static Class<?> sealedHead(Class<?> type) {
    List<Class<?>> parents = new ArrayList<>(List.of(type.getInterfaces()));
    if (type.getSuperclass() != null) {
      parents.add(type.getSuperclass());
    }
    for (Class<?> parent : parents) {
      if (parent.isSealed() && parent.getPackageName().equals(type.getPackageName())) {
        Class<?> outer = parent;
        while (outer.getEnclosingClass() != null) {
          outer = outer.getEnclosingClass();
        }
        return outer == type ? null : outer;
      }
    }
    return null;
  }

  /** The strongly connected components of a graph, by Tarjan's algorithm. */
  private static final class Components {
    private final Map<String, Set<String>> graph;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final List<String> stack = new ArrayList<>();
    private final List<Set<String>> found = new ArrayList<>();

    Components(Map<String, Set<String>> graph) {
      this.graph = graph;
    }

    List<Set<String>> all() {
      graph.keySet().forEach(this::visit);
      return found;
    }

    private void visit(String node) {
      if (indexes.containsKey(node)) {
        return;
      }
      int index = indexes.size();
      indexes.put(node, index);
      lowest.put(node, index);
      stack.add(node);
      for (String next : graph.get(node)) {
        if (!graph.containsKey(next)) {
          continue;
        }
        if (!indexes.containsKey(next)) {
          visit(next);
          lowest.merge(node, lowest.get(next), Math::min);
        } else if (stack.contains(next)) {
          lowest.merge(node, indexes.get(next), Math::min);
        }
      }
      if (lowest.get(node) == index) {
        List<String> component = stack.subList(stack.indexOf(node), stack.size());
        found.add(new TreeSet<>(component));
        component.clear();
      }
    }
  }
}
