package dev.wirecommand.netty;

import dev.wirecommand.transport.LoopErrors;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import java.lang.System.Logger;
import java.util.concurrent.Executor;

/**
 * A group of event loops that no {@link Error} ends. Netty's own loops end if one reaches them,
 * such as an {@link OutOfMemoryError} while Netty reads, runs a task or logs; their connections
 * would then be served no more.
 */
final class LastingEventLoops extends MultiThreadIoEventLoopGroup {
  private static final Logger LOG = System.getLogger(LastingEventLoops.class.getName());

  /** Creates a group with Netty's default number of threads. */
  LastingEventLoops(LoopThreadFactory threads, IoHandlerFactory handlers) {
    super(0, threads, handlers);
  }

  @Override
  protected IoEventLoop newChild(Executor executor, IoHandlerFactory handlers, Object... args) {
    return new Loop(this, executor, handlers);
  }

  private static final class Loop extends SingleThreadIoEventLoop {
    Loop(LastingEventLoops group, Executor executor, IoHandlerFactory handlers) {
      super(group, executor, handlers);
    }

    @Override
    protected void run() {
      boolean failed;
      do {
        failed = false;
        try {
          super.run();
        } catch (Throwable e) {
          LoopErrors.report(LOG, "an event loop goes on after an error", e);
          failed = true;
        }
      } while (failed);
    }
  }
}
