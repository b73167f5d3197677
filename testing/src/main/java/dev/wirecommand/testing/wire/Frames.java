package dev.wirecommand.testing.wire;

import dev.wirecommand.frame.text.FrameText;

/**
 * The frames of a client in the text form, on stream 1 (sections 1 and 3 of the protocol).
 *
 * <pre>{@code
 * scene.receive(
 *     requestWithArguments(1, "lookup", "b'key': 'main'"), upload(3, "put"), lastData(3, "hello"));
 * }</pre>
 *
 * <p>Arguments and metadata are the inside of a map in the text form, such as {@code b'key':
 * 'main', b'depth': 2}. {@link ServerScene} adds {@code stream-begin} to the first frame of a
 * connection.
 */
public final class Frames {
  private static final String REQUEST = " 1 0 command-request new";
  private static final String DATA = " 1 0 command-data ";

  private Frames() {}

  /**
   * Returns a request without arguments and data.
   *
   * @param id the request id
   * @param command the command's name
   * @return the frame
   */
  public static String request(int id, String command) {
    return id + REQUEST + " cbor:{b'name': b'" + command + "'}";
  }

  /**
   * Returns a request with metadata.
   *
   * @param id the request id
   * @param command the command's name
   * @param meta the entries of the metadata
   * @return the frame
   */
  public static String requestWithMeta(int id, String command, String meta) {
    return id + REQUEST + " cbor:{b'name': b'" + command + "', b'meta': {" + meta + "}}";
  }

  /**
   * Returns a request with arguments.
   *
   * @param id the request id
   * @param command the command's name
   * @param arguments the entries of the map of arguments
   * @return the frame
   */
  public static String requestWithArguments(int id, String command, String arguments) {
    return id + REQUEST + " cbor:{b'name': b'" + command + "', b'args': {" + arguments + "}}";
  }

  /**
   * Returns a request that cancels another one.
   *
   * @param id the request id
   * @param cancelled the id of the request to cancel
   * @return the frame
   */
  public static String cancel(int id, int cancelled) {
    return requestWithArguments(id, "wirecommand.cancel", "b'request': " + cancelled);
  }

  /**
   * Returns a request that data follows.
   *
   * @param id the request id
   * @param command the command's name
   * @return the frame
   */
  public static String upload(int id, String command) {
    return id + REQUEST + "|have-data cbor:{b'name': b'" + command + "'}";
  }

  /**
   * Returns a request with metadata that data follows.
   *
   * @param id the request id
   * @param command the command's name
   * @param meta the entries of the metadata, such as {@code b'window': 65536}
   * @return the frame
   */
  public static String uploadWithMeta(int id, String command, String meta) {
    return id + REQUEST + "|have-data cbor:{b'name': b'" + command + "', b'meta': {" + meta + "}}";
  }

  /**
   * Returns a frame that grants the server more of a response (section 9 of the protocol, windows).
   *
   * @param id the request id
   * @param bytes how many bytes more the client takes
   * @return the frame
   */
  public static String window(int id, long bytes) {
    return id + " 1 0 window 0 cbor:" + bytes;
  }

  /**
   * Returns data of a request, after which more follows.
   *
   * @param id the request id
   * @param bytes the data, as in a Python bytes literal
   * @return the frame
   */
  public static String data(int id, String bytes) {
    return id + DATA + "continuation " + bytes;
  }

  /**
   * Returns the last data of a request.
   *
   * @param id the request id
   * @param bytes the data, as in a Python bytes literal
   * @return the frame
   */
  public static String lastData(int id, String bytes) {
    return id + DATA + "eos " + bytes;
  }

  /**
   * Returns a frame as a link prints it, so that it can be compared with one that was written: with
   * names for numbers, and a payload as bytes where the type has no CBOR payload.
   *
   * @param text the frame in the text form
   * @return the same frame as {@link FrameText#print} writes it
   * @throws IllegalArgumentException if the text is no frame
   */
  public static String printed(String text) {
    return FrameText.print(FrameText.parse(text));
  }
}
