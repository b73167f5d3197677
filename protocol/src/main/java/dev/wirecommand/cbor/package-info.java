/**
 * Readers and writers for the protocol's CBOR (RFC 8949 with the restrictions of sections 3 and 10
 * of the protocol). Input is accepted strictly: lengths are definite, there are no tags, text is
 * valid UTF-8, and a length is compared with the bytes that are there before anything is allocated.
 * Output is canonical (RFC 7049, section 3.9).
 *
 * <p>The types in the order in which a document meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.cbor.CborReader} reads it, as a {@code CborCursor} that knows heads.
 *       {@code CborValidator} checks it as a whole first, within {@link
 *       dev.wirecommand.cbor.CborLimits}; {@code KeyOrder} finds duplicate keys, comparing those
 *       that are not plain as {@code CanonicalCopy} encodes them.
 *   <li>{@link dev.wirecommand.cbor.CborType} is the type of a value, {@link
 *       dev.wirecommand.cbor.NameTable} finds known names, and {@link
 *       dev.wirecommand.cbor.CborException} says why the document was refused; {@code KeyText}
 *       shows the key at fault, with {@code DocumentPrinter} if need be.
 *   <li>{@link dev.wirecommand.cbor.CborWriter} writes documents; {@code HeadEncoding} has the
 *       heads, {@code MapSorter} and {@code EncodedPair} bring maps into canonical order.
 *   <li>{@link dev.wirecommand.cbor.CborValue} is a value of unknown type. {@code ValueDecoder},
 *       {@code ValueEncoder} and {@code ValuePrinter} read, write and print it.
 *   <li>{@code BufferSize}, {@code Integers}, {@code HalfFloat}, {@code FloatText}, {@code
 *       SimpleValues}, {@code ByteOrderView} and {@code UnorderedLists} serve all of these.
 * </ol>
 *
 * <p>A <em>document</em> is a range of bytes that should hold one value. An <em>item</em> is any
 * value in it, nested ones included. A <em>head</em> is the first bytes of an item: its type and
 * its <em>argument</em>, which is a number, a length or a count. A <em>name</em> is a byte string
 * or a text string that is looked up by its bytes; in a <em>map of names</em> both count as the
 * same key.
 */
@NullMarked
package dev.wirecommand.cbor;

import org.jspecify.annotations.NullMarked;
