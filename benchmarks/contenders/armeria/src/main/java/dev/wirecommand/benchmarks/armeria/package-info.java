/** The measured calls as JSON over HTTP/2 without TLS, by Armeria's annotated services. */
@NullMarked
package dev.wirecommand.benchmarks.armeria;

import org.jspecify.annotations.NullMarked;
