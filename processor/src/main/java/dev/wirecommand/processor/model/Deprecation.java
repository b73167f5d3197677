package dev.wirecommand.processor.model;

/**
 * The deprecation of a method.
 *
 * @param since the version in which it was deprecated; empty if none is given
 * @param forRemoval whether it is to be removed
 */
public record Deprecation(String since, boolean forRemoval) {}
