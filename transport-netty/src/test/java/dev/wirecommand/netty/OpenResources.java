package dev.wirecommand.netty;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakTracker;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A leak detector for Netty that knows every open buffer and other reference-counted resource, and
 * where it was used. Netty creates one for each kind of resource, from the class name in a system
 * property. Resources that static initializers create are not counted.
 */
public final class OpenResources<T> extends ResourceLeakDetector<T> {
  private static final Set<Tracker<?>> OPEN = ConcurrentHashMap.newKeySet();

  @SuppressWarnings("deprecation") // Netty calls this constructor.
  public OpenResources(Class<?> type, int samplingInterval) {
    super(type, samplingInterval);
  }

  @SuppressWarnings("deprecation") // And this one, where it finds it.
  public OpenResources(Class<?> type, int samplingInterval, long maxActive) {
    super(type, samplingInterval);
  }

  /** Returns the open resources. */
  static Set<Tracker<?>> open() {
    return new HashSet<>(OPEN);
  }

  @Override
  public ResourceLeakTracker<T> track(T resource) {
    return tracked(super.track(resource));
  }

  @Override
  public ResourceLeakTracker<T> trackForcibly(T resource) {
    return tracked(super.trackForcibly(resource));
  }

  private ResourceLeakTracker<T> tracked(ResourceLeakTracker<T> tracker) {
    if (tracker == null || isInStaticInitializer()) {
      return tracker;
    }
    Tracker<T> told = new Tracker<>(tracker);
    OPEN.add(told);
    return told;
  }

  private static boolean isInStaticInitializer() {
    return Arrays.stream(Thread.currentThread().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("<clinit>"));
  }

  /** One open resource. */
  static final class Tracker<T> implements ResourceLeakTracker<T> {
    private final ResourceLeakTracker<T> tracker;

    private Tracker(ResourceLeakTracker<T> tracker) {
      this.tracker = tracker;
    }

    @Override
    public void record() {
      tracker.record();
    }

    @Override
    public void record(Object hint) {
      tracker.record(hint);
    }

    @Override
    public boolean close(T resource) {
      OPEN.remove(this);
      return tracker.close(resource);
    }

    /** Returns where the resource was created and used. */
    @Override
    public String toString() {
      return tracker.toString();
    }
  }
}
