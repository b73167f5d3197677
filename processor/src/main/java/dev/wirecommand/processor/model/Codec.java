package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;

/**
 * What brings the values of a type to the wire that has no place there of its own.
 *
 * @param type the user's codec; empty for Jackson
 * @param text its name as people write it
 * @param schema the type of the values in the notation of CDDL
 */
public record Codec(Optional<ClassName> type, String text, String schema) {}
