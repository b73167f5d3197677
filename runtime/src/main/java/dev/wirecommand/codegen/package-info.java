/**
 * The runtime types that generated code implements, extends or calls. They are an interface between
 * versions: code that one version of the processor has generated runs on the runtime of every later
 * one, without being compiled again. So nothing is removed here or changes its signature, and
 * descriptors are made by builders. An application sees few of these types: it passes a generated
 * {@link dev.wirecommand.codegen.CommandDispatch} to its server, and its interceptors see {@link
 * dev.wirecommand.codegen.CommandDescriptor}.
 *
 * <p>In a server, in the order in which a call meets them: {@link
 * dev.wirecommand.codegen.CommandDispatch} finds the command, which a {@link
 * dev.wirecommand.codegen.CommandDescriptor} describes ({@link
 * dev.wirecommand.codegen.ArgumentDescriptor}, {@link dev.wirecommand.codegen.ResultForm}, {@link
 * dev.wirecommand.codegen.TypeTable}). Its generated decoder uses {@link
 * dev.wirecommand.codegen.ArgumentErrors}, {@link dev.wirecommand.codegen.ValueCodecs}, {@link
 * dev.wirecommand.codegen.DistinctValues}, {@link dev.wirecommand.codegen.ValueErrors} and {@link
 * dev.wirecommand.codegen.RecordTypes}, and returns a {@link dev.wirecommand.codegen.PreparedCall},
 * which calls the method and fills the {@link dev.wirecommand.codegen.CommandResponse}.
 *
 * <p>In a client: a generated client extends {@link dev.wirecommand.codegen.TypedClient}, which
 * makes the call. {@code Results} decodes a response that was collected; {@code ResultStream},
 * {@code ResultItems} and {@code CallPublisher} are results that are read as they arrive.
 *
 * <p>Generated code also uses these types of other packages, which applications use as well, and
 * which are promised in the same way:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.GeneratedCode} and {@link dev.wirecommand.Permission}, which belong
 *       to the annotations;
 *   <li>{@link dev.wirecommand.cbor.CborReader}, {@link dev.wirecommand.cbor.CborWriter}, {@link
 *       dev.wirecommand.cbor.CborException} and {@link dev.wirecommand.cbor.NameTable}, with which
 *       codecs that users write read and write values, too, and {@link
 *       dev.wirecommand.cbor.CborValue}, which users' signatures may contain;
 *   <li>{@link dev.wirecommand.command.CommandContext}, {@link
 *       dev.wirecommand.command.CommandData}, {@link dev.wirecommand.command.CommandException} and
 *       {@link dev.wirecommand.command.ValueCodec}, which users' methods and codecs take, throw or
 *       implement;
 *   <li>{@link dev.wirecommand.client.CommandClient}, {@link dev.wirecommand.client.CallOptions}
 *       and {@link dev.wirecommand.client.CommandName}, with which a generated client is made and
 *       makes its calls;
 *   <li>{@code dev.wirecommand.jackson.JacksonCodec}, where a command names Jackson.
 * </ul>
 */
@NullMarked
package dev.wirecommand.codegen;

import org.jspecify.annotations.NullMarked;
