/** The measured calls as Thrift by Drift, which is wired by hand rather than by Guice. */
@NullMarked
package dev.wirecommand.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
