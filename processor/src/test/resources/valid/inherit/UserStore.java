package inherit;

import dev.wirecommand.WireCommand;

record User(String name) {}

interface Closing {
  @WireCommand("close")
  default void close() {}

  int open();
}

interface AlsoClosing {
  @WireCommand("close")
  default void close() {}
}

/** With commands inherited, overridden with and without a word, and bridge methods. */
class UserStore extends Base<User> implements Closing, AlsoClosing {
  @Override
  int put(User user) {
    return user.name().length();
  }

  @WireCommand("count")
  @Override
  int size() {
    return 2;
  }

  @WireCommand("name")
  @Override
  String name() {
    return "users";
  }

  @Override
  public void close() {}

  @Override
  public int open() {
    return 3;
  }
}

/** Of the class alone what has no type variable in it. */
class Generic<T extends Comparable<T>, U> {
  @WireCommand("plain")
  int plain(int a) {
    return a;
  }
}

/** Overloads that are one method to a client. */
class Overloads {
  @WireCommand("bytes")
  int put(byte[] data) {
    return 1;
  }

  @WireCommand("data")
  int put(dev.wirecommand.command.CommandData data) {
    return 2;
  }

  @WireCommand("context")
  int put(dev.wirecommand.command.CommandContext context, byte[] data) {
    return 3;
  }

  @WireCommand("text")
  int put(String text) {
    return 4;
  }
}

/** Deprecated in part; generated code must not make the compiler warn. */
class Old {
  /** @deprecated in favour of nothing */
  @Deprecated
  record Thing(String name) {}

  /** @deprecated in favour of nothing */
  @Deprecated(forRemoval = true)
  @WireCommand("old")
  int old() {
    return 1;
  }

  @WireCommand("thing")
  @SuppressWarnings("deprecation")
  int thing(Thing thing) {
    return 2;
  }
}

enum Level {
  LOW;

  @WireCommand("level")
  int level() {
    return ordinal();
  }
}

record Point(int x) {
  @WireCommand("x")
  int twice() {
    return 2 * x;
  }
}
