/** The measured calls as commands, served and called as the guide does it. */
@NullMarked
package dev.wirecommand.benchmarks.wirecommand;

import org.jspecify.annotations.NullMarked;
