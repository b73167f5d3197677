/**
 * The seam between the engines and the transports: a transport offers a {@link
 * dev.wirecommand.link.Link} and tells a {@link dev.wirecommand.link.LinkHandler} what arrives.
 * Both sides speak of bytes alone.
 */
@NullMarked
package dev.wirecommand.link;

import org.jspecify.annotations.NullMarked;
