package dev.wirecommand.soak;

/**
 * What a server has counted, and what it holds.
 *
 * @param started the calls that have started
 * @param answered the started calls that were answered
 * @param failed the started calls that failed
 * @param cancelled the started calls that were cancelled
 * @param connections the open connections
 * @param streams the opened streams of handlers that have not been closed
 * @param waiting the stages of handlers that have been neither completed nor cancelled
 * @param held the bytes that the connections have claimed from the account of the process
 * @param threads the live threads
 * @param files the open file descriptors
 */
public record Books(
    long started,
    long answered,
    long failed,
    long cancelled,
    int connections,
    int streams,
    int waiting,
    long held,
    int threads,
    long files) {
  /** Returns how many calls have started and not ended. */
  long running() {
    return started - answered - failed - cancelled;
  }
}
