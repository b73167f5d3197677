package dev.wirecommand.reactor;

/**
 * The status of a request id on a server. {@link RequestTransitions} is the table of the
 * transitions.
 */
enum RequestStatus {
  /** No request uses the id. */
  FREE(false, false),
  /** The request has no data, and only some of its request frames have arrived. */
  REQUEST(true, false),
  /** The request has data, and only some of its request frames have arrived. */
  REQUEST_BEFORE_DATA(true, false),
  /**
   * All request frames have arrived, but not all of the data. The command runs when all data has
   * arrived (buffered mode).
   */
  DATA(true, false),
  /** The command runs, and all frames of the request have arrived. */
  RUNNING(false, true),
  /** The command runs, and more of its data will arrive (streamed mode). */
  RUNNING_ON_DATA(true, true),
  /** The request was answered before all its data arrived. More data is dropped (streamed mode). */
  ANSWERED_BEFORE_DATA(true, false),
  /** The request exceeded a limit, and its error is being sent. More request frames will arrive. */
  REFUSED_REQUEST(true, true),
  /** As {@link #REFUSED_REQUEST}, and data will follow the last request frame. */
  REFUSED_REQUEST_BEFORE_DATA(true, true),
  /** The request exceeded a limit, and its error is being sent. More data will arrive. */
  REFUSED_DATA(true, true),
  /** As {@link #REFUSED_REQUEST}, but its error has been sent. */
  DROPPED_REQUEST(true, false),
  /** As {@link #REFUSED_REQUEST_BEFORE_DATA}, but its error has been sent. */
  DROPPED_REQUEST_BEFORE_DATA(true, false),
  /** As {@link #REFUSED_DATA}, but its error has been sent. */
  DROPPED_DATA(true, false);

  /** Whether more frames of the request will arrive. Such a request counts as being received. */
  final boolean receiving;

  /** Whether the command is running or the request is refused. Only then may it be answered. */
  final boolean running;

  RequestStatus(boolean receiving, boolean running) {
    this.receiving = receiving;
    this.running = running;
  }

  /** Returns the status instead of this one if the request exceeds a limit on its way there. */
  RequestStatus refused() {
    return switch (this) {
      case REQUEST -> REFUSED_REQUEST;
      case REQUEST_BEFORE_DATA -> REFUSED_REQUEST_BEFORE_DATA;
      case DATA, RUNNING_ON_DATA -> REFUSED_DATA;
      default -> this;
    };
  }
}
