package dev.wirecommand.contract;

import java.util.concurrent.Flow;

/** Publishes 0, 1, 2, … on the thread that requests them. */
final class Numbers implements Flow.Publisher<Long> {
  private final long count;

  Numbers(long count) {
    this.count = count;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Long> subscriber) {
    subscriber.onSubscribe(new Numbering(subscriber));
  }

  private final class Numbering implements Flow.Subscription {
    private final Flow.Subscriber<? super Long> subscriber;
    private long next;
    private long wanted;
    private boolean giving;
    private boolean over;

    Numbering(Flow.Subscriber<? super Long> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
      synchronized (this) {
        wanted += n;
        if (giving) {
          return;
        }
        giving = true;
      }
      while (mayGive()) {
        subscriber.onNext(next++);
      }
    }

    private boolean mayGive() {
      boolean complete;
      synchronized (this) {
        complete = !over && next == count;
        if (over || complete || wanted == 0) {
          over |= complete;
          giving = false;
        } else {
          wanted--;
          return true;
        }
      }
      if (complete) {
        subscriber.onComplete();
      }
      return false;
    }

    @Override
    public synchronized void cancel() {
      over = true;
    }
  }
}
