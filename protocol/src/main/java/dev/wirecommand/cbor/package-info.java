/**
 * The CBOR of the wire: RFC 8949, cut down to what the protocol allows (sections 3 and 10 of the
 * protocol).
 *
 * <p>{@link dev.wirecommand.cbor.CborReader} and {@link dev.wirecommand.cbor.CborWriter} are the
 * two ends of the hot path. Input is taken strictly: lengths are definite, there are no tags, text
 * is valid UTF-8, and a length is compared with what is really there before anything is allocated.
 * Output is canonical in the sense of RFC 7049, section 3.9. {@link
 * dev.wirecommand.cbor.CborValidator} checks a document as a whole, {@link
 * dev.wirecommand.cbor.CborValue} holds one of no known type, and {@link
 * dev.wirecommand.cbor.CborText} prints one for people.
 *
 * <p>This package depends on nothing else in the library.
 */
@NullMarked
package dev.wirecommand.cbor;

import org.jspecify.annotations.NullMarked;
