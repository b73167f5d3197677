package dev.wirecommand.netty;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves a Netty buffer or another reference-counted resource open. It must be
 * registered before {@link dev.wirecommand.leftovers.NothingLeftBehind}, so that it runs after the
 * threads have ended.
 */
public final class NothingLeftOpen implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NothingLeftOpen.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(Set.class, OpenResources.open());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check(context.getStore(NAMESPACE).remove(Set.class, Set.class));
  }

  static void check(Set<?> before) {
    Set<?> left = OpenResources.open();
    left.removeAll(before);
    if (!left.isEmpty()) {
      throw new AssertionError(left.size() + " resources are still open: " + left);
    }
  }
}
