package dev.wirecommand.frame;

/**
 * Told of each frame (section 1 of the protocol) that one end of a connection sends and receives,
 * for logs and tools. Called on the connection's thread, which it must not block.
 */
public interface FrameListener {
  /** Listens to nothing. */
  FrameListener NONE =
      new FrameListener() {
        @Override
        public void sent(Frame frame) {}

        @Override
        public void received(Frame frame) {}
      };

  /**
   * A frame is about to go out.
   *
   * @param frame the frame; valid until this returns
   */
  void sent(Frame frame);

  /**
   * A frame has come in.
   *
   * @param frame the frame; valid until this returns
   */
  void received(Frame frame);
}
