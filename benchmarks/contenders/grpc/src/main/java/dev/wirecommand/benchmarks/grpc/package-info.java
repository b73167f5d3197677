/** The measured calls by grpc-java: unary calls, and streams for the bytes. */
@NullMarked
package dev.wirecommand.benchmarks.grpc;

import org.jspecify.annotations.NullMarked;
