package dev.wirecommand.processor.lock;

/** Prints types in the syntax of the lock file. */
final class LockedTypeText implements LockedType.Visitor<String> {
  /** The keyword for a type that has a codec; the type's schema follows the keyword. */
  static final String CODEC = "cddl";

  private static final LockedTypeText INSTANCE = new LockedTypeText();

  private LockedTypeText() {}

  static String of(LockedType type) {
    return type.accept(INSTANCE);
  }

  @Override
  public String scalar(LockedType.Scalar type) {
    return type.scalar().keyword();
  }

  @Override
  public String list(LockedType.ListOf type) {
    return "[" + of(type.element()) + "]";
  }

  @Override
  public String map(LockedType.MapOf type) {
    return "{" + of(type.key()) + ": " + of(type.value()) + "}";
  }

  @Override
  public String nullable(LockedType.OrNull type) {
    return of(type.value()) + "?";
  }

  @Override
  public String codec(LockedType.Coded type) {
    return CODEC + " " + LockedName.quoted(type.schema());
  }

  @Override
  public String named(LockedType.Named type) {
    return type.name();
  }
}
