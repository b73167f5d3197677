package dev.wirecommand.benchmarks.barenio;

import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A client's end. Answers come in the order of the calls. */
final class ClientEnd extends MessageEnd implements Contender.Connection {
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

  ClientEnd(SocketChannel channel) {
    super(channel);
  }

  @Override
  public synchronized void send(Call call) {
    byte[] key = call.key().getBytes(StandardCharsets.US_ASCII);
    List<byte[]> nodes = call.nodes();
    int length = key.length + Integer.BYTES;
    for (byte[] node : nodes) {
      length += node.length;
    }
    ByteBuffer message = ByteBuffer.allocate(Integer.BYTES + length);
    message.putInt(length).put(key).putInt(call.n());
    for (byte[] node : nodes) {
      message.put(node);
    }
    calls.add(call);
    try {
      write(message.flip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void onMessage(ByteBuffer message) {
    byte[] echo = new byte[message.remaining() - Integer.BYTES];
    message.get(Integer.BYTES, echo);
    calls.remove().echoed(echo);
  }

  @Override
  public void close() {
    try {
      channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
