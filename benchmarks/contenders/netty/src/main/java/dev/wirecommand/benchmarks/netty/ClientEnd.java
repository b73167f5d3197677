package dev.wirecommand.benchmarks.netty;

import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Transfer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A client's end. Answers come in the order of the calls. */
final class ClientEnd extends MessageHandler implements Contender.Connection {
  private final Queue<Call> calls = new ArrayDeque<>();
  private byte[] echo = new byte[256];
  private @Nullable Transfer transfer;

  ClientEnd(Writing writing) {
    super(writing);
  }

  @Override
  public void send(Call call) {
    if (!context().executor().inEventLoop()) {
      context().executor().execute(() -> send(call));
      return;
    }
    calls.add(call);
    String key = call.key();
    List<byte[]> nodes = call.nodes();
    int length = key.length() + Integer.BYTES;
    for (byte[] node : nodes) {
      length += node.length;
    }
    ByteBuf message = out(length);
    message.writeInt(length);
    message.writeCharSequence(key, StandardCharsets.US_ASCII);
    message.writeInt(call.n());
    for (byte[] node : nodes) {
      message.writeBytes(node);
    }
    wrote(message);
  }

  @Override
  void onMessage(ByteBuf bytes, int length) {
    Transfer upload = transfer;
    if (upload != null) {
      transfer = null;
      upload.received(bytes.readLong());
      return;
    }
    if (echo.length < length) {
      echo = new byte[length];
    }
    bytes.readBytes(echo, 0, length);
    calls.remove().echoed(echo);
  }

  @Override
  void onHead(int kind, long length) {
    throw new IllegalStateException("a server begins no stream");
  }

  @Override
  void onStream(ByteBuf bytes, int length, boolean last) {
    Transfer download = transfer;
    if (download == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    download.onCompared(length, matches(download.position(), bytes, length));
    if (last) {
      transfer = null;
      download.downloaded();
    }
  }

  @Override
  public void download(long length, Transfer download) {
    context()
        .executor()
        .execute(
            () -> {
              transfer = download;
              expectStream(length);
              head(DOWNLOAD, length);
            });
  }

  @Override
  public void upload(long length, Transfer upload) {
    context()
        .executor()
        .execute(
            () -> {
              transfer = upload;
              head(UPLOAD, length);
              sendStream(length);
            });
  }

  @Override
  public void close() {
    ChannelFuture unused = context().close();
  }
}
