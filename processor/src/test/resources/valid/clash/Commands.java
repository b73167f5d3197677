package clash;

import dev.wirecommand.WireCommand;

/** In a package whose classes have the names of the JDK's and the runtime's. */
public class Commands {
  @WireCommand("mine")
  java.util.List<String> mine(String string, List list, java.lang.String text, Optional optional) {
    return java.util.List.of(string);
  }

  @WireCommand("theirs")
  java.util.Optional<java.lang.Integer> theirs(java.util.Map<java.lang.String, Integer> map) {
    return java.util.Optional.of(map.size());
  }
}

record String(java.lang.String text) {}

record List(int size) {}

record Optional(boolean present) {}

record Integer(int value) {}

@interface Override {}

@interface SuppressWarnings {}

@interface Deprecated {}

class IllegalArgumentException {}

class AssertionError {}

class Object {}

class CborReader {}

class CommandName {}

class CallOptions {}

class ResultForm {}

class Permission {}

class Flow {}

class CborException {}

class Generated {}

class NameTable {}

class CommandDispatch {}

class TypedClient {}
