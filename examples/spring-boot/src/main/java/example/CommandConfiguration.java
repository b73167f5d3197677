package example;

import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the commands from the start of the application to its end. */
@Configuration
class CommandConfiguration {
  @Bean(destroyMethod = "close")
  WireServer commands(Greeter greeter) {
    return WireServer.builder().dispatch(new GreeterDispatch(greeter)).build();
  }

  // Spring destroys this bean before the one that it takes.
  @Bean(destroyMethod = "close")
  NioServer listener(WireServer commands, @Value("${wirecommand.port}") int port)
      throws IOException {
    return NioServer.bind(commands, port);
  }
}
