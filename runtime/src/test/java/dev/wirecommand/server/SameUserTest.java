package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.Peer.UnixCredentials;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SameUserTest {
  private static @Nullable Permission granted(Peer peer) {
    return Authorizer.sameUserOnly()
        .authorize(peer, CallMeta.NONE, StandardCommand.PING.descriptor());
  }

  private static Peer unix(String user) {
    return Peer.unix(null, new UnixCredentials(user, "some", null));
  }

  @Test
  void thisUserMayWrite() {
    assertThat(granted(unix(UnixCredentials.ownUser()))).isEqualTo(Permission.WRITE);
  }

  @Test
  void othersMayNothing() {
    assertThat(granted(unix(UnixCredentials.ownUser() + "2"))).isNull();
    assertThat(granted(Peer.unix(null, null))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void withoutCredentialsOnlyThisProcessMayWrite(Peer.Transport transport) {
    Peer peer = Peer.of(transport, new InetSocketAddress(0));
    assertThat(granted(peer))
        .isEqualTo(transport == Peer.Transport.IN_PROCESS ? Permission.WRITE : null);
  }
}
