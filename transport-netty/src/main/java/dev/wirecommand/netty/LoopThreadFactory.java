package dev.wirecommand.netty;

import dev.wirecommand.transport.LoopThread;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocalThread;

/** A factory of the daemon threads that run event loops. */
final class LoopThreadFactory extends DefaultThreadFactory {
  LoopThreadFactory(String name) {
    super(name, true);
  }

  @Override
  protected Thread newThread(Runnable task, String name) {
    return new Worker(threadGroup, task, name);
  }

  private static final class Worker extends FastThreadLocalThread implements LoopThread {
    Worker(ThreadGroup group, Runnable task, String name) {
      super(group, task, name);
    }
  }
}
