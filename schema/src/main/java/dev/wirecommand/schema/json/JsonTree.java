package dev.wirecommand.schema.json;

import java.util.List;

/** A JSON value, with the place where it begins. */
sealed interface JsonTree {
  JsonPlace place();

  /** Returns the kind of value in words, for messages. */
  String words();

  <R> R accept(Visitor<R> visitor);

  /** A visitor with one method for each kind of value. */
  interface Visitor<R> {
    R visitNull(Null value);

    R visitBool(Bool value);

    R visitNumber(Num value);

    R visitString(Str value);

    R visitArray(Arr value);

    R visitObject(Obj value);
  }

  record Null(JsonPlace place) implements JsonTree {
    @Override
    public String words() {
      return "null";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNull(this);
    }
  }

  record Bool(boolean value, JsonPlace place) implements JsonTree {
    @Override
    public String words() {
      return "boolean";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBool(this);
    }
  }

  /** A number, as its digits. */
  record Num(String digits, JsonPlace place) implements JsonTree {
    @Override
    public String words() {
      return "number";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNumber(this);
    }
  }

  record Str(String value, JsonPlace place) implements JsonTree {
    @Override
    public String words() {
      return "string";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitString(this);
    }
  }

  record Arr(List<JsonTree> elements, JsonPlace place) implements JsonTree {
    @Override
    public String words() {
      return "array";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitArray(this);
    }
  }

  /** An object; no two of its members have one name. */
  record Obj(List<Member> members, JsonPlace place) implements JsonTree {
    @Override
    public String words() {
      return "object";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitObject(this);
    }
  }

  /** A member of an object, with the place of its name. */
  record Member(String name, JsonTree value, JsonPlace place) {}
}
