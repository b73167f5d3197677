package dev.wirecommand.schema.cddl;

/**
 * A part of a schema that the lenient parser took for {@code any}.
 *
 * @param place the rule that it is in; empty if it is in no rule
 * @param message what is wrong, as the message of the exception that the strict parser throws
 */
public record CddlProblem(String place, String message) {}
