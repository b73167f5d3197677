package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborReader;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.Test;

/** The Reactive Streams TCK for the publisher of items. */
@Test
public class ItemPublisherTckTest extends FlowPublisherVerification<Long> {
  private final Tck.Connection connection = new Tck.Connection();

  public ItemPublisherTckTest() {
    super(Tck.environment());
  }

  @AfterClass
  public void close() {
    connection.close();
  }

  private static Flow.Publisher<Long> items(ReceiveBuffer bytes) {
    return new ItemPublisher<>(
        bytes.publisher(),
        (array, offset, length) -> new CborReader(array, offset, length).readLong(),
        100);
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return items(connection.buffer(elements, 7));
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return items(connection.failed());
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
