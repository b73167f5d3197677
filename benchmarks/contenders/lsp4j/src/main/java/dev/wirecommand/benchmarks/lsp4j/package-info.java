/** The measured calls as JSON-RPC by Eclipse LSP4J, over plain sockets. */
@NullMarked
package dev.wirecommand.benchmarks.lsp4j;

import org.jspecify.annotations.NullMarked;
