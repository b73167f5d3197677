/**
 * Metrics for Micrometer. {@link dev.wirecommand.micrometer.ServerMetrics} and {@link
 * dev.wirecommand.micrometer.ClientMetrics} are listeners of a server and a client; {@code Meters}
 * holds the meters that both have.
 */
@NullMarked
package dev.wirecommand.micrometer;

import org.jspecify.annotations.NullMarked;
