package dev.wirecommand.processor.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of the processor, as the user has set them.
 *
 * @param schema whether schemas are written
 * @param suffixes the suffixes of the names of generated types
 * @param lock the lock file
 * @param lockUpdate whether compatible changes are added to the lock file
 * @param errorsPage the path or the URL of the page to which messages refer
 */
public record Options(
    boolean schema,
    Suffixes suffixes,
    Optional<Path> lock,
    boolean lockUpdate,
    String errorsPage) {}
