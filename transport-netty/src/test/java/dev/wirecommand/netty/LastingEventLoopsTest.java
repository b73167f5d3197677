package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastingEventLoopsTest {
  private final AtomicInteger runs = new AtomicInteger();

  /** Fails with an error in its first three runs, as Netty does when it has no memory to read. */
  private final class FailingIo implements IoHandler {
    @Override
    public int run(IoHandlerContext context) {
      if (runs.incrementAndGet() <= 3) {
        throw new OutOfMemoryError("none");
      }
      return 0;
    }

    @Override
    public IoRegistration register(IoHandle handle) {
      throw new AssertionError("no channel is registered");
    }

    @Override
    public void wakeup() {}

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
      return false;
    }
  }

  private IoHandler newIo(ThreadAwareExecutor executor) {
    return new FailingIo();
  }

  @Test
  void anErrorEndsNoEventLoop() throws Exception {
    EventLoopGroup group = new LastingEventLoops(new LoopThreadFactory("lasting"), this::newIo);
    try {
      String first = group.next().submit(() -> Thread.currentThread().getName()).get();
      assertThat(first).startsWith("lasting-");
      assertThat(runs).hasValueGreaterThan(3);
    } finally {
      EventLoops.shutdown(group).get();
    }
  }
}
