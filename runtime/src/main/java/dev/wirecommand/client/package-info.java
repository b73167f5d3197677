/**
 * The client engine: drives a client reactor for one connection, and carries what generated clients
 * extend. Knows no transport.
 */
@NullMarked
package dev.wirecommand.client;

import org.jspecify.annotations.NullMarked;
