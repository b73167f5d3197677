/** Metrics of servers and clients, for Micrometer. */
@NullMarked
package dev.wirecommand.micrometer;

import org.jspecify.annotations.NullMarked;
