package dev.wirecommand.processor.lock;

/** Types as they stand in the file. */
final class LockedTypeText implements LockedType.Visitor<String> {
  /** The word before the schema of what a codec brings to the wire. */
  static final String CODEC = "cddl";

  private static final LockedTypeText INSTANCE = new LockedTypeText();

  private LockedTypeText() {}

  static String of(LockedType type) {
    return type.accept(INSTANCE);
  }

  @Override
  public String scalar(LockedType.Scalar type) {
    return type.scalar().word();
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
