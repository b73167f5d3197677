package dev.wirecommand.benchmarks.armeria;

import java.util.List;

/** The arguments of a call. Jackson writes bytes as Base64. */
record LookupParams(String key, int n, List<byte[]> nodes) {}
