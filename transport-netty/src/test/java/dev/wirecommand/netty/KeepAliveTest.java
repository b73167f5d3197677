package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ServerLinkOptions;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class KeepAliveTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void isAskedOfEpoll() {
    Epoll.ensureAvailability();
    Channel channel = new EpollSocketChannel();
    KeepAlive.set(channel, Duration.ofSeconds(60));
    assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
    assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPIDLE)).isEqualTo(60);
    assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPINTVL)).isEqualTo(20);
    assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPCNT)).isEqualTo(3);
    channel.unsafe().closeForcibly();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isAskedOfTheJdk() {
    Channel channel = new NioSocketChannel();
    KeepAlive.set(channel, Duration.ofSeconds(1));
    assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
    assertThat(channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE)))
        .isEqualTo(1);
    assertThat(
            channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL)))
        .isEqualTo(1);
    assertThat(channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT)))
        .isEqualTo(3);
    channel.unsafe().closeForcibly();
  }

  @Test
  void timesAreChecked() {
    assertThatThrownBy(() -> ServerLinkOptions.builder().keepAlive(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keepAlive must be 1 s to 9 h: PT0.999S");
    assertThatThrownBy(() -> ServerLinkOptions.builder().keepAlive(Duration.ofHours(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keepAlive must be 1 s to 9 h: PT10H");
  }
}
