package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.FutureUse;
import dev.wirecommand.processor.model.TypeDeclaration.NullableUse;
import dev.wirecommand.processor.model.TypeDeclaration.Reason;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.StreamSubtype;
import dev.wirecommand.processor.model.TypeDeclaration.StreamUse;
import dev.wirecommand.processor.model.TypeDeclaration.Unmapped;
import dev.wirecommand.processor.model.WireType;
import java.util.Optional;

/** Checks the result of one method. */
final class ResultCheck {
  private final MethodDeclaration method;
  private final TypeCheck types;
  private final Problems problems;
  private final Site site;

  ResultCheck(MethodDeclaration method, TypeCheck types, Problems problems, Site site) {
    this.method = method;
    this.types = types;
    this.problems = problems;
    this.site = site;
  }

  /**
   * Checks the result and returns its wire type. For a streamed result, this is the type of each
   * item. It is empty if the result is invalid.
   */
  Optional<WireType> check() {
    TypeDeclaration result = method.result();
    TypeDeclaration value = result instanceof FutureUse future ? future.value() : result;
    if (method.raw().isPresent() && !mayBeBytes(value)) {
      problems.add(ProblemKind.RAW_RESULT, site.at(method.raw().get()), result.text());
      return Optional.empty();
    }
    if (present(result) instanceof StreamUse stream) {
      return result.equals(stream)
          ? stream(stream)
          : refuse(ProblemKind.RETURN_NULL, stream.text());
    }
    if (present(result) instanceof StreamSubtype stream) {
      return refuse(ProblemKind.RETURN_SUBTYPE, stream.text(), stream.supertype());
    }
    return result instanceof FutureUse future ? later(future) : now(result);
  }

  private static TypeDeclaration present(TypeDeclaration type) {
    return type instanceof NullableUse nullable ? nullable.value() : type;
  }

  private Optional<WireType> now(TypeDeclaration result) {
    return result instanceof Unmapped unmapped && unmapped.reason() == Reason.NO_MAPPING
        ? refuse(ProblemKind.RETURN, result.text())
        : types.check(result, site, "result");
  }

  private Optional<WireType> later(FutureUse future) {
    if (present(future.value()) instanceof StreamUse stream) {
      return refuse(ProblemKind.RETURN_LATER, future.text(), stream.text());
    }
    if (present(future.value()) instanceof StreamSubtype stream) {
      return refuse(ProblemKind.RETURN_LATER, future.text(), stream.supertype());
    }
    return isOpen(future.value(), future)
        ? open(future)
        : types.check(future.value(), site, "result");
  }

  private Optional<WireType> stream(StreamUse stream) {
    if (stream.item().isEmpty()) {
      return Optional.of(new WireType.ScalarType(Scalar.BYTES, false));
    }
    TypeDeclaration item = stream.item().get();
    if (isOpen(item, stream)) {
      return open(stream);
    }
    if (item instanceof NullableUse nullable) {
      String word = stream.form().word();
      return refuse(ProblemKind.RETURN_NULL_ITEM, word, nullable.text());
    }
    return types.check(item, site, "item");
  }

  /** Returns whether the type argument of a generic type is missing or is a wildcard. */
  private static boolean isOpen(TypeDeclaration argument, TypeDeclaration generic) {
    return argument instanceof Unmapped unmapped
        && (unmapped.reason() == Reason.WILDCARD
            || unmapped.reason() == Reason.KOTLIN_WILDCARD
            || (unmapped.reason() == Reason.RAW_TYPE && unmapped.text().equals(generic.text())));
  }

  private Optional<WireType> open(TypeDeclaration generic) {
    String text = generic.text();
    String raw = text.contains("<") ? text.substring(0, text.indexOf('<')) : text;
    return refuse(ProblemKind.RETURN_ARGUMENT, text, raw);
  }

  private Optional<WireType> refuse(ProblemKind kind, Object... particulars) {
    problems.add(kind, site, particulars);
    return Optional.empty();
  }

  /**
   * Returns whether a type is that of bytes, or a type variable, which a subclass may bind to it.
   */
  private static boolean mayBeBytes(TypeDeclaration type) {
    return (type instanceof ScalarUse use && use.scalar() == Scalar.BYTES)
        || (type instanceof Unmapped unmapped && unmapped.reason() == Reason.TYPE_VARIABLE);
  }
}
