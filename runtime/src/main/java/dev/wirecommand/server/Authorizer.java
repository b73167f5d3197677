package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.Peer.UnixCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a peer gets write permission, read permission, or none. Called on the event loop
 * for each request, before the command runs. It must not block. Safe for use by any thread.
 */
@FunctionalInterface
public interface Authorizer {
  /**
   * The default authorizer of a server. It grants read permission to every peer, and write
   * permission to peers in the same process and at the other end of standard streams, which this
   * user has started.
   */
  Authorizer DEFAULT =
      (peer, meta, command) ->
          switch (peer.transport()) {
            case IN_PROCESS, STDIO -> Permission.WRITE;
            default -> Permission.READ;
          };

  /**
   * Returns an authorizer that knows only the user who runs this process. It grants write
   * permission to that user's processes over Unix domain sockets, and to peers in this process; all
   * others get none. It compares names of users, so it works on each transport for Unix domain
   * sockets.
   *
   * @return the authorizer
   * @see Peer#credentials
   */
  static Authorizer sameUserOnly() {
    String own = UnixCredentials.ownUser();
    return (peer, meta, command) -> {
      UnixCredentials credentials = peer.credentials();
      boolean same =
          credentials == null
              ? peer.transport() == Peer.Transport.IN_PROCESS
              : credentials.user().equals(own);
      return same ? Permission.WRITE : null;
    };
  }

  /**
   * Returns the permission that a peer has for one request.
   *
   * @param peer who asks
   * @param meta what the request carries beside its arguments, such as a token
   * @param command the command that the request runs, which may be a {@link StandardCommand}; the
   *     request is refused unless the {@linkplain CommandDescriptor#permission permission} that the
   *     command needs is granted
   * @return what is granted, write including read; null for nothing at all
   * @throws CommandException to refuse the request in words of its own
   */
  @Nullable Permission authorize(Peer peer, CallMeta meta, CommandDescriptor command);
}
