package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Declarations of one method that do not fit together. */
class WireOverride {
  interface Writing {
    @WireCommand(value = "wipe", permission = Permission.WRITE)
    void wipe();

    @WireCommand(value = "also", permission = Permission.WRITE)
    void also();
  }

  static class Lowered implements Writing {
    @Override
    @WireCommand("wipe")
    public void wipe() {} // ERROR [WirePermission]

    @Override
    @WireCommand("renamed")
    public void also() {} // ERROR [WirePermission]
  }

  interface Reading {
    @WireCommand("also")
    void also();

    @WireCommand("read.wipe")
    void wipe();
  }

  static class Both implements Reading, Writing {
    @WireCommand("own")
    void own() {}

    @Override
    public void wipe() {} // ERROR [WirePermission]

    @Override
    public void also() {} // ERROR [WirePermission]
  }

  abstract static class Joined implements Reading, Writing { // ERROR [WirePermission] [WirePermission]
    @WireCommand("own")
    void own() {}
  }

  static class Raised implements Reading {
    @Override
    @WireCommand(value = "wipe", permission = Permission.WRITE)
    public void wipe() {}

    @Override
    public void also() {}
  }

  sealed interface Shape {}

  record Circle() implements Shape {}

  interface Shapes {
    @WireCommand("shape")
    Shape shape(String name, @Arg(defaultValue = "1") int size, @Nullable String color);

    @WireCommand(value = "bytes", raw = true)
    byte[] bytes(Optional<String> name);

    @WireCommand("text")
    String text(int number);
  }

  static class OtherArgument implements Shapes {
    @Override
    @WireCommand("shape")
    public Circle shape(String title, int size, @Nullable String color) { // ERROR [WireOverride]
      return new Circle();
    }

    @Override
    @WireCommand("bytes")
    public byte[] bytes(Optional<String> name) { // ERROR [WireOverride]
      return new byte[0];
    }

    @Override
    @WireCommand("text")
    public @Nullable String text(int number) { // ERROR [WireOverride]
      return null;
    }
  }

  static class LostDefault implements Shapes {
    @Override
    @WireCommand("shape")
    public Shape shape(String name, int size, @Nullable String color) { // ERROR [WireOverride]
      return new Circle();
    }

    @Override
    public byte[] bytes(Optional<String> name) {
      return new byte[0];
    }

    @Override
    public String text(int number) {
      return "";
    }
  }

  abstract static class Narrowed implements Shapes {
    @Override
    @WireCommand("shape")
    public Circle shape( // ERROR [WireOverride]
        String name, @Arg(defaultValue = "2") int size, @Nullable String color) {
      return new Circle();
    }
  }

  interface OtherNames {
    @WireCommand("text")
    String text(int index);
  }

  abstract static class Joining implements Shapes, OtherNames {
    @WireCommand("own")
    void own() {}

    @Override
    public String text(int count) { // ERROR [WireOverride]
      return "";
    }
  }

  interface Slow {
    @WireCommand(value = "slow", deadlineMillis = 500)
    void slow();

    @WireCommand(value = "slower", deadlineMillis = 500)
    void slower();

    @WireCommand(value = "slowest", deadlineMillis = 500)
    void slowest();
  }

  static class Slower implements Slow {
    @Override
    @WireCommand("slow")
    public void slow() {} // WARNING [WireDeadlineLost]

    @Override
    @WireCommand(value = "slower", deadlineMillis = 0)
    public void slower() {}

    @Override
    public void slowest() {}
  }

  /** An error of a superclass is not reported again for its subclasses. */
  static class Below extends Slower {
    @Override
    public void slow() {}

    @WireCommand("below")
    void below() {}
  }
}
