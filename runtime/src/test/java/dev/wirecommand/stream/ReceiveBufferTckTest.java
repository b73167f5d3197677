package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.Test;

/** The Reactive Streams TCK for the publisher of a receive buffer. */
@Test
public class ReceiveBufferTckTest extends FlowPublisherVerification<ByteBuffer> {
  /** The size of the blocks of a byte queue, so that pieces are neither joined nor split. */
  private static final int BUFFER = 16 * 1024;

  private final Tck.Connection connection = new Tck.Connection();

  public ReceiveBufferTckTest() {
    super(Tck.environment());
  }

  @AfterClass
  public void close() {
    connection.close();
  }

  @Override
  public Flow.Publisher<ByteBuffer> createFlowPublisher(long elements) {
    return connection.buffer(elements * BUFFER, BUFFER).publisher();
  }

  @Override
  public Flow.Publisher<ByteBuffer> createFailedFlowPublisher() {
    return connection.failed().publisher();
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
