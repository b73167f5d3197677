package dev.wirecommand.benchmarks.jmh;

import java.util.List;

/** What a request's arguments say, for readers that need a type of their own for it. */
record Request(String key, int n, List<byte[]> nodes) {}
