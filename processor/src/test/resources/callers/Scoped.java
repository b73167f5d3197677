package callers;

import scopes.Scopes_HeirClient;
import scopes.Scopes_MarkedClient;
import scopes.Scopes_Marked_InnerClient;
import scopes.Scopes_UnmarkedClient;
import org.jspecify.annotations.NullMarked;

/** Calls of clients whose classes or methods say for themselves what can't be null. */
@NullMarked
class Scoped {
  int marked(Scopes_MarkedClient client, Scopes_Marked_InnerClient inner) {
    client.find(null, null); // FINDS [NullAway]
    client.async().find(null, null); // FINDS [NullAway]
    inner.inner(null); // FINDS [NullAway]
    client.old(null, null);
    client.async().old(null, null);
    return client.find("a", null).length(); // FINDS [NullAway]
  }

  void unmarked(Scopes_UnmarkedClient client) {
    client.checked(null); // FINDS [NullAway]
    client.async().checked(null); // FINDS [NullAway]
    client.free(null);
    client.async().free(null);
  }

  void heir(Scopes_HeirClient client) {
    client.own(null); // FINDS [NullAway]
    client.checked(null); // FINDS [NullAway]
    client.free(null);
  }
}
