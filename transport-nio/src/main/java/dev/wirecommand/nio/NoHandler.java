package dev.wirecommand.nio;

import dev.wirecommand.link.LinkHandler;
import org.jspecify.annotations.Nullable;

/** A handler that ignores everything, for a link whose handler could not be made. */
enum NoHandler implements LinkHandler {
  INSTANCE;

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
