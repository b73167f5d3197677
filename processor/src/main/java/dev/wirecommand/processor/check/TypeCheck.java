package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.EnumDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration.ReportedAt;
import dev.wirecommand.processor.model.NamedDeclaration;
import dev.wirecommand.processor.model.NamedShape;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.CodecUse;
import dev.wirecommand.processor.model.TypeDeclaration.FutureUse;
import dev.wirecommand.processor.model.TypeDeclaration.MapUse;
import dev.wirecommand.processor.model.TypeDeclaration.NamedUse;
import dev.wirecommand.processor.model.TypeDeclaration.NullableUse;
import dev.wirecommand.processor.model.TypeDeclaration.OptionalUse;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.SequenceUse;
import dev.wirecommand.processor.model.TypeDeclaration.StreamSubtype;
import dev.wirecommand.processor.model.TypeDeclaration.StreamUse;
import dev.wirecommand.processor.model.TypeDeclaration.UnfitCodec;
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
 * Checks the types in method signatures, including type arguments and the types of record fields. A
 * problem inside of a record is reported at the record's own field if its source is compiled, once
 * for all commands that reach it; otherwise it is reported at the signature, with the path to it.
 */
final class TypeCheck {
  private static final int LONGEST_PATH = 100;

  private final Map<String, NamedDeclaration> named;
  private final String packageName;
  private final Problems problems;
  private final RecordCycles cycles;
  private final TypeNesting nesting = new TypeNesting();
  private final SortedMap<String, NamedShape> shapes = new TreeMap<>();

  /**
   * Creates a check for the types of one class.
   *
   * @param named the records, enums and sealed interfaces that its signatures reach
   * @param packageName the package of the generated code
   * @param problems receives the problems
   */
  TypeCheck(Map<String, NamedDeclaration> named, String packageName, Problems problems) {
    this.named = named;
    this.packageName = packageName.isEmpty() ? "(default)" : packageName;
    this.problems = problems;
    this.cycles = new RecordCycles(named);
  }

  /**
   * Checks a type and returns its wire type.
   *
   * @param type the type
   * @param site where its problems are reported
   * @param name the name of the parameter or result, with which paths begin
   * @return the wire type; empty if the type is invalid
   */
  Optional<WireType> check(TypeDeclaration type, Site site, String name) {
    return type.accept(new TypeWalk(site, name, false, new HashSet<>()));
  }

  /** Returns the declaration of a named type. */
  NamedDeclaration declaration(NamedUse use) {
    NamedDeclaration declared = named.get(use.key());
    if (declared == null) {
      throw new IllegalArgumentException("no " + use.key() + " in " + named.keySet());
    }
    return declared;
  }

  /** Returns the shape of each valid record, enum and sealed interface, under the type's key. */
  SortedMap<String, NamedShape> shapes() {
    return shapes;
  }

  void addShape(String key, NamedShape shape) {
    shapes.put(key, shape);
  }

  RecordCycles cycles() {
    return cycles;
  }

  /**
   * A visitor that checks one part of a type. It has the path to that part and the site at which
   * problems are reported.
   */
  final class TypeWalk implements TypeDeclaration.Visitor<Optional<WireType>> {
    private final Site site;
    private final String path;
    private final boolean deep;
    private final Set<String> seen;

    TypeWalk(Site site, String path, boolean deep, Set<String> seen) {
      this.site = site;
      this.path = path;
      this.deep = deep;
      this.seen = seen;
    }

    private TypeWalk into(String part) {
      return new TypeWalk(site, path + part, true, seen);
    }

    /**
     * Returns the visitor that checks a component of a record. Its problems are reported at the
     * component if the record's source is compiled.
     */
    TypeWalk into(RecordDeclaration declared, Component component) {
      if (declared.local() && !component.generic()) {
        String subject = declared.text() + "." + component.name();
        return new TypeWalk(new Site(component.place(), subject), component.name(), false, seen);
      }
      TypeWalk within = into("." + component.name());
      return declared.compiled() || site.reportedAt() != ReportedAt.HERE
          ? within
          : within.at(ReportedAt.HERE_FROM_CLASS_FILE);
    }

    private TypeWalk at(ReportedAt reportedAt) {
      return new TypeWalk(new Site(site.place(), site.subject(), reportedAt), path, deep, seen);
    }

    /**
     * Returns the visitor that checks a part of a type, such as an enum constant. Its problems are
     * reported at the part if the type's source is compiled.
     */
    TypeWalk at(NamedDeclaration declared, Site part) {
      Site reportSite =
          declared.local() ? part : new Site(site.place(), part.subject(), site.reportedAt());
      return new TypeWalk(reportSite, path, false, seen);
    }

    Optional<WireType> refuse(ProblemKind kind, String text, Object... more) {
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
    public Optional<WireType> sequence(SequenceUse type) {
      if (!nesting.enter()) {
        return tooDeep(type);
      }
      Optional<WireType> element = type.element().accept(into("[]"));
      nesting.leave();
      return element.map(e -> new WireType.SequenceType(type.form(), e));
    }

    @Override
    public Optional<WireType> optional(OptionalUse type) {
      if (type.value() instanceof OptionalUse) {
        return refuse(ProblemKind.OPTIONAL, type.text());
      }
      if (type.value() instanceof NullableUse nullable) {
        return refuse(ProblemKind.OPTIONAL, "Optional<@Nullable " + nullable.text() + ">");
      }
      return type.value().accept(this).map(value -> new WireType.OptionalType(type.form(), value));
    }

    @Override
    public Optional<WireType> nullable(NullableUse type) {
      if (type.value() instanceof OptionalUse) {
        return refuse(ProblemKind.OPTIONAL, "@Nullable " + type.text());
      }
      Optional<WireType> value = type.value().accept(this);
      if (value.isPresent() && value.get().isPrimitive()) {
        String boxed = value.get().javaType().box().toString();
        return refuse(
            ProblemKind.NULL_PRIMITIVE,
            type.text(),
            boxed.substring(boxed.lastIndexOf('.') + 1),
            // Only an array has primitive elements.
            path.endsWith("[]")
                ? ", or '" + type.text() + " @Nullable []' for an array that may be null"
                : "");
      }
      return value.map(v -> new WireType.NullableType(v, type.annotation()));
    }

    @Override
    public Optional<WireType> map(MapUse type) {
      if (!nesting.enter()) {
        return tooDeep(type);
      }
      Optional<WireType> key = key(type.key());
      Optional<WireType> value = type.value().accept(into("{}"));
      nesting.leave();
      return key.flatMap(k -> value.map(v -> new WireType.MapType(k, v)));
    }

    private Optional<WireType> key(TypeDeclaration key) {
      boolean isFit =
          key instanceof ScalarUse scalar
              ? scalar.scalar().isKey()
              : key instanceof NamedUse use
                  ? declaration(use) instanceof EnumDeclaration
                  : isInvalidAnywhere(key);
      if (isFit) {
        return key.accept(this);
      }
      return refuse(
          ProblemKind.MAP_KEY, key instanceof NullableUse ? "@Nullable " + key.text() : key.text());
    }

    /** Returns whether a type is invalid everywhere, not only as a map key. */
    private static boolean isInvalidAnywhere(TypeDeclaration type) {
      return type instanceof Unresolved
          || (type instanceof Unmapped unmapped
              && switch (unmapped.reason()) {
                case RAW_TYPE, WILDCARD, KOTLIN_WILDCARD, TYPE_VARIABLE -> true;
                case NO_MAPPING,
                    LOCAL_FILE,
                    OPEN_TYPE,
                    NOT_RECORD,
                    ENDLESS,
                    CODED_ALTERNATIVE,
                    UNBOUND_ALTERNATIVE ->
                    false;
              });
    }

    @Override
    public Optional<WireType> named(NamedUse type) {
      NamedDeclaration declared = declaration(type);
      ShapeCheck check = new ShapeCheck(TypeCheck.this, this, type);
      if (shapes.containsKey(type.key()) || !seen.add(type.key())) {
        return nesting.fits(type.key()) ? Optional.of(check.wireType(declared)) : tooDeep(type);
      }
      if (!declared.accessible()) {
        return refuse(ProblemKind.RECORD_ACCESS, type.text(), packageName);
      }
      if (!nesting.enter()) {
        return tooDeep(type);
      }
      Optional<WireType> wire = declared.accept(check);
      nesting.leave(type.key());
      return wire;
    }

    private Optional<WireType> tooDeep(TypeDeclaration type) {
      return refuse(
          ProblemKind.TOO_DEEP, shortened(type.text()), Integer.toString(TypeNesting.DEEPEST));
    }

    @Override
    public Optional<WireType> codec(CodecUse type) {
      return Optional.of(new WireType.CodecType(type.name(), type.codec()));
    }

    @Override
    public Optional<WireType> unfitCodec(UnfitCodec type) {
      return switch (type.unfitness()) {
        case OF_ANOTHER_TYPE ->
            refuse(
                ProblemKind.CODEC,
                type.codec() + " is no ValueCodec<" + type.text() + ">",
                "Implement that, or name another codec");
        case NO_CONSTRUCTOR ->
            refuse(
                ProblemKind.CODEC,
                type.codec() + " can't be made by generated code",
                "Make it a static class that is neither abstract nor generic, with a constructor"
                    + " without parameters that package "
                    + packageName
                    + " can call");
        case CONSTRUCTOR_THROWS ->
            refuse(
                ProblemKind.CODEC,
                "the constructor of "
                    + type.codec()
                    + " throws a checked exception, which generated code can't handle",
                "Catch it there, or throw an unchecked one");
        case OUT_OF_REACH -> refuse(ProblemKind.RECORD_ACCESS, type.codec(), packageName);
        case NO_JACKSON -> refuse(ProblemKind.JACKSON, type.text());
      };
    }

    @Override
    public Optional<WireType> future(FutureUse type) {
      return refuse(ProblemKind.TYPE, type.text());
    }

    @Override
    public Optional<WireType> stream(StreamUse type) {
      return refuse(ProblemKind.TYPE, type.text());
    }

    @Override
    public Optional<WireType> streamSubtype(StreamSubtype type) {
      return unmapped(new Unmapped(type.reason(), type.text()));
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
        case LOCAL_FILE -> refuse(ProblemKind.LOCAL_FILE, type.text());
        case OPEN_TYPE -> refuse(ProblemKind.OPEN_TYPE, type.text());
        case NOT_RECORD -> refuse(ProblemKind.NOT_RECORD, type.text());
        case RAW_TYPE -> refuse(ProblemKind.RAW, type.text(), example(type.text()));
        case WILDCARD -> refuse(ProblemKind.WILDCARD, type.text());
        case KOTLIN_WILDCARD -> refuse(ProblemKind.KOTLIN_WILDCARD, type.text());
        case ENDLESS -> refuse(ProblemKind.GROWING, type.text());
        case CODED_ALTERNATIVE -> refuse(ProblemKind.CODED_ALTERNATIVE, type.text());
        case UNBOUND_ALTERNATIVE -> refuse(ProblemKind.UNBOUND_ALTERNATIVE, type.text());
        // Reported for the method or class that declares the type variable.
        case TYPE_VARIABLE -> Optional.empty();
      };
    }

    private static String example(String raw) {
      return raw.equals("Map") ? "Map<String, String>" : raw + "<String>";
    }
  }
}
