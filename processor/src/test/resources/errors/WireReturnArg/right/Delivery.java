package shop;

import dev.wirecommand.WireCommand;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

interface Delivery {
  @WireCommand("delivered")
  CompletionStage<Instant> delivered(String order);
}
