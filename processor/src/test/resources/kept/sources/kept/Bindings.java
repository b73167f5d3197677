package kept;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireJackson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Commands whose values Jackson reads and writes. */
public class Bindings {
  @WireCommand("bean")
  @WireJackson
  Map<String, List<Integer>> bean(@WireJackson Map<String, List<Integer>> bean) {
    return bean;
  }

  @WireCommand("json")
  JsonNode json(JsonNode json) {
    return json;
  }
}
