package nasty;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.Optional;
import java.util.stream.Stream;

record ResultDecoder(Part part) {
  record Part(int size) {}
}

enum client {
  RED;

  enum Shade {
    LIGHT
  }
}

enum TYPES {
  ONE
}

/** Types whose names are those of members of generated classes. */
class Hides {
  /** A type whose constants are named where a table of that name is. */
  enum CONSTANTS {
    TWO
  }

  /** Has an enum and a number of one name, which is the number's in an expression. */
  interface Doors {
    int opens = 1;

    enum opens {
      INWARDS
    }
  }

  @WireCommand("opens")
  Doors.opens opens(@Arg(defaultValue = "INWARDS") Doors.opens opens) {
    return opens;
  }

  @WireCommand("part")
  ResultDecoder.Part part(ResultDecoder.Part part) {
    return part;
  }

  @WireCommand("whole")
  Optional<ResultDecoder> whole(Optional<ResultDecoder> whole) {
    return whole;
  }

  @WireCommand("color")
  client color(@Arg(defaultValue = "RED") client client, TYPES types, CONSTANTS constants) {
    return client;
  }

  @WireCommand("shade")
  client.Shade shade(client.Shade shade) {
    return shade;
  }

  @WireCommand("types")
  TYPES types(TYPES types) {
    return types;
  }

  @WireCommand("constants")
  CONSTANTS constants(CONSTANTS constants) {
    return constants;
  }

  /** Has the name of its class. */
  @WireCommand("hides")
  int Hides(int number) {
    return number;
  }
}

/** A type that the client inherits, and that hides the one of a publisher. */
interface HidesFlow {
  record Flow(int liters) {}

  @WireCommand("flows")
  Stream<Flow> flows(Flow first);
}
