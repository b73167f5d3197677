package dev.wirecommand.benchmarks.drift;

import io.airlift.drift.annotations.ThriftConstructor;
import io.airlift.drift.annotations.ThriftField;
import io.airlift.drift.annotations.ThriftStruct;

/** The answer to a call. It is public because generated codecs use it. */
@ThriftStruct
public final class Found {
  private final String key;
  private final long sum;
  private final int count;

  @ThriftConstructor
  public Found(String key, long sum, int count) {
    this.key = key;
    this.sum = sum;
    this.count = count;
  }

  @ThriftField(1)
  public String getKey() {
    return key;
  }

  @ThriftField(2)
  public long getSum() {
    return sum;
  }

  @ThriftField(3)
  public int getCount() {
    return count;
  }
}
