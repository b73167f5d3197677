package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;

/**
 * A codec, written by the user or based on Jackson, for a Java type without its own wire type.
 *
 * @param type the user's codec; empty for Jackson
 * @param text the codec's name as in the source
 * @param schema the type of the encoded values in CDDL
 */
public record Codec(Optional<ClassName> type, String text, String schema) {}
