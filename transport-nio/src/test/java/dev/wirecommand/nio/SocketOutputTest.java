package dev.wirecommand.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.transport.ProcessAccount;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class SocketOutputTest {
  private final LoopBuffers buffers = new LoopBuffers();
  private final Socket peer = new Socket();
  private SocketChannel channel;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel listening = ServerSocketChannel.open()) {
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      peer.setReceiveBufferSize(4_096);
      peer.connect(listening.getLocalAddress());
      channel = listening.accept();
      channel.configureBlocking(false);
    }
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
    peer.close();
    buffers.release();
  }

  private SocketOutput output(long heapCeiling) {
    return new SocketOutput(channel, buffers, heapCeiling);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void sendsSmallWritesTogetherAndInOrder() throws IOException {
    SocketOutput output = output(Long.MAX_VALUE);
    output.room(1).put((byte) 1);
    output.room(2).put((byte) 2).put((byte) 3);
    assertThat(output.isEmpty()).isFalse();
    assertThat(output.send()).isEqualTo(3);
    assertThat(output.isEmpty()).isTrue();
    assertThat(peer.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
  }

  @Test
  void isWritableAgainAfterMuchWasSentThatNobodyAskedFor() throws IOException {
    SocketOutput output = output(Long.MAX_VALUE);
    byte[] much = bytes(200_000);
    output.room(much.length).put(much);
    int sent = output.send();
    boolean writable = sent > much.length - 64 * 1024;
    assertThat(output.isWritable()).isEqualTo(writable);
    InputStream in = peer.getInputStream();
    byte[] read = new byte[0];
    while (read.length < much.length) {
      byte[] more = in.readNBytes(Math.min(10_000, much.length - read.length));
      int before = read.length;
      read = Arrays.copyOf(read, before + more.length);
      System.arraycopy(more, 0, read, before, more.length);
      output.send();
    }
    assertThat(read).isEqualTo(much);
    assertThat(output.isEmpty()).isTrue();
    assertThat(output.isWritable()).isTrue();
  }

  @Test
  void stopsAboveTheMarkAndCountsWhatItHoldsOnTheHeap() throws IOException {
    SocketOutput output = output(Long.MAX_VALUE);
    long before = ProcessAccount.HEAP.held();
    byte[] much = bytes(8 << 20);
    output.room(much.length).put(much);
    int sent = output.send();
    assertThat(sent).isLessThan(much.length - 128 * 1024);
    assertThat(output.isWritable()).isFalse();
    assertThat(ProcessAccount.HEAP.held() - before).isEqualTo(much.length);
    output.drop();
    assertThat(ProcessAccount.HEAP.held()).isEqualTo(before);
    assertThat(output.isEmpty()).isTrue();
  }

  @Test
  void writesNothingMoreWhileTheProcessHoldsTooMuchAndItHoldsSome() throws IOException {
    SocketOutput output = output(0);
    ProcessAccount.HEAP.add(1);
    try {
      assertThat(output.isWritable()).isTrue();
      byte[] much = bytes(8 << 20);
      output.room(much.length).put(much);
      output.send();
      assertThat(output.isWritable()).isFalse();
      output.drop();
      assertThat(output.isWritable()).isFalse();
      output.send();
      assertThat(output.isWritable()).isTrue();
    } finally {
      ProcessAccount.HEAP.release(1);
    }
  }

  @Test
  void usesItsDirectBuffersInTurn() {
    for (int i = 0; i < LoopBuffers.MOST; i++) {
      assertThat(buffers.take(1).isDirect()).isTrue();
    }
    assertThat(buffers.take(1).isDirect()).isFalse();
    assertThat(buffers.take(LoopBuffers.SIZE + 1).capacity()).isEqualTo(LoopBuffers.SIZE + 1);
  }
}
