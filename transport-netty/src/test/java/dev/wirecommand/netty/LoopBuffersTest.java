package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the buffers of an event loop; this thread is the event loop. */
class LoopBuffersTest {
  private final UnpooledByteBufAllocator others = new UnpooledByteBufAllocator(true);
  private final List<ByteBuf> taken = new ArrayList<>();

  @BeforeEach
  @AfterEach
  void forget() {
    FastThreadLocal.removeAll();
  }

  private ByteBuf take(int least) {
    ByteBuf buffer = LoopBuffers.take(least, others);
    taken.add(buffer);
    return buffer;
  }

  private long fromOthers() {
    return others.metric().usedDirectMemory();
  }

  @Test
  void oneServesAgainOnceItIsReleased() {
    ByteBuf first = take(LoopBuffers.SIZE);
    assertThat(first.isDirect()).isTrue();
    assertThat(first.writableBytes()).isEqualTo(133_120);
    first.writeLong(1);
    first.readByte();
    first.release();
    ByteBuf second = take(1);
    assertThat(second).isSameAs(first);
    assertThat(second.readerIndex()).isZero();
    assertThat(second.writerIndex()).isZero();
    second.release();
    assertThat(fromOthers()).isZero();
  }

  @Test
  void whileAllAreHeldOthersServe() {
    for (int i = 0; i < 8; i++) {
      // Buffers with equal content are equal, so identities are compared.
      take(1).writeInt(i);
    }
    assertThat(taken).doesNotHaveDuplicates();
    assertThat(fromOthers()).isZero();
    ByteBuf other = take(100);
    assertThat(other.capacity()).isEqualTo(100);
    assertThat(fromOthers()).isEqualTo(100);
    ByteBuf held = taken.get(5);
    held.release();
    assertThat(take(1)).isSameAs(held);
    taken.forEach(ByteBuf::release);
    assertThat(fromOthers()).isZero();
  }

  @Test
  void whatIsTooLargeIsLeftToOthers() {
    ByteBuf large = take(LoopBuffers.SIZE + 1);
    assertThat(fromOthers()).isEqualTo(LoopBuffers.SIZE + 1);
    large.release();
    assertThat(fromOthers()).isZero();
  }

  @Test
  void areLetGoWithTheirThread() {
    ByteBuf idle = take(1);
    ByteBuf held = take(1);
    idle.release();
    FastThreadLocal.removeAll();
    assertThat(idle.refCnt()).isZero();
    assertThat(held.refCnt()).isEqualTo(1);
    held.release();
    assertThat(held.refCnt()).isZero();
  }
}
