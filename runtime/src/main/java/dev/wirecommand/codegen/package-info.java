/**
 * What generated code implements, extends and calls. An application meets these types in
 * interceptors, and passes a generated {@link dev.wirecommand.codegen.CommandDispatch} to its
 * server.
 */
@NullMarked
package dev.wirecommand.codegen;

import org.jspecify.annotations.NullMarked;
