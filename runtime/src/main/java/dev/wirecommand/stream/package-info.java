/**
 * Bytes and items that are handed from one thread to another, never more of them than a window
 * holds: what arrives for one reader ({@link dev.wirecommand.stream.Inflow}), what one source gives
 * as fast as the peer takes it ({@link dev.wirecommand.stream.Outflow}), and CBOR sequences (RFC
 * 8742) over both.
 *
 * <p>Nothing here knows of frames, commands or connections. The publishers and subscribers follow
 * Reactive Streams 1.0.
 */
@NullMarked
package dev.wirecommand.stream;

import org.jspecify.annotations.NullMarked;
