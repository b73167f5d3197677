package dev.wirecommand.frame;

/**
 * The flags of streams and of the types of frames, as the bits that the header carries (sections 1
 * and 2 of the protocol). Their names stand in {@link FrameType}.
 */
public final class FrameFlags {
  /** {@code command-request}: the first frame of a request. */
  public static final int REQUEST_NEW = 1;

  /** {@code command-request}: a later frame of a request. */
  public static final int REQUEST_CONTINUATION = 2;

  /** {@code command-request}: more frames of the request map follow. */
  public static final int REQUEST_MORE = 4;

  /** {@code command-request}: {@code command-data} frames follow the request map. */
  public static final int REQUEST_HAVE_DATA = 8;

  /** {@code command-data}: more data follow. */
  public static final int DATA_CONTINUATION = 1;

  /** {@code command-data}: the last of the data. */
  public static final int DATA_EOS = 2;

  /** {@code bytes-response}: more of the response follows. */
  public static final int RESPONSE_CONTINUATION = 1;

  /** {@code bytes-response}: the last of the response. */
  public static final int RESPONSE_EOS = 2;

  /** {@code bytes-response}: the response is CBOR. */
  public static final int RESPONSE_CBOR = 4;

  /** {@code error-response}: the peer broke the protocol; fatal to the connection. */
  public static final int ERROR_PROTOCOL = 1;

  /** {@code error-response}: the command failed; ends its request alone. */
  public static final int ERROR_APPLICATION = 2;

  /** Of the stream: opens it; the first frame of a closed stream must have it. */
  public static final int STREAM_BEGIN = 1;

  /** Of the stream: closes it, before the frame's payload is handled. */
  public static final int STREAM_END = 2;

  /** Of the stream: the stream's content encoding was applied to the payload. */
  public static final int STREAM_ENCODED = 4;

  private FrameFlags() {}
}
