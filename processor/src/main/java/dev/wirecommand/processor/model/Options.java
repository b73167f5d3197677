package dev.wirecommand.processor.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user has set.
 *
 * @param schema whether schemas are written
 * @param suffixes what the names of generated types end with
 * @param lock the file that commands are compared with
 * @param lockUpdate whether additions go into that file
 */
public record Options(boolean schema, Suffixes suffixes, Optional<Path> lock, boolean lockUpdate) {}
