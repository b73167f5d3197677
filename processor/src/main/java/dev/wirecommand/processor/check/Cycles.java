package dev.wirecommand.processor.check;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.TypeDeclaration.RecordUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records that contain themselves through components that must all be there, so that no value of
 * theirs could ever end. A list, a map or an {@code Optional} on the way gives it an end.
 */
final class Cycles {
  private final RecordDeclaration start;
  private final Map<TypeName, RecordDeclaration> records;
  private final Set<TypeName> seen = new HashSet<>();
  private final List<Component> way = new ArrayList<>();

  private Cycles(RecordDeclaration start, Map<TypeName, RecordDeclaration> records) {
    this.start = start;
    this.records = records;
  }

  /**
   * Finds a cycle, which is found only from that record of it whose name comes first.
   *
   * @param start the record where it is to begin and end
   * @param records all records
   * @return the components that lead from the record back to it
   */
  static Optional<List<Component>> through(
      RecordDeclaration start, Map<TypeName, RecordDeclaration> records) {
    Cycles search = new Cycles(start, records);
    return search.leadsBack(start) ? Optional.of(search.way) : Optional.empty();
  }

  /** A cycle as people read it, such as {@code Tree.left -> Node.tree -> Tree}. */
  static String text(RecordDeclaration start, List<Component> cycle) {
    StringBuilder text = new StringBuilder(start.text());
    for (Component component : cycle) {
      text.append('.').append(component.name()).append(" -> ").append(component.type().text());
    }
    return text.toString();
  }

  private boolean leadsBack(RecordDeclaration record) {
    for (Component component : record.components()) {
      if (component.type() instanceof RecordUse next) {
        way.add(component);
        if (next.name().equals(start.name()) || (goesOn(next) && leadsBack(of(next)))) {
          return true;
        }
        way.remove(way.size() - 1);
      }
    }
    return false;
  }

  private boolean goesOn(RecordUse next) {
    return next.name().toString().compareTo(start.name().toString()) > 0 && seen.add(next.name());
  }

  private RecordDeclaration of(RecordUse use) {
    RecordDeclaration record = records.get(use.name());
    if (record == null) {
      throw new IllegalArgumentException("no record " + use.name());
    }
    return record;
  }
}
