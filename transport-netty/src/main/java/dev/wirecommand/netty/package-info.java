/**
 * Serves and calls commands over TCP, with Netty: native epoll where there is one, NIO otherwise.
 * What the bytes mean is not this package's concern; the engines in the runtime know.
 */
@NullMarked
package dev.wirecommand.netty;

import org.jspecify.annotations.NullMarked;
