package values;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireJackson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Values that Jackson binds. */
public class Bound {
  /** A plain class. */
  @WireJackson
  public static class Bean {
    public String name = "";
    public List<Integer> numbers = List.of();

    @Override
    public boolean equals(Object other) {
      return other instanceof Bean bean && toString().equals(bean.toString());
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }

    @Override
    public String toString() {
      return name + numbers;
    }
  }

  record Free(JsonNode json, List<JsonNode> more) {}

  record Beans(Bean bean, @WireJackson Map<String, Map<String, Double>> nested) {}

  @WireCommand("bean")
  Bean bean(Bean bean) {
    return bean;
  }

  @WireCommand("beans")
  Beans beans(Beans beans) {
    return beans;
  }

  @WireCommand("free")
  Free free(Free free) {
    return free;
  }

  @WireCommand("node")
  JsonNode node(JsonNode node) {
    return node;
  }
}
