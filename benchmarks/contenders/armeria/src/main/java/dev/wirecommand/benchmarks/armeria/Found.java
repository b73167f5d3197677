package dev.wirecommand.benchmarks.armeria;

/** The answer to a call. */
record Found(String key, long sum, int count) {}
