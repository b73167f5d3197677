package dev.wirecommand.netty;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.Version;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.function.Supplier;

/**
 * Checks that Netty is new enough. A build that manages the versions of Netty, as one with Spring
 * Boot 3 does, may replace the version that this transport asks for by an older one.
 */
final class NettyVersion {
  private NettyVersion() {}

  /**
   * Checks that each artifact of Netty has the classes that came with Netty 4.2. Must run before
   * any other class that needs them is loaded.
   *
   * @throws IllegalStateException if an artifact is older
   */
  static void check() {
    require("netty-transport", () -> MultiThreadIoEventLoopGroup.class);
    require("netty-transport-classes-epoll", () -> EpollIoHandler.class);
    require("netty-common", () -> ThreadAwareExecutor.class);
  }

  private static void require(String artifact, Supplier<Class<?>> type) {
    try {
      Class<?> unused = type.get();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "transport-netty needs Netty 4.2 or newer, but "
              + found(artifact)
              + "; let your build manage io.netty at 4.2, or use transport-nio, which needs no"
              + " Netty",
          e);
    }
  }

  private static String found(String artifact) {
    Version version = Version.identify(NettyVersion.class.getClassLoader()).get(artifact);
    return version == null
        ? "the " + artifact + " on the class path is older, or there is none"
        : artifact + " " + version.artifactVersion() + " is on the class path";
  }
}
