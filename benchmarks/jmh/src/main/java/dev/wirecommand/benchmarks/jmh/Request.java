package dev.wirecommand.benchmarks.jmh;

import java.util.List;

/** The arguments of a request, for readers that need a type for them. */
record Request(String key, int n, List<byte[]> nodes) {}
