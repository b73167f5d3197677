/**
 * The runtime types that generated code implements, extends or calls. An application sees few of
 * them: it passes a generated {@link dev.wirecommand.codegen.CommandDispatch} to its server, and
 * its interceptors see {@link dev.wirecommand.codegen.CommandDescriptor}.
 *
 * <p>In a server, in the order in which a call meets them: {@link
 * dev.wirecommand.codegen.CommandDispatch} finds the command, which a {@link
 * dev.wirecommand.codegen.CommandDescriptor} describes ({@link
 * dev.wirecommand.codegen.ArgumentDescriptor}, {@link dev.wirecommand.codegen.ResultForm}). Its
 * generated decoder uses {@link dev.wirecommand.codegen.ArgumentErrors}, {@link
 * dev.wirecommand.codegen.ValueCodecs}, {@link dev.wirecommand.codegen.ValueErrors} and {@link
 * dev.wirecommand.codegen.RecordTypes}, and returns a {@link dev.wirecommand.codegen.PreparedCall},
 * which calls the method and fills the {@link dev.wirecommand.codegen.CommandResponse}.
 *
 * <p>In a client: a generated client extends {@link dev.wirecommand.codegen.TypedClient}, which
 * makes the call. {@code Results} decodes a response that was collected; {@code ResultStream},
 * {@code ResultItems} and {@code CallPublisher} are results that are read as they arrive.
 */
@NullMarked
package dev.wirecommand.codegen;

import org.jspecify.annotations.NullMarked;
