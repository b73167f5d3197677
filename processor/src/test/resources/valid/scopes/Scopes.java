package scopes;

import dev.wirecommand.WireCommand;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Classes and methods that say whether a type without an annotation can't be null, in a package
 * that does not.
 */
public final class Scopes {
  private Scopes() {}

  /** A class in which it can't. */
  @NullMarked
  public static class Marked {
    /** Creates an instance. */
    public Marked() {}

    /** A class inside of it. */
    public interface Inner {
      @WireCommand("inner")
      @Nullable String inner(String key);
    }

    @WireCommand("find")
    @Nullable String find(String key, @Nullable String other) {
      return other;
    }

    @NullUnmarked
    @WireCommand("old")
    String old(String key, List<String> keys) {
      return key;
    }
  }

  /** A class with a method in which it can't. */
  public static class Unmarked {
    /** Creates an instance. */
    public Unmarked() {}

    @NullMarked
    @WireCommand("checked")
    String checked(String key) {
      return key;
    }

    @WireCommand("free")
    String free(String key) {
      return key;
    }
  }

  /** A class in which it can't, with methods of one that does not say so. */
  @NullMarked
  public static class Heir extends Unmarked {
    /** Creates an instance. */
    public Heir() {}

    @WireCommand("own")
    String own(String key) {
      return key;
    }
  }
}
