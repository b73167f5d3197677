/**
 * What peers rely on, held fast: the wire signatures of commands as a text file that is committed
 * beside the sources, and the comparison of a compilation with it.
 *
 * <p>{@link dev.wirecommand.processor.lock.LockFile} is the way in. A {@code Locked…} record says
 * of a declaration only what a peer can tell, so names of methods and of parameters are not in it,
 * and those of types stand for their parts alone: two types of the same parts are the same.
 */
@NullMarked
package dev.wirecommand.processor.lock;

import org.jspecify.annotations.NullMarked;
