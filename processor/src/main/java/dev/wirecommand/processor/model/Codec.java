package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;

/**
 * A codec for a Java type: either one that the user wrote, or one that is based on Jackson.
 *
 * @param type the user's codec; empty for Jackson
 * @param text the codec's name as in the source
 * @param schema the type of the encoded values in CDDL
 */
public record Codec(Optional<ClassName> type, String text, String schema) {}
