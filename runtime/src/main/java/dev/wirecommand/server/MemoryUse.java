package dev.wirecommand.server;

import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.transport.ProcessAccount;

/**
 * The memory that is held for peers at one moment, and its ceilings, all in bytes. The numbers of
 * the process cover all its servers and clients. Immutable.
 *
 * @param heap what the process holds on the heap, in steps of 65,536 bytes for each connection; the
 *     first 65,536 bytes of each connection do not count
 * @param heapCeiling the most that it may hold there: {@link MemoryLimits#processBytes}
 * @param direct what the process holds in direct memory: output that the operating system has not
 *     taken, the buffers of event loops, and native TLS
 * @param directCeiling the most that it may hold there: {@link MemoryLimits#processDirectBytes}, or
 *     less where the JVM allows less
 * @param connections what the server holds on the heap for its connections together
 * @param largestConnection what it holds for the connection for which it holds most
 * @param connectionCeiling the most that it may hold for one: {@link MemoryLimits#connectionBytes},
 *     or a quarter of {@code heapCeiling}
 */
public record MemoryUse(
    long heap,
    long heapCeiling,
    long direct,
    long directCeiling,
    long connections,
    long largestConnection,
    long connectionCeiling) {
  static MemoryUse now(
      MemoryLimits limits, long connections, long largestConnection, long connectionCeiling) {
    return new MemoryUse(
        ProcessAccount.HEAP.held(),
        limits.processBytes(),
        ProcessAccount.DIRECT.held(),
        ProcessAccount.DIRECT.ceiling(limits.processDirectBytes()),
        connections,
        largestConnection,
        connectionCeiling);
  }
}
