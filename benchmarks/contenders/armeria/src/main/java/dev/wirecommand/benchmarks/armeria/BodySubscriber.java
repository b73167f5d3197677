package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Takes a body's bytes as they come. It is done with them at once, and Armeria slows down the peer.
 */
abstract class BodySubscriber implements Subscriber<HttpObject> {
  /** Takes more bytes of the body. */
  abstract void onData(byte[] bytes);

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(HttpObject object) {
    if (object instanceof HttpData data) {
      onData(data.array());
    }
  }
}
