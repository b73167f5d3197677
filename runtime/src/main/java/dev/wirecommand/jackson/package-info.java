/**
 * Values that Jackson binds, for those who want them: the only part of the runtime that needs
 * Jackson's data binding, which a program that uses it has to have among its dependencies.
 *
 * <p>Jackson binds a tree of nodes to Java's types, and no more: the tree comes from CBOR and goes
 * to CBOR by way of this project's own reader and writer, so that what is written is canonical and
 * what is read is held to the rules of the wire (sections 3 and 10 of the protocol).
 */
@NullMarked
package dev.wirecommand.jackson;

import org.jspecify.annotations.NullMarked;
