/** WireCommand on the JDK's sockets, without Netty on the class path. */
@NullMarked
package dev.wirecommand.benchmarks.wirecommandnio;

import org.jspecify.annotations.NullMarked;
