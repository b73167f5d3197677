package dev.wirecommand.netty;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the frames that a server sends on a socket. */
public final class FramesOnSocket {
  private FramesOnSocket() {}

  /**
   * Reads frames until the server ends the connection.
   *
   * @return for each frame its request, stream and stream flags, its type and flags as one number,
   *     and its payload as text
   */
  public static List<String> readAll(Socket socket) throws IOException {
    List<String> frames = new ArrayList<>();
    InputStream in = socket.getInputStream();
    for (byte[] h = in.readNBytes(8); h.length == 8; h = in.readNBytes(8)) {
      int length = (h[0] & 0xFF) | (h[1] & 0xFF) << 8 | (h[2] & 0xFF) << 16;
      int request = (h[3] & 0xFF) | (h[4] & 0xFF) << 8;
      String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      frames.add(request + " " + h[5] + " " + h[6] + " " + (h[7] & 0xFF) + " " + text);
    }
    return frames;
  }
}
