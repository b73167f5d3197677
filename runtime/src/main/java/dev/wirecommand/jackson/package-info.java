/**
 * Codecs that convert values with Jackson's data binding. This is the only package of the runtime
 * that needs Jackson's data binding; a program that uses it must add Jackson to its dependencies.
 *
 * <p>Jackson only converts between Java objects and a tree of nodes. The tree is read from CBOR and
 * written to CBOR with this project's reader and writer, so output is canonical and input must obey
 * the rules of the wire (sections 3 and 10 of the protocol).
 *
 * <p>A value that arrives passes these types in order:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.jackson.JacksonCodec}: the codec that users see, in a strict and a
 *       lenient form, and {@link dev.wirecommand.jackson.JacksonCodec#TREE} for trees themselves
 *   <li>{@code TreeReader}, {@code TreeWriter}: CBOR to tree, tree to CBOR; {@code JsonNodes} joins
 *       the two in one codec
 *   <li>{@code Mappers}, {@code WireTypes}: Jackson, configured without its conversions
 *   <li>{@code BindingErrors}: Jackson's exceptions as messages for the peer
 * </ul>
 */
@NullMarked
package dev.wirecommand.jackson;

import org.jspecify.annotations.NullMarked;
