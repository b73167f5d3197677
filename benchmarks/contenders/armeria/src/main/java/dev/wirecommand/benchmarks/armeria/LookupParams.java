package dev.wirecommand.benchmarks.armeria;

import java.util.List;

/** What a call carries; Jackson writes bytes as Base64. */
record LookupParams(String key, int n, List<byte[]> nodes) {}
