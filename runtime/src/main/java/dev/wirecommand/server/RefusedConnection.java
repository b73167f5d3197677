package dev.wirecommand.server;

import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A connection that the transport refuses. It tells the peer why with a protocol error, and closes.
 * Bytes from the peer are ignored. Runs on the event loop.
 */
final class RefusedConnection implements LinkHandler {
  /** The request id of an error that concerns the whole connection. */
  private static final int NO_REQUEST = 0;

  private static final int FIRST_STREAM = 2;

  private final Link link;
  private final FrameOutput output;

  RefusedConnection(Link link, FrameListener listener) {
    this.link = link;
    this.output = new FrameOutput(link, listener);
  }

  void tell(String reason) {
    try {
      output.send(
          Frame.of(
              NO_REQUEST,
              FIRST_STREAM,
              FrameType.STREAM_BEGIN,
              FrameType.ERROR_RESPONSE,
              FrameType.ERROR_PROTOCOL,
              reason.getBytes(StandardCharsets.UTF_8)));
      output.flush();
    } finally {
      link.close();
    }
  }

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {}

  @Override
  public void onBatchEnd() {}

  @Override
  public void onWritable() {}

  @Override
  public void onEndOfInput() {}

  @Override
  public void onClosed(@Nullable Throwable cause) {}
}
