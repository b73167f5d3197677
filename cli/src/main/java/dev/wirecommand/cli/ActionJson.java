package dev.wirecommand.cli;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints a reactor's action as one line of JSON. Frames that the action sends are drained and
 * printed in their text form (section 7 of the protocol).
 */
final class ActionJson implements ServerAction.Visitor<String> {
  private static final String NULL = "null";

  private ActionJson() {}

  /**
   * Prints an action.
   *
   * @param action the action
   * @return a JSON object, without an end of line after it
   */
  static String of(ServerAction action) {
    return "{" + action.accept(new ActionJson()) + "}";
  }

  /**
   * Prints the result of the end of input.
   *
   * @param output the action
   * @param incomplete the ids of the requests that were partly received
   * @return a JSON object, without an end of line after it
   */
  static String of(ServerAction output, List<Integer> incomplete) {
    String fields = output.accept(new ActionJson());
    return "{" + fields + field("incomplete", array(incomplete)) + "}";
  }

  @Override
  public String onWantFrame(ServerAction.WantFrame action) {
    return action("want-frame") + text("state", action.state().label());
  }

  /**
   * Prints the name as text if it is printable, and the arguments in diagnostic notation and hex.
   */
  @Override
  public String onRunCommand(ServerAction.RunCommand action) {
    byte[] name = action.name().toByteArray();
    String command = JsonText.printable(name);
    ByteSlice meta = action.meta();
    return action("run-command")
        + field("request", action.request().id())
        + text("command", command == null ? "h'" + JsonText.hex(name) + "'" : command)
        + text("args", diagnostic(action.args()))
        + text("args-hex", hex(action.args()))
        + (meta == null ? "" : text("meta", diagnostic(meta)))
        + text("data", hex(action.data()));
  }

  @Override
  public String onDataReceived(ServerAction.DataReceived action) {
    return action("data-received")
        + field("request", action.request().id())
        + text("data", hex(action.data()))
        + field("last", action.last());
  }

  @Override
  public String onWindowGranted(ServerAction.WindowGranted action) {
    return action("window-granted")
        + field("request", action.request().id())
        + field("bytes", action.bytes());
  }

  @Override
  public String onSendFrames(SendFrames action) {
    return action("send-frames") + field("frames", array(drain(action)));
  }

  @Override
  public String onNoOp(ServerAction.NoOp action) {
    return action("no-op");
  }

  @Override
  public String onProtocolError(ServerAction.ProtocolError action) {
    SendFrames frames = action.frames();
    return action("error")
        + text("message", action.message())
        + field("frame", frames == null ? NULL : String.join(",", drain(frames)));
  }

  private static List<String> drain(SendFrames frames) {
    List<String> lines = new ArrayList<>();
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      lines.add(JsonText.quote(FrameText.print(frame)));
    }
    return lines;
  }

  private static String diagnostic(ByteSlice document) {
    CborReader in = new CborReader(document.array(), document.offset(), document.length());
    return CborValue.read(in).toString();
  }

  private static @Nullable String hex(@Nullable ByteSlice bytes) {
    return bytes == null ? null : JsonText.hex(bytes.toByteArray());
  }

  private static String action(String name) {
    return "\"action\":" + JsonText.quote(name);
  }

  private static String text(String name, @Nullable String value) {
    return field(name, value == null ? NULL : JsonText.quote(value));
  }

  /** Returns a field that follows another field. */
  private static String field(String name, Object json) {
    return "," + JsonText.quote(name) + ":" + json;
  }

  private static String array(List<?> json) {
    return json.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
