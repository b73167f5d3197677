package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborWriter;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;
import org.reactivestreams.tck.flow.FlowSubscriberWhiteboxVerification;
import org.testng.annotations.Test;

/** The Reactive Streams TCK for a send buffer that subscribes to items. */
@Test
public class SendBufferItemsTckTest extends FlowSubscriberWhiteboxVerification<Long> {
  public SendBufferItemsTckTest() {
    super(Tck.environment());
  }

  @Override
  protected Flow.Subscriber<Long> createFlowSubscriber(WhiteboxSubscriberProbe<Long> probe) {
    return SendBufferProbe.of(
        probe,
        publisher ->
            SendBuffer.<Long>publishedItems(
                publisher, CborWriter::writeLong, 1000, new RecordingSendOwner()));
  }

  @Override
  public Long createElement(int element) {
    return (long) element;
  }
}
