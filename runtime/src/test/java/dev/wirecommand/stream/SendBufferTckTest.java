package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;
import org.reactivestreams.tck.flow.FlowSubscriberWhiteboxVerification;
import org.testng.annotations.Test;

/** The Reactive Streams TCK for a send buffer that subscribes to bytes. */
@Test
public class SendBufferTckTest extends FlowSubscriberWhiteboxVerification<ByteBuffer> {
  public SendBufferTckTest() {
    super(Tck.environment());
  }

  @Override
  protected Flow.Subscriber<ByteBuffer> createFlowSubscriber(
      WhiteboxSubscriberProbe<ByteBuffer> probe) {
    return SendBufferProbe.of(
        probe, publisher -> SendBuffer.published(publisher, 1000, new RecordingSendOwner()));
  }

  @Override
  public ByteBuffer createElement(int element) {
    return ByteBuffer.allocate(100).putInt(0, element);
  }
}
