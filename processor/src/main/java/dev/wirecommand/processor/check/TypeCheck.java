package dev.wirecommand.processor.check;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.ListUse;
import dev.wirecommand.processor.model.TypeDeclaration.MapUse;
import dev.wirecommand.processor.model.TypeDeclaration.OptionalUse;
import dev.wirecommand.processor.model.TypeDeclaration.RecordUse;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.Unmapped;
import dev.wirecommand.processor.model.TypeDeclaration.Unresolved;
import dev.wirecommand.processor.model.TypeDeclaration.VoidUse;
import dev.wirecommand.processor.model.WireType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The types of signatures, at any depth. A fault inside of a record is told at the record's own
 * field where that is part of this compilation, once for all commands that reach it; elsewhere it
 * is told where the signature reaches it, with the path.
 */
final class TypeCheck {
  private static final int LONGEST_PATH = 100;

  private final Map<TypeName, RecordDeclaration> records;
  private final String home;
  private final Problems problems;
  private final SortedMap<String, RecordShape> shapes = new TreeMap<>();

  /**
   * A check of one class.
   *
   * @param records the records that its signatures reach
   * @param home the package of generated code
   * @param problems takes what is found wrong
   */
  TypeCheck(Map<TypeName, RecordDeclaration> records, String home, Problems problems) {
    this.records = records;
    this.home = home.isEmpty() ? "(default)" : home;
    this.problems = problems;
  }

  /**
   * Checks a type.
   *
   * @param type the type
   * @param site where its faults are told
   * @param name what it is the type of, to begin paths with
   * @return the type; empty if it is not sound
   */
  Optional<WireType> check(TypeDeclaration type, Site site, String name) {
    return type.accept(new Walk(site, name, false, new HashSet<>()));
  }

  /** The records among the types that were checked, by the text of their type. */
  SortedMap<String, RecordShape> shapes() {
    return shapes;
  }

  private final class Walk implements TypeDeclaration.Visitor<Optional<WireType>> {
    private final Site site;
    private final String path;
    private final boolean deep;
    private final Set<TypeName> seen;

    Walk(Site site, String path, boolean deep, Set<TypeName> seen) {
      this.site = site;
      this.path = path;
      this.deep = deep;
      this.seen = seen;
    }

    private Walk into(String part) {
      return new Walk(site, path + part, true, seen);
    }

    private Optional<WireType> refuse(ProblemKind kind, String text, Object... more) {
      List<Object> particulars = new ArrayList<>();
      particulars.add(deep ? shortened(path) + ": " + text : text);
      particulars.addAll(List.of(more));
      problems.add(kind, site, particulars.toArray());
      return Optional.empty();
    }

    private static String shortened(String path) {
      return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }

    @Override
    public Optional<WireType> scalar(ScalarUse type) {
      return Optional.of(new WireType.ScalarType(type.scalar(), type.boxed()));
    }

    @Override
    public Optional<WireType> list(ListUse type) {
      return type.element().accept(into("[]")).map(WireType.ListType::new);
    }

    @Override
    public Optional<WireType> optional(OptionalUse type) {
      if (type.value() instanceof OptionalUse) {
        return refuse(ProblemKind.OPTIONAL, type.text());
      }
      return type.value().accept(this).map(WireType.OptionalType::new);
    }

    @Override
    public Optional<WireType> map(MapUse type) {
      Optional<Scalar> key = key(type.key());
      Optional<WireType> value = type.value().accept(into("{}"));
      return key.flatMap(k -> value.map(v -> new WireType.MapType(k, v)));
    }

    private Optional<Scalar> key(TypeDeclaration key) {
      if (key instanceof ScalarUse use
          && (use.scalar() == Scalar.TEXT || use.scalar() == Scalar.BUFFER)) {
        return Optional.of(use.scalar());
      }
      if (key instanceof Unresolved || (key instanceof Unmapped unmapped && isOwnFault(unmapped))) {
        key.accept(this);
      } else {
        refuse(ProblemKind.MAP_KEY, key.text());
      }
      return Optional.empty();
    }

    /** Whether a type is at fault wherever it stands, be it a key or not. */
    private boolean isOwnFault(Unmapped type) {
      return switch (type.reason()) {
        case RAW_TYPE, WILDCARD, TYPE_VARIABLE -> true;
        case NO_MAPPING, OPEN_TYPE, NOT_RECORD, ENDLESS -> false;
      };
    }

    @Override
    public Optional<WireType> record(RecordUse type) {
      RecordDeclaration declared = records.get(type.name());
      if (declared == null) {
        throw new IllegalArgumentException("no record " + type.name());
      }
      WireType reached = new WireType.RecordType(type.name());
      if (!seen.add(type.name())) {
        return Optional.of(reached);
      }
      if (!declared.reachable()) {
        return refuse(ProblemKind.RECORD_ACCESS, type.text(), home);
      }
      Optional<List<Component>> cycle = Cycles.through(declared, records);
      if (cycle.isPresent()) {
        Component first = cycle.get().get(0);
        walkInto(declared, first)
            .refuse(ProblemKind.RECURSIVE, type.text(), Cycles.text(declared, cycle.get()));
      }
      List<RecordShape.Field> fields = new ArrayList<>();
      for (Component component : declared.components()) {
        component
            .type()
            .accept(walkInto(declared, component))
            .ifPresent(wire -> fields.add(new RecordShape.Field(component.name(), wire)));
      }
      if (fields.size() < declared.components().size()) {
        return Optional.empty();
      }
      shapes.put(
          type.name().toString(),
          new RecordShape(type.name(), declared.text(), declared.deprecated(), fields));
      return Optional.of(reached);
    }

    private Walk walkInto(RecordDeclaration declared, Component component) {
      if (declared.local() && !component.generic()) {
        String subject = declared.text() + "." + component.name();
        return new Walk(new Site(component.place(), subject), component.name(), false, seen);
      }
      return into("." + component.name());
    }

    @Override
    public Optional<WireType> nothing(VoidUse type) {
      return Optional.of(new WireType.NothingType());
    }

    @Override
    public Optional<WireType> unresolved(Unresolved type) {
      return refuse(ProblemKind.UNRESOLVED, type.text());
    }

    @Override
    public Optional<WireType> unmapped(Unmapped type) {
      return switch (type.reason()) {
        case NO_MAPPING -> refuse(ProblemKind.TYPE, type.text());
        case OPEN_TYPE -> refuse(ProblemKind.OPEN_TYPE, type.text());
        case NOT_RECORD -> refuse(ProblemKind.NOT_RECORD, type.text());
        case RAW_TYPE -> refuse(ProblemKind.RAW, type.text(), example(type.text()));
        case WILDCARD -> refuse(ProblemKind.WILDCARD, type.text());
        case ENDLESS -> refuse(ProblemKind.GROWING, type.text());
        // Told of the method or class that leaves it open.
        case TYPE_VARIABLE -> Optional.empty();
      };
    }

    private String example(String raw) {
      return raw.equals("Map") ? "Map<String, String>" : raw + "<String>";
    }
  }
}
