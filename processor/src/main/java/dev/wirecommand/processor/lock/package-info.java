/**
 * Compares the commands of a compilation with the lock file. The lock file is a text file,
 * committed with the sources. It contains the signatures that peers rely on.
 *
 * <p>In the order in which a class meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.lock.LockFile} compares classes and anchors with the file,
 *       which {@code LockStorage} reads, and writes under an {@code ExclusiveLock}. {@code
 *       LockText} splits it into sections, which {@code SectionParser} and {@code LineParser} parse
 *       and {@code LockPrinter} prints; {@code LockedModule} is the section of an anchor.
 *   <li>{@code SignatureExtractor} makes a {@code LockedClass} of a valid class.
 *   <li>{@code ClassComparison} compares it with its section, and {@code TypeComparison} their
 *       types, each at a {@code TypePath}. A {@code Difference} is compatible or breaks peers,
 *       depending on the {@code Direction} of the values.
 * </ol>
 *
 * <p>A {@code Locked…} record holds only what a peer can tell of a declaration. It has no names of
 * methods and parameters, and the names of types only refer to their parts: two types with the same
 * parts are the same.
 */
@NullMarked
package dev.wirecommand.processor.lock;

import org.jspecify.annotations.NullMarked;
