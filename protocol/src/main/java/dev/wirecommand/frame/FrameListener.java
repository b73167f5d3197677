package dev.wirecommand.frame;

/**
 * A listener for the frames that one end of a connection sends and receives (section 1 of the
 * protocol). Logs and tools use it. The event loop calls it, so it must not block.
 */
public interface FrameListener {
  /** A listener that does nothing. */
  FrameListener NONE =
      new FrameListener() {
        @Override
        public void sent(Frame frame) {}

        @Override
        public void received(Frame frame) {}
      };

  /**
   * Called just before a frame is sent.
   *
   * @param frame the frame; valid until this returns
   */
  void sent(Frame frame);

  /**
   * Called after a frame has been received.
   *
   * @param frame the frame; valid until this returns
   */
  void received(Frame frame);
}
