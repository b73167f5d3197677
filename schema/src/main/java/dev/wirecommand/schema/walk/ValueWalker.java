package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Field;
import dev.wirecommand.schema.ValueException;

/** Checks a value against its type, and tells a sink what it finds. */
public final class ValueWalker implements SchemaType.Visitor<ValueSink> {
  private final Schema schema;
  private final boolean skipsUnknown;
  private final ValuePath path;
  private final ValueSink sink;
  private final CborReader in;
  private final ScalarWalker scalars;
  private final Steps steps;

  /**
   * Makes a walker for the next value of a reader, and checks that the value is well-formed and
   * within the reader's limits.
   *
   * @param skipsUnknown whether fields that a record does not have are skipped, or refused
   * @param path where the value is in a larger one; it tells the place of a fault afterwards
   */
  public ValueWalker(
      Schema schema, boolean skipsUnknown, ValuePath path, ValueSink sink, CborReader in) {
    this(schema, skipsUnknown, path, sink, in, new Steps(length(in)));
  }

  private ValueWalker(
      Schema schema,
      boolean skipsUnknown,
      ValuePath path,
      ValueSink sink,
      CborReader in,
      Steps steps) {
    this.schema = schema;
    this.skipsUnknown = skipsUnknown;
    this.path = path;
    this.sink = sink;
    this.in = in;
    this.steps = steps;
    this.scalars = new ScalarWalker(in, path, sink);
  }

  private static int length(CborReader in) {
    int from = in.position();
    in.skip();
    int length = in.position() - from;
    in.seek(from);
    return length;
  }

  /**
   * Counts how often a part of the value is compared with an alternative. Choices inside choices
   * would otherwise take time that grows exponentially with their depth.
   */
  private static final class Steps {
    private static final int ALWAYS = 1000;
    private static final int FOR_EACH_BYTE = 32;
    private static final int MOST = 1_000_000;

    private final long most;
    private int count;

    Steps(int bytes) {
      this.most = Math.min(MOST, ALWAYS + (long) FOR_EACH_BYTE * bytes);
    }

    boolean isOver() {
      count++;
      return count > most;
    }
  }

  /**
   * Reads the next value.
   *
   * @throws ValueException if it is not of the type
   */
  public void walk(SchemaType type) {
    try {
      type.accept(this);
    } catch (CborException e) {
      throw scalars.fault(e.detail());
    }
  }

  ScalarWalker scalars() {
    return scalars;
  }

  Schema schema() {
    return schema;
  }

  ValueSink sink() {
    return sink;
  }

  CborReader in() {
    return in;
  }

  ValuePath path() {
    return path;
  }

  boolean skipsUnknown() {
    return skipsUnknown;
  }

  /** Tells whether the next value is of a type, and reads it if it is. The sink is not told. */
  boolean matches(SchemaType type) {
    if (steps.isOver()) {
      throw scalars.fault("the value fits its type in too many ways to try them all");
    }
    int from = in.position();
    int depth = path.depth();
    try {
      new ValueWalker(schema, skipsUnknown, path, new NoSink(), in, steps).walk(type);
      return true;
    } catch (ValueException e) {
      in.seek(from);
      path.cut(depth);
      return false;
    }
  }

  /** Reads the next value, which the sink is not told of. */
  void check(SchemaType type) {
    new ValueWalker(schema, skipsUnknown, path, new NoSink(), in, steps).walk(type);
  }

  @Override
  public ValueSink visitAny(SchemaType.Any type) {
    sink.onUntyped(in);
    return sink;
  }

  @Override
  public ValueSink visitNull(SchemaType.Null type) {
    scalars.walkNull();
    return sink;
  }

  @Override
  public ValueSink visitBool(SchemaType.Bool type) {
    scalars.walkBoolean();
    return sink;
  }

  @Override
  public ValueSink visitInt(SchemaType.Int type) {
    scalars.walk(type);
    return sink;
  }

  @Override
  public ValueSink visitFloat(SchemaType.Float type) {
    scalars.walk(type);
    return sink;
  }

  @Override
  public ValueSink visitText(SchemaType.Text type) {
    scalars.walk(type);
    return sink;
  }

  @Override
  public ValueSink visitBytes(SchemaType.Bytes type) {
    scalars.walk(type);
    return sink;
  }

  @Override
  public ValueSink visitUuid(SchemaType.Uuid type) {
    scalars.walkUuid();
    return sink;
  }

  @Override
  public ValueSink visitLiteral(SchemaType.Literal type) {
    scalars.walk(type);
    return sink;
  }

  @Override
  public ValueSink visitArray(SchemaType.Array type) {
    int length = in.readArrayHeader();
    if (!type.length().contains(length)) {
      throw scalars.fault("array of " + length + " elements, where " + type.length() + " are due");
    }
    sink.beginArray();
    for (int i = 0; i < length; i++) {
      path.enter(i);
      walk(type.element());
      path.exit();
    }
    sink.endArray();
    return sink;
  }

  @Override
  public ValueSink visitTuple(SchemaType.Tuple type) {
    int length = in.readArrayHeader();
    int due = type.elements().size();
    if (length != due) {
      throw scalars.fault("array of " + length + " elements, where " + due + " are due");
    }
    sink.beginArray();
    for (int i = 0; i < length; i++) {
      path.enter(i);
      walk(type.elements().get(i));
      path.exit();
    }
    sink.endArray();
    return sink;
  }

  @Override
  public ValueSink visitMap(SchemaType.Map type) {
    new MapWalker(this).walk(type);
    return sink;
  }

  @Override
  public ValueSink visitRecord(SchemaType.Record type) {
    new MapWalker(this).walk(type);
    return sink;
  }

  /** Reads the value of a field or of a key. */
  void walkField(String step, SchemaType type) {
    path.enter(step);
    walk(type);
    path.exit();
  }

  /** Tells whether a field that need not be there is null, and so is not; reads it if so. */
  boolean isAbsent(Field field) {
    return !field.required() && !Nulls.admitted(field.type(), schema) && in.tryReadNull();
  }

  @Override
  public ValueSink visitChoice(SchemaType.Choice type) {
    new ChoiceWalker(this).walk(type);
    return sink;
  }

  @Override
  public ValueSink visitReference(SchemaType.Reference type) {
    return schema.resolve(type).accept(this);
  }
}
