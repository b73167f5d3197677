package dev.wirecommand.testing.wire;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.frame.text.FrameText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A server that answers requests by a script, and knows nothing of them but the command's name. */
final class ScriptedServer {
  private static final CborValue NAME =
      new CborValue.Bytes("name".getBytes(StandardCharsets.US_ASCII));

  private final Map<String, Queue<List<String>>> script = new HashMap<>();
  private final Map<Integer, ByteArrayOutputStream> requests = new HashMap<>();
  private final List<String> answers = new ArrayList<>();

  /** Adds the answer for one request of a command, as frames without their ids and stream. */
  void answer(String command, List<String> frames) {
    // An error in the text is the test's, and belongs where the test has written it.
    frames.forEach(frame -> FrameText.parse(addressed(1, frame)));
    script.computeIfAbsent(command, name -> new ArrayDeque<>()).add(frames);
  }

  private static String addressed(int id, String frame) {
    return id + " 2 0 " + frame;
  }

  /** Takes a frame from the client. */
  void onFrame(Frame frame) {
    if (frame.type() == FrameType.COMMAND_REQUEST.code()) {
      requests
          .computeIfAbsent(frame.requestId(), id -> new ByteArrayOutputStream())
          .write(frame.array(), frame.offset(), frame.length());
      if (!frame.has(FrameType.REQUEST_MORE) && !frame.has(FrameType.REQUEST_HAVE_DATA)) {
        onRequest(frame.requestId());
      }
    } else if (frame.type() == FrameType.COMMAND_DATA.code() && frame.has(FrameType.DATA_EOS)) {
      onRequest(frame.requestId());
    }
  }

  private void onRequest(int id) {
    ByteArrayOutputStream request = requests.remove(id);
    if (request == null) {
      return;
    }
    Queue<List<String>> scripted = script.get(name(request.toByteArray()));
    List<String> frames = scripted == null ? null : scripted.poll();
    if (frames != null) {
      frames.forEach(frame -> answers.add(addressed(id, frame)));
    }
  }

  private static String name(byte[] request) {
    CborValue.Map map = (CborValue.Map) CborValue.decode(request);
    for (CborValue.Entry entry : map.entries()) {
      if (entry.key().equals(NAME)) {
        byte[] name = ((CborValue.Bytes) entry.value()).value();
        return new String(name, StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("the client sent a request without a name: " + map);
  }

  boolean hasAnswers() {
    return !answers.isEmpty();
  }

  /** Returns the frames that answer the requests since the last call. */
  List<String> takeAnswers() {
    List<String> taken = List.copyOf(answers);
    answers.clear();
    return taken;
  }
}
