package dev.wirecommand.benchmarks.armeria;

/** What a call is answered with. */
record Found(String key, long sum, int count) {}
