package dev.wirecommand.reactor;

/** The status of a request id on the server; {@link RequestTransitions} has the transitions. */
enum RequestStatus {
  /** No request has the id. */
  FREE(false, false),
  /** Some of its request frames have come; it declared no data. */
  REQUEST(true, false),
  /** Some of its request frames have come; data is to follow them. */
  REQUEST_BEFORE_DATA(true, false),
  /** Its request frames have all come, its data has not; it runs when that has (buffered mode). */
  DATA(true, false),
  /** Its command runs; all of it has been received. */
  RUNNING(false, true),
  /** Its command runs while its data arrives (streamed mode). */
  RUNNING_ON_DATA(true, true),
  /** It has been answered while its data still arrives, to be dropped (streamed mode). */
  ANSWERED_BEFORE_DATA(true, false);

  /** Whether frames of the request are still to come: it counts as being received. */
  final boolean receiving;

  /** Whether the command runs and may be answered. */
  final boolean running;

  RequestStatus(boolean receiving, boolean running) {
    this.receiving = receiving;
    this.running = running;
  }
}
