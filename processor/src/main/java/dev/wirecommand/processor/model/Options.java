package dev.wirecommand.processor.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options that the user set for the processor.
 *
 * @param schema whether schemas are written
 * @param suffixes the suffixes of the names of generated types
 * @param lock the lock file
 * @param lockUpdate whether compatible changes are added to the lock file
 */
public record Options(boolean schema, Suffixes suffixes, Optional<Path> lock, boolean lockUpdate) {}
