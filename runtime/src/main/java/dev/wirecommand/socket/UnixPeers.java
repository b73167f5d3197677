package dev.wirecommand.socket;

import dev.wirecommand.link.Peer.UnixCredentials;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;

/** Finds out who is at the other end of a Unix domain socket. */
public final class UnixPeers {
  private static final Logger LOG = System.getLogger(UnixPeers.class.getName());
  private static final SocketOption<UnixDomainPrincipal> OPTION = ExtendedSocketOptions.SO_PEERCRED;

  private UnixPeers() {}

  /**
   * Asks the JDK, which knows the names.
   *
   * @param channel a connected channel of a Unix domain socket
   * @return the names, or null where the platform does not tell or the channel is closed
   */
  public static @Nullable UnixCredentials of(SocketChannel channel) {
    try {
      return channel.supportedOptions().contains(OPTION) ? of(channel.getOption(OPTION)) : null;
    } catch (IOException e) {
      return unknown(e);
    }
  }

  /**
   * Logs that the system does not tell who is at the other end.
   *
   * @param cause the reason
   * @return null, for credentials that are not known
   */
  public static @Nullable UnixCredentials unknown(IOException cause) {
    LOG.log(Level.DEBUG, "the peer of a Unix domain socket is not known: {0}", cause);
    return null;
  }

  /**
   * Converts what the JDK knows.
   *
   * @param principal the names
   * @return the names
   */
  public static UnixCredentials of(UnixDomainPrincipal principal) {
    return new UnixCredentials(principal.user().getName(), principal.group().getName(), null);
  }

  /**
   * Adds the names to numbers. The names are those of the owner of the process's folder in {@code
   * /proc}, if that is still the same user and group.
   *
   * @param ids the numbers of the other end
   * @return the numbers and names; the numbers in decimal where no names are found
   */
  public static UnixCredentials of(UnixCredentials.Ids ids) {
    return of(ids, Path.of("/proc/" + ids.pid()));
  }

  static UnixCredentials of(UnixCredentials.Ids ids, Path process) {
    String user = Integer.toUnsignedString(ids.uid());
    String group = Integer.toUnsignedString(ids.gid());
    try {
      // One look, so that a process that comes after the peer's is not taken for it.
      Map<String, Object> known = Files.readAttributes(process, "unix:uid,gid,owner,group");
      if (Integer.valueOf(ids.uid()).equals(known.get("uid"))
          && known.get("owner") instanceof UserPrincipal owner) {
        user = owner.getName();
      }
      if (Integer.valueOf(ids.gid()).equals(known.get("gid"))
          && known.get("group") instanceof GroupPrincipal found) {
        group = found.getName();
      }
    } catch (IOException | UnsupportedOperationException e) {
      // The process has ended, or there is no /proc here.
    }
    return new UnixCredentials(user, group, ids);
  }
}
