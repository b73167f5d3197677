package dev.wirecommand.processor.check;

import com.palantir.javapoet.ClassName;
import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.check.TypeCheck.TypeWalk;
import dev.wirecommand.processor.model.EnumDeclaration;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.NamedDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.TypeDeclaration.NamedUse;
import dev.wirecommand.processor.model.UnionDeclaration;
import dev.wirecommand.processor.model.UnionDeclaration.Alternative;
import dev.wirecommand.processor.model.UnionShape;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.UnionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks the records, enums and sealed interfaces that a signature uses. It checks each of them at
 * its first use.
 */
final class ShapeCheck implements NamedDeclaration.Visitor<Optional<WireType>> {
  private final TypeCheck types;
  private final TypeWalk walk;
  private final NamedUse use;

  ShapeCheck(TypeCheck types, TypeWalk walk, NamedUse use) {
    this.types = types;
    this.walk = walk;
    this.use = use;
  }

  /** Returns the wire type of a declared type. The wire type refers to its shape by a key. */
  WireType wireType(NamedDeclaration declared) {
    return declared.accept(
        new NamedDeclaration.Visitor<WireType>() {
          @Override
          public WireType record(RecordDeclaration type) {
            return new RecordType(use.key(), type.name(), Optional.empty());
          }

          @Override
          public WireType enumeration(EnumDeclaration type) {
            return new EnumType(use.key(), (ClassName) type.name());
          }

          @Override
          public WireType union(UnionDeclaration type) {
            return new UnionType(use.key(), type.name());
          }
        });
  }

  @Override
  public Optional<WireType> record(RecordDeclaration declared) {
    Optional<RecordCycles.Cycle> cycle = types.cycles().through(use.key());
    cycle.ifPresent(
        found ->
            walk.into(declared, found.first())
                .refuse(ProblemKind.RECURSIVE, use.text(), found.text()));
    List<RecordShape.Field> fields = new ArrayList<>();
    for (Component component : declared.components()) {
      component
          .type()
          .accept(walk.into(declared, component))
          .ifPresent(wire -> fields.add(new RecordShape.Field(component.name(), wire)));
    }
    if (fields.size() < declared.components().size()) {
      return Optional.empty();
    }
    types.addShape(
        use.key(),
        new RecordShape(declared.name(), declared.text(), declared.deprecated(), fields));
    return Optional.of(wireType(declared));
  }

  @Override
  public Optional<WireType> enumeration(EnumDeclaration declared) {
    if (declared.constants().isEmpty()) {
      return walk.refuse(ProblemKind.NO_CONSTANTS, use.text());
    }
    Map<String, String> byWireName = new HashMap<>();
    boolean valid = true;
    List<EnumShape.Constant> constants = new ArrayList<>();
    for (EnumDeclaration.Constant constant : declared.constants()) {
      String subject = declared.text() + "." + constant.name();
      String wireName = constant.wireName().value();
      TypeWalk at = walk.at(declared, new Site(constant.wireName().place(), subject));
      valid &= isValidName(wireName, constant.name(), subject, byWireName, at);
      constants.add(new EnumShape.Constant(constant.name(), wireName));
    }
    if (!valid) {
      return Optional.empty();
    }
    ClassName name = (ClassName) declared.name();
    types.addShape(
        use.key(),
        new EnumShape(name, declared.text(), declared.deprecated(), declared.hidden(), constants));
    return Optional.of(wireType(declared));
  }

  /** Returns whether a wire name is unique, is not empty and can be encoded in UTF-8. */
  private static boolean isValidName(
      String wireName, String javaName, String subject, Map<String, String> others, TypeWalk at) {
    if (wireName.isEmpty()) {
      at.refuse(ProblemKind.NAME_EMPTY, javaName);
      return false;
    }
    OptionalInt half = UnpairedSurrogate.indexIn(wireName);
    if (half.isPresent()) {
      at.refuse(ProblemKind.NAME_TEXT, Integer.toString(half.getAsInt()));
      return false;
    }
    String other = others.putIfAbsent(wireName, subject);
    if (other != null) {
      at.refuse(ProblemKind.DUPLICATE, wireName, other);
      return false;
    }
    return true;
  }

  @Override
  public Optional<WireType> union(UnionDeclaration declared) {
    Map<String, String> byTag = new HashMap<>();
    List<RecordType> alternatives = new ArrayList<>();
    for (Alternative alternative : declared.alternatives()) {
      check(declared, alternative, byTag).ifPresent(alternatives::add);
    }
    if (alternatives.size() < declared.alternatives().size() || alternatives.isEmpty()) {
      return alternatives.isEmpty() && declared.alternatives().isEmpty()
          ? walk.refuse(ProblemKind.OPEN_TYPE, use.text())
          : Optional.empty();
    }
    types.addShape(
        use.key(),
        new UnionShape(declared.name(), declared.text(), declared.deprecated(), alternatives));
    return Optional.of(wireType(declared));
  }

  private Optional<RecordType> check(
      UnionDeclaration declared, Alternative alternative, Map<String, String> byTag) {
    String subject = alternative.type().text();
    String tag = alternative.tag().value();
    TypeWalk at = walk.at(declared, new Site(alternative.tag().place(), subject));
    boolean valid = isValidName(tag, subject, subject, byTag, at);
    Optional<WireType> type =
        alternative.type().accept(walk.at(declared, new Site(alternative.place(), subject)));
    if (!valid || !(type.orElse(null) instanceof RecordType record)) {
      return Optional.empty();
    }
    if (types.declaration((NamedUse) alternative.type()) instanceof RecordDeclaration fields) {
      for (Component component : fields.components()) {
        if (component.name().equals(UnionShape.TAG)) {
          walk.into(fields, component).refuse(ProblemKind.TYPE_FIELD, UnionShape.TAG, use.text());
          return Optional.empty();
        }
      }
    }
    return Optional.of(new RecordType(record.key(), record.javaType(), Optional.of(tag)));
  }
}
