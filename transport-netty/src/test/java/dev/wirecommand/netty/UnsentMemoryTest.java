package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.transport.ProcessAccount;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.internal.PlatformDependent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnsentMemoryTest {
  private final UnpooledByteBufAllocator others = new UnpooledByteBufAllocator(true);
  private final ByteBuf buffer = Unpooled.directBuffer(1_000).writeLong(1);
  private final ProcessAccount process = ProcessAccount.DIRECT;
  private final long before = process.held();

  @AfterEach
  void end() {
    buffer.release();
    assertThat(process.held()).isEqualTo(before);
  }

  @Test
  void aBufferCountsAtItsCapacity() {
    UnsentMemory memory = new UnsentMemory(Long.MAX_VALUE, false);
    assertThat(memory.add(buffer)).isEqualTo(1_000);
    assertThat(process.held()).isEqualTo(before + 1_000);
    memory.release(1_000);
  }

  @Test
  void aBufferOfAPoolCountsWithWhatIsSetAsideForIt() {
    ByteBuf pooled = new PooledByteBufAllocator(true).directBuffer(32 * 1024 + 8).writeLong(1);
    UnsentMemory memory = new UnsentMemory(Long.MAX_VALUE, false);
    assertThat(memory.add(pooled)).isEqualTo(40 * 1024);
    memory.release(40 * 1024);
    pooled.release();
  }

  @Test
  void whereMemoryIsShortNoPoolRoundsUp() {
    UnsentMemory memory = new UnsentMemory(Long.MAX_VALUE, false);
    assertThat(memory.allocator(others)).isSameAs(others);
    long most = process.ceiling(Long.MAX_VALUE) - before;
    process.add(most + 1);
    ByteBuf exact = memory.allocator(others).ioBuffer(32 * 1024 + 8);
    process.release(most + 1);
    assertThat(exact.alloc()).isNotSameAs(others);
    assertThat(exact.isDirect()).isTrue();
    assertThat(exact.maxFastWritableBytes()).isEqualTo(32 * 1024 + 8);
    exact.release();
  }

  @Test
  void theBuffersOfAnEventLoopCountOnce() {
    FastThreadLocal.removeAll();
    long without = process.held();
    ByteBuf own = LoopBuffers.take(10, others).writeLong(1);
    assertThat(process.held()).isEqualTo(without + LoopBuffers.SIZE);
    assertThat(new UnsentMemory(Long.MAX_VALUE, false).add(own)).isZero();
    assertThat(process.held()).isEqualTo(without + LoopBuffers.SIZE);
    own.release();
    FastThreadLocal.removeAll();
    assertThat(process.held()).isEqualTo(without);
  }

  @Test
  void withTlsTheCopiesOfTheirBytesCount() {
    ByteBuf own = LoopBuffers.take(10, others).writeLong(1);
    UnsentMemory memory = new UnsentMemory(Long.MAX_VALUE, true);
    assertThat(memory.add(own)).isEqualTo(8);
    memory.release(8);
    own.release();
    FastThreadLocal.removeAll();
  }

  @Test
  void onlyAConnectionThatHoldsNothingMayGrowWhereMemoryIsShort() {
    UnsentMemory memory = new UnsentMemory(Long.MAX_VALUE, false);
    UnsentMemory idle = new UnsentMemory(Long.MAX_VALUE, false);
    long ceiling = process.ceiling(Long.MAX_VALUE);
    long others = ceiling - 1_500 - before;
    process.add(others);
    memory.add(buffer);
    assertThat(memory.mayGrow()).isTrue();
    assertThat(UnsentMemory.reached(Long.MAX_VALUE)).isZero();
    memory.add(buffer);
    assertThat(memory.mayGrow()).isFalse();
    assertThat(idle.mayGrow()).isTrue();
    assertThat(UnsentMemory.reached(Long.MAX_VALUE)).isEqualTo(ceiling);
    assertThat(ProcessAccount.isAnyShort()).isTrue();
    memory.release(1_000);
    assertThat(memory.mayGrow()).isTrue();
    memory.release(1_000);
    process.release(others);
    assertThat(ProcessAccount.isAnyShort()).isFalse();
  }

  @Test
  void noCeilingIsHigherThanAQuarterOfDirectMemory() {
    assertThat(UnsentMemory.reached(Long.MAX_VALUE)).isZero();
    assertThat(process.ceiling(Long.MAX_VALUE)).isEqualTo(PlatformDependent.maxDirectMemory() / 4);
  }
}
