package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.WireServer;
import io.netty.util.Version;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Netty is 4.1 here: it answers HTTP, and is too old for the transport on Netty. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "wirecommand.port=0")
class ApplicationTest {
  private static final String NETTY_VERSION = System.getProperty("netty.version");
  private static final String REFUSAL =
      "transport-netty needs Netty 4.2 or newer, but netty-transport "
          + NETTY_VERSION
          + " is on the class path; let your build manage io.netty at 4.2, or use transport-nio,"
          + " which needs no Netty";

  @Autowired private NioServer listener;
  @Autowired private WireServer commands;

  @Test
  void aCommandIsAnswered() throws IOException {
    try (NioClient client = NioClient.connect(listener.address())) {
      assertThat(new GreeterClient(client).greet("Ann")).isEqualTo("Hello, Ann");
    }
  }

  @Test
  void httpIsAnsweredOnNetty(@Autowired WebTestClient http) {
    http.get().uri("/greet/Ann").exchange().expectBody(String.class).isEqualTo("Hello, Ann");
  }

  @Test
  void nettyIsTheOneThatSpringManages() {
    assertThat(NETTY_VERSION).startsWith("4.1.");
    assertThat(Version.identify().values())
        .extracting(Version::artifactVersion)
        .isNotEmpty()
        .containsOnly(NETTY_VERSION);
  }

  @Test
  void theTransportOnNettySaysThatNettyIsTooOld() {
    assertThatThrownBy(() -> NettyServer.bind(commands, 0))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(REFUSAL);
    assertThatThrownBy(() -> NettyClient.connect(listener.address()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(REFUSAL);
  }

  @Test
  void theListenerClosesWithTheApplication() {
    NioServer closed;
    try (ConfigurableApplicationContext application =
        SpringApplication.run(Application.class, "--server.port=0", "--wirecommand.port=0")) {
      closed = application.getBean(NioServer.class);
    }
    assertThatThrownBy(() -> NioClient.connect(closed.address())).isInstanceOf(IOException.class);
  }
}
