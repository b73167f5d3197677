package dev.wirecommand.sample;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.frame.text.FrameText;
import java.util.ArrayList;
import java.util.List;

/** Records the frames of one connection as text (section 7 of the protocol). */
final class FrameLog implements FrameListener {
  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized void sent(Frame frame) {
    lines.add("-> " + FrameText.print(frame));
  }

  @Override
  public synchronized void received(Frame frame) {
    lines.add("<- " + FrameText.print(frame));
  }

  /**
   * Removes and returns the recorded frames.
   *
   * @return a line for each frame, in the order of the frames
   */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }
}
