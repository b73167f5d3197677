package dev.wirecommand.reactor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map from request ids to the requests of one connection. This class also counts the requests
 * that are being received and the requests that are active.
 */
final class ServerRequests {
  private final IdMap<ServerRequest> byId = new IdMap<>();
  private int receiving;
  private int active;
  private int unended;

  @Nullable ServerRequest get(int id) {
    return byId.get(id);
  }

  /** Returns how many request ids are in use. */
  int size() {
    return byId.size();
  }

  /** Returns the requests in a new list, in no particular order. */
  List<ServerRequest> values() {
    return byId.values();
  }

  /** Tells whether any request is still being received. */
  boolean isReceiving() {
    return receiving > 0;
  }

  /** Returns how many requests have been answered and have more data to come. */
  int unended() {
    return unended;
  }

  boolean hasActive() {
    return active > 0;
  }

  /**
   * Changes the status of a request. Adds the request to the table if its id was free, or removes
   * it if its id becomes free.
   */
  void move(ServerRequest request, RequestStatus next) {
    RequestStatus from = request.status;
    request.status = next;
    receiving += (next.receiving ? 1 : 0) - (from.receiving ? 1 : 0);
    active += (next.running ? 1 : 0) - (from.running ? 1 : 0);
    unended += unended(next) - unended(from);
    if (from == RequestStatus.FREE) {
      byId.put(request.id(), request);
    } else if (next == RequestStatus.FREE) {
      byId.remove(request.id());
    }
  }

  private static int unended(RequestStatus status) {
    return status == RequestStatus.ANSWERED_BEFORE_DATA ? 1 : 0;
  }

  /** Returns the requests whose commands run in a new list, in the order of their ids. */
  List<ServerRequest> active() {
    List<ServerRequest> requests = new ArrayList<>();
    for (ServerRequest request : values()) {
      if (request.isActive() && !request.refused) {
        requests.add(request);
      }
    }
    requests.sort(Comparator.comparingInt(ServerRequest::id));
    return requests;
  }

  /**
   * Drops the partly received requests. Commands that run continue without further data. Returns
   * the ids of the requests that were partly received, in ascending order.
   */
  List<Integer> dropPartial() {
    List<Integer> ids = new ArrayList<>();
    for (ServerRequest request : values()) {
      if (request.status.receiving) {
        ids.add(request.id());
        request.partial = null;
        request.endGrants();
        move(request, request.isActive() ? RequestStatus.RUNNING : RequestStatus.FREE);
      }
    }
    Collections.sort(ids);
    return ids;
  }
}
