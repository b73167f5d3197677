package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.Test;

/** The Reactive Streams TCK for the publisher of a stream. */
@Test
public class StreamPublisherTckTest extends FlowPublisherVerification<ByteBuffer> {
  public StreamPublisherTckTest() {
    super(Tck.environment());
  }

  @Override
  public Flow.Publisher<ByteBuffer> createFlowPublisher(long elements) {
    return new StreamPublisher(new Tck.Zeros(elements));
  }

  /** Creates a publisher that has its one subscriber already. */
  @Override
  public Flow.Publisher<ByteBuffer> createFailedFlowPublisher() {
    StreamPublisher publisher = new StreamPublisher(new Tck.Zeros(1));
    publisher.subscribe(new Signals<>());
    return publisher;
  }

  @Override
  @Test
  public void
      required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber()
          throws Throwable {
    Tck.eventually(
        this,
        super
            ::required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber);
  }
}
