/**
 * The annotations that turn a Java method into a command that other programs call over a wire.
 *
 * <p>A method with {@link dev.wirecommand.WireCommand} is a command. The annotation processor
 * (module {@code dev.wirecommand.processor}) checks it, and generates a dispatch that decodes its
 * arguments and calls it, and a typed client. A declaration uses the annotations in this order:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.WireCommand} declares a command, with its {@link
 *       dev.wirecommand.Permission}.
 *   <li>{@link dev.wirecommand.Arg} declares the name and the default of an argument.
 *   <li>{@link dev.wirecommand.WireName} declares the name of an enum constant or a record, and
 *       {@link dev.wirecommand.WireCodec} or {@link dev.wirecommand.WireJackson} the codec of a
 *       type.
 *   <li>{@link dev.wirecommand.WireModule} lists classes whose commands are served together.
 *   <li>{@link dev.wirecommand.GeneratedCode} marks the generated classes.
 * </ol>
 */
@NullMarked
package dev.wirecommand;

import org.jspecify.annotations.NullMarked;
