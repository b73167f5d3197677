/** The measured calls by rsocket-java over TCP: requests with a response each, and streams. */
@NullMarked
package dev.wirecommand.benchmarks.rsocket;

import org.jspecify.annotations.NullMarked;
