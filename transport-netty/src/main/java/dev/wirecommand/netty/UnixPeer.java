package dev.wirecommand.netty;

import dev.wirecommand.link.Peer.UnixCredentials;
import dev.wirecommand.socket.UnixPeers;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.PeerCredentials;
import java.io.IOException;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;

/** Finds out who is at the other end of a channel of a Unix domain socket. */
final class UnixPeer {
  private UnixPeer() {}

  /** Returns who is at the other end, or null where the platform does not tell. */
  static @Nullable UnixCredentials of(Channel channel) {
    if (channel instanceof EpollDomainSocketChannel epoll) {
      return of(epoll);
    }
    UnixDomainPrincipal principal =
        channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
    return principal == null ? null : UnixPeers.of(principal);
  }

  private static @Nullable UnixCredentials of(EpollDomainSocketChannel channel) {
    try {
      PeerCredentials found = channel.peerCredentials();
      int[] groups = found.gids();
      return UnixPeers.of(
          new UnixCredentials.Ids(found.uid(), groups.length > 0 ? groups[0] : -1, found.pid()));
    } catch (IOException e) {
      return UnixPeers.unknown(e);
    }
  }
}
