package shop;

import dev.wirecommand.WireCommand;
import java.util.concurrent.CompletionStage;

interface Delivery {
  @WireCommand("delivered")
  CompletionStage<?> delivered(String order);
}
