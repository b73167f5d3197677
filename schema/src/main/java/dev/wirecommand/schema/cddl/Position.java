package dev.wirecommand.schema.cddl;

/** A place in a text; line and column count from 1. */
record Position(int line, int column) {}
