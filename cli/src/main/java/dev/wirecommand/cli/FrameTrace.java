package dev.wirecommand.cli;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.frame.text.FrameText;

/** Prints the frames of a connection in their text form (section 7 of the protocol), shortened. */
final class FrameTrace implements FrameListener {
  private static final int LONGEST = 200;

  private final Console console;

  FrameTrace(Console console) {
    this.console = console;
  }

  @Override
  public void sent(Frame frame) {
    console.tell("> " + line(frame));
  }

  @Override
  public void received(Frame frame) {
    console.tell("< " + line(frame));
  }

  private static String line(Frame frame) {
    String text = FrameText.print(frame);
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + " ... (a payload of " + frame.length() + " bytes)";
  }
}
