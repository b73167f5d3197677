/**
 * What transports share besides the {@link dev.wirecommand.link.Link} that they implement. Exported
 * to the transports of this project alone.
 */
@NullMarked
package dev.wirecommand.transport;

import org.jspecify.annotations.NullMarked;
