package shop;

import dev.wirecommand.WireCommand;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

interface Pictures {
  @WireCommand(value = "upload", nonBlocking = true)
  CompletionStage<Integer> upload(String article, Flow.Publisher<ByteBuffer> picture);
}
