package shapes;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of every shape. */
public class Shapes {
  @Target(ElementType.TYPE_USE)
  @interface Seen {}

  /** With a compact constructor. */
  record Range(int from, int to) {
    Range {
      if (from > to) {
        throw new IllegalArgumentException("from is after to");
      }
    }
  }

  /** With a constructor in full, and an accessor of its own. */
  record Name(String name) {
    Name(String name) {
      this.name = name.strip();
    }

    @Override
    public String name() {
      return name + "!";
    }

    static String unrelated(Name name) {
      return name.name;
    }

    Name() {
      this("nobody");
    }
  }

  record Empty() {}

  record Pair<A, B>(A first, Optional<B> second) {}

  record Tree(String name, List<Tree> children, Optional<Tree> parent) {}

  record Grö\u00dfe(int größe) {}

  static class One {
    record Item(int one) {}
  }

  static class Two {
    record Item(int two) {}
  }

  record Wide(
      boolean b,
      int i,
      long l,
      Boolean boxedB,
      Integer boxedI,
      Long boxedL,
      String s,
      byte[] bytes,
      java.nio.ByteBuffer buffer,
      List<List<Map<String, Optional<Range>>>> deep,
      Optional<Empty> empty) {}

  @WireCommand("range")
  Range range(Range range) {
    return range;
  }

  @WireCommand("name")
  Name name(Name name) {
    return name;
  }

  @WireCommand("empty")
  Empty empty(Empty empty) {
    return empty;
  }

  @WireCommand("pair")
  Pair<Pair<String, Integer>, List<Range>> pair(Pair<Pair<String, Integer>, List<Range>> pair) {
    return pair;
  }

  @WireCommand("tree")
  Tree tree(Tree tree) {
    return tree;
  }

  @WireCommand("groesse")
  Grö\u00dfe groesse(@Arg("groesse") Grö\u00dfe größe) {
    return größe;
  }

  @WireCommand("items")
  One.Item items(Two.Item item) {
    return new One.Item(item.two());
  }

  @WireCommand("wide")
  Wide wide(Wide wide) {
    return wide;
  }

  @WireCommand("seen")
  @Seen byte @Seen [] seen(@Seen byte @Seen [] bytes, @Seen List<@Seen String> texts) {
    return bytes;
  }

  @WireCommand("varargs")
  byte[] varargs(String name, byte... bytes) {
    return bytes;
  }
}
