package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.server.WireServer;
import io.netty.util.Version;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uses the transport where a class that came with Netty 4.2 is missing. */
class NettyVersionTest {
  private static final String FIX =
      "; let your build manage io.netty at 4.2, or use transport-nio, which needs no Netty";

  @ParameterizedTest
  @CsvSource({
    "netty-transport, io.netty.channel.MultiThreadIoEventLoopGroup",
    "netty-transport-classes-epoll, io.netty.channel.epoll.EpollIoHandler",
    "netty-common, io.netty.util.concurrent.ThreadAwareExecutor"
  })
  void aServerAndAClientNameTheOldArtifact(String artifact, String missing) throws Exception {
    String version = Version.identify().get(artifact).artifactVersion();
    assertRefused(
        new OldNetty(missing, true),
        "transport-netty needs Netty 4.2 or newer, but "
            + artifact
            + " "
            + version
            + " is on the class path"
            + FIX);
  }

  @Test
  void anArtifactThatDoesNotTellItsVersionIsNamedWithoutOne() throws Exception {
    assertRefused(
        new OldNetty("io.netty.channel.MultiThreadIoEventLoopGroup", false),
        "transport-netty needs Netty 4.2 or newer, but the netty-transport on the class path is"
            + " older, or there is none"
            + FIX);
  }

  private static void assertRefused(OldNetty netty, String message) throws Exception {
    URL transport = NettyServer.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {transport}, netty);
        WireServer server = WireServer.builder().build()) {
      assertThatThrownBy(
              () ->
                  loader
                      .loadClass(NettyServer.class.getName())
                      .getMethod("bind", WireServer.class, int.class)
                      .invoke(null, server, 0))
          .cause()
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(message);
      assertThatThrownBy(
              () ->
                  loader
                      .loadClass(NettyClient.class.getName())
                      .getMethod("connect", InetSocketAddress.class)
                      .invoke(null, new InetSocketAddress("localhost", 1)))
          .cause()
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(message);
    }
  }

  /** Loads all but the transport, and does not have one class of Netty. */
  private static final class OldNetty extends ClassLoader {
    private final String missing;
    private final boolean versions;

    /**
     * @param missing the class that is missing
     * @param versions whether Netty's artifacts tell their versions
     */
    OldNetty(String missing, boolean versions) {
      super(NettyVersionTest.class.getClassLoader());
      this.missing = missing;
      this.versions = versions;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(missing) || name.startsWith("dev.wirecommand.netty.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return versions ? super.getResources(name) : Collections.emptyEnumeration();
    }
  }
}
