package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.frame.Frame;

/**
 * The limits on the resources that a peer may use. Every breach is answered with an error that
 * names the limit. Immutable.
 *
 * @param receivePayload the longest frame payload accepted, in bytes, 1 to 16,777,215 (section 1 of
 *     the protocol)
 * @param sendPayload the payload size at which this side splits, in bytes, 1 to 16,777,215; a peer
 *     accepts 65,535 unless it is known to accept more
 * @param requestBytes the longest request map, in bytes
 * @param requestFrames the most {@code command-request} frames in one request
 * @param nameBytes the longest command name, in bytes
 * @param bufferedDataBytes the most data that is buffered for one request, in bytes
 * @param partialRequests the most requests that are partly received at one time
 * @param memory the limits on the bytes that are held for peers
 * @param openStreams the most streams that a peer may have open at one time, 1 to 128
 * @param runningCommands the most commands of one connection that run at one time
 * @param serverRunningCommands the most commands of all connections that run at one time
 * @param windowBytes how many bytes of one request's data, or of one streamed response, may be
 *     unread or on their way at first (section 9 of the protocol)
 * @param maxWindowBytes the size in bytes to which such a window grows
 * @param connectionWindowBytes the bytes of all windows of a connection, in each direction
 * @param responseBytes the longest response that a client buffers, in bytes
 * @param progressTopics the most topics that a server may have under way in one request
 * @param sideOutputBytes the most text and progress of one request that a client takes, in bytes
 * @param rates the limits on how often a peer may do what costs more than it achieves
 * @param cbor the limits on one CBOR document
 */
public record Limits(
    int receivePayload,
    int sendPayload,
    int requestBytes,
    int requestFrames,
    int nameBytes,
    int bufferedDataBytes,
    int partialRequests,
    MemoryLimits memory,
    int openStreams,
    int runningCommands,
    int serverRunningCommands,
    int windowBytes,
    int maxWindowBytes,
    int connectionWindowBytes,
    int responseBytes,
    int progressTopics,
    int sideOutputBytes,
    RateLimits rates,
    CborLimits cbor) {
  /** The default limits. */
  public static final Limits DEFAULT =
      new Limits(
          Frame.DEFAULT_RECEIVE_PAYLOAD,
          Frame.DEFAULT_SEND_PAYLOAD,
          4 << 20,
          1024,
          255,
          16 << 20,
          32,
          MemoryLimits.DEFAULT,
          127,
          100,
          16_384,
          256 << 10,
          8 << 20,
          16 << 20,
          64 << 20,
          64,
          16 << 20,
          RateLimits.DEFAULT,
          CborLimits.DEFAULT);

  /**
   * Creates the limits, and checks that each one is in its range.
   *
   * @throws IllegalArgumentException if one is out of its range; the message names it
   */
  public Limits {
    LimitRange.check("receivePayload", receivePayload, Frame.MAX_PAYLOAD);
    LimitRange.check("sendPayload", sendPayload, Frame.MAX_PAYLOAD);
    LimitRange.check("requestBytes", requestBytes, Integer.MAX_VALUE);
    LimitRange.check("requestFrames", requestFrames, Integer.MAX_VALUE);
    LimitRange.check("nameBytes", nameBytes, Integer.MAX_VALUE);
    LimitRange.check("bufferedDataBytes", bufferedDataBytes, Integer.MAX_VALUE);
    LimitRange.check("partialRequests", partialRequests, 65_536);
    LimitRange.check("openStreams", openStreams, 128);
    LimitRange.check("runningCommands", runningCommands, 65_536);
    LimitRange.check("serverRunningCommands", serverRunningCommands, Integer.MAX_VALUE);
    LimitRange.check("windowBytes", windowBytes, Integer.MAX_VALUE);
    LimitRange.check("maxWindowBytes", maxWindowBytes, Integer.MAX_VALUE);
    LimitRange.check("connectionWindowBytes", connectionWindowBytes, Integer.MAX_VALUE);
    LimitRange.check("responseBytes", responseBytes, Integer.MAX_VALUE);
    LimitRange.check("progressTopics", progressTopics, Integer.MAX_VALUE);
    LimitRange.check("sideOutputBytes", sideOutputBytes, Integer.MAX_VALUE);
  }

  /** {@return a new builder that begins with the default limits} */
  public static Builder builder() {
    return DEFAULT.toBuilder();
  }

  /** {@return a new builder that begins with the limits of this object} */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * A builder of {@link Limits}. Each method sets the limit of the same name and returns this
   * builder. Values are checked by {@link #build}. Not safe for use by several threads.
   */
  public static final class Builder {
    private int receivePayload;
    private int sendPayload;
    private int requestBytes;
    private int requestFrames;
    private int nameBytes;
    private int bufferedDataBytes;
    private int partialRequests;
    private MemoryLimits memory;
    private int openStreams;
    private int runningCommands;
    private int serverRunningCommands;
    private int windowBytes;
    private int maxWindowBytes;
    private int connectionWindowBytes;
    private int responseBytes;
    private int progressTopics;
    private int sideOutputBytes;
    private RateLimits rates;
    private CborLimits cbor;

    private Builder(Limits from) {
      receivePayload = from.receivePayload;
      sendPayload = from.sendPayload;
      requestBytes = from.requestBytes;
      requestFrames = from.requestFrames;
      nameBytes = from.nameBytes;
      bufferedDataBytes = from.bufferedDataBytes;
      partialRequests = from.partialRequests;
      memory = from.memory;
      openStreams = from.openStreams;
      runningCommands = from.runningCommands;
      serverRunningCommands = from.serverRunningCommands;
      windowBytes = from.windowBytes;
      maxWindowBytes = from.maxWindowBytes;
      connectionWindowBytes = from.connectionWindowBytes;
      responseBytes = from.responseBytes;
      progressTopics = from.progressTopics;
      sideOutputBytes = from.sideOutputBytes;
      rates = from.rates;
      cbor = from.cbor;
    }

    /**
     * Sets the maximum length of the payload of a received frame.
     *
     * @param value the longest frame payload accepted, in bytes
     * @return this builder
     */
    public Builder receivePayload(int value) {
      receivePayload = value;
      return this;
    }

    /**
     * Sets the maximum length of the payload of a sent frame.
     *
     * @param value the payload size at which this side splits, in bytes
     * @return this builder
     */
    public Builder sendPayload(int value) {
      sendPayload = value;
      return this;
    }

    /**
     * Sets the maximum length of a request map.
     *
     * @param value the longest request map, in bytes
     * @return this builder
     */
    public Builder requestBytes(int value) {
      requestBytes = value;
      return this;
    }

    /**
     * Sets the maximum number of {@code command-request} frames in one request.
     *
     * @param value the most {@code command-request} frames in one request
     * @return this builder
     */
    public Builder requestFrames(int value) {
      requestFrames = value;
      return this;
    }

    /**
     * Sets the maximum length of a command name.
     *
     * @param value the longest command name, in bytes
     * @return this builder
     */
    public Builder nameBytes(int value) {
      nameBytes = value;
      return this;
    }

    /**
     * Sets the maximum amount of data that is buffered for one request.
     *
     * @param value the most data buffered for one request, in bytes
     * @return this builder
     */
    public Builder bufferedDataBytes(int value) {
      bufferedDataBytes = value;
      return this;
    }

    /**
     * Sets the maximum number of partly received requests.
     *
     * @param value the most requests partly received at one time
     * @return this builder
     */
    public Builder partialRequests(int value) {
      partialRequests = value;
      return this;
    }

    /**
     * Sets the limits on the bytes that are held for peers.
     *
     * @param value the limits
     * @return this builder
     */
    public Builder memory(MemoryLimits value) {
      memory = value;
      return this;
    }

    /**
     * Sets the maximum number of streams that a peer may have open.
     *
     * @param value the most streams that a peer may have open
     * @return this builder
     */
    public Builder openStreams(int value) {
      openStreams = value;
      return this;
    }

    /**
     * Sets the maximum number of running commands of one connection.
     *
     * @param value the most commands of one connection that run at one time
     * @return this builder
     */
    public Builder runningCommands(int value) {
      runningCommands = value;
      return this;
    }

    /**
     * Sets the maximum number of running commands of a server.
     *
     * @param value the most commands of all connections of a server that run at one time
     * @return this builder
     */
    public Builder serverRunningCommands(int value) {
      serverRunningCommands = value;
      return this;
    }

    /**
     * Sets how much data the application may leave unread before the connection stops reading.
     *
     * @param value how much data of one request or streamed response waits for its reader, in bytes
     * @return this builder
     */
    public Builder windowBytes(int value) {
      windowBytes = value;
      return this;
    }

    /**
     * Sets the maximum size to which a window grows.
     *
     * @param value how far a window grows, in bytes
     * @return this builder
     */
    public Builder maxWindowBytes(int value) {
      maxWindowBytes = value;
      return this;
    }

    /**
     * Sets the maximum size of all windows of a connection, in each direction.
     *
     * @param value how many bytes all windows of a connection have, in each direction
     * @return this builder
     */
    public Builder connectionWindowBytes(int value) {
      connectionWindowBytes = value;
      return this;
    }

    /**
     * Sets the maximum length of a response that a client buffers.
     *
     * @param value the longest response that a client buffers, in bytes
     * @return this builder
     */
    public Builder responseBytes(int value) {
      responseBytes = value;
      return this;
    }

    /**
     * Sets the maximum number of open progress topics in one request.
     *
     * @param value the most topics under way in one request
     * @return this builder
     */
    public Builder progressTopics(int value) {
      progressTopics = value;
      return this;
    }

    /**
     * Sets how many bytes of text and progress of one request a client takes. Further text and
     * progress of the request is dropped, and the call goes on.
     *
     * @param value the bytes, 1 or more; a frame counts as its payload and 64 bytes more
     * @return this builder
     */
    public Builder sideOutputBytes(int value) {
      sideOutputBytes = value;
      return this;
    }

    /**
     * Sets the limits on how often a peer may do what costs more than it achieves.
     *
     * @param value the limits
     * @return this builder
     */
    public Builder rates(RateLimits value) {
      rates = value;
      return this;
    }

    /**
     * Sets the limits on one CBOR document.
     *
     * @param value the limits on one CBOR document
     * @return this builder
     */
    public Builder cbor(CborLimits value) {
      cbor = value;
      return this;
    }

    /**
     * Builds the limits, and checks that each one is in its range.
     *
     * @return the limits
     * @throws IllegalArgumentException if one is out of its range
     */
    public Limits build() {
      return new Limits(
          receivePayload,
          sendPayload,
          requestBytes,
          requestFrames,
          nameBytes,
          bufferedDataBytes,
          partialRequests,
          memory,
          openStreams,
          runningCommands,
          serverRunningCommands,
          windowBytes,
          maxWindowBytes,
          connectionWindowBytes,
          responseBytes,
          progressTopics,
          sideOutputBytes,
          rates,
          cbor);
    }
  }
}
