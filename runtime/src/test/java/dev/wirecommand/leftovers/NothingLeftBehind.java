package dev.wirecommand.leftovers;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves a thread of the library's or a file descriptor behind, once its {@code
 * AfterEach} methods have run. For tests that run one after the other.
 */
public final class NothingLeftBehind implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NothingLeftBehind.class);

  /** How long what is ending may take to end; what has ended is not waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What there was before a test. */
  record Before(Set<Thread> threads, Set<String> descriptors) {
    static Before now() {
      return new Before(Threads.running(), Descriptors.open());
    }

    /** Fails if there is more now. */
    void check(Duration patience) throws InterruptedException {
      Set<String> newThreads = Threads.leftBehind(threads, patience);
      Set<String> newDescriptors = Descriptors.leftBehind(descriptors, patience);
      if (!newThreads.isEmpty() || !newDescriptors.isEmpty()) {
        throw new AssertionError(
            "left behind: threads " + newThreads + ", file descriptors " + newDescriptors);
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(Before.class, Before.now());
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    context.getStore(NAMESPACE).remove(Before.class, Before.class).check(PATIENCE);
  }
}
