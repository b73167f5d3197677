/**
 * Generates the code that reads and writes values in dispatches and clients.
 *
 * <p>In the order in which a value meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.write.value.Encoding} writes values: {@code ScalarCode}
 *       scalars, {@code OptionalCode} optional values, {@link
 *       dev.wirecommand.processor.write.value.MapCode} records and arguments in {@link
 *       dev.wirecommand.processor.write.value.CanonicalOrder}, and {@link
 *       dev.wirecommand.processor.write.value.CodecFields} values with a codec.
 *   <li>{@link dev.wirecommand.processor.write.value.Decoding} reads values: {@code SequenceCode}
 *       lists, sets ({@code ContentEquality} tells which elements Java can't compare), arrays and
 *       maps, and {@code ReaderClass} enums, sealed interfaces and, with {@code RecordDecoder},
 *       records. Each field or argument is read into a {@link
 *       dev.wirecommand.processor.write.value.DecodedVariable}, found by its name in a table from
 *       {@link dev.wirecommand.processor.write.value.NameTableCode}.
 *   <li>{@code HelperNames} names the methods and classes that these add to a generated class.
 * </ol>
 */
@NullMarked
package dev.wirecommand.processor.write.value;

import org.jspecify.annotations.NullMarked;
