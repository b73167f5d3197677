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
  ANSWERED_BEFORE_DATA(true, false);

  /** Whether more frames of the request will arrive. Such a request counts as being received. */
  final boolean receiving;

  /** Whether the command is running. Only then may the request be answered. */
  final boolean running;

  RequestStatus(boolean receiving, boolean running) {
    this.receiving = receiving;
    this.running = running;
  }
}
