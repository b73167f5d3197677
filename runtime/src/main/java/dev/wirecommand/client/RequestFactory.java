package dev.wirecommand.client;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.SendWindow;
import dev.wirecommand.engine.StreamShares;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.stream.SendBuffer;
import dev.wirecommand.stream.SendBufferOwner;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A factory for the requests that start calls and for the requests that cancel calls. It accepts
 * every kind of {@link CommandData}. Used on the event loop.
 */
final class RequestFactory {
  private static final byte[] CANCEL = "wirecommand.cancel".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PING = "wirecommand.ping".getBytes(StandardCharsets.US_ASCII);

  private static final SendBufferOwner NO_OWNER =
      new SendBufferOwner() {
        @Override
        public void onReady() {}

        @Override
        public void onPartial() {}
      };

  private final ClientReactor reactor;
  private final EventLoop loop;
  private final StreamShares uploads;
  private final Executor executor;
  private final int chunk;
  private final boolean cancels;

  /**
   * @param account counts the data that waits to be sent
   */
  RequestFactory(
      ClientReactor reactor, EventLoop loop, ClientOptions options, ConnectionAccount account) {
    this.reactor = reactor;
    this.loop = loop;
    this.uploads = new StreamShares(options.limits().sendPayload(), account);
    this.executor = options.executor();
    this.chunk = options.limits().sendPayload();
    this.cancels = options.cancels();
  }

  /**
   * Creates the request of a call and begins the call.
   *
   * @param timeLeft how long the caller waits, or null if there is no deadline
   * @throws IllegalStateException if all ids are in use, or the data was sent before
   */
  void begin(ClientCall<?> call, @Nullable Duration timeLeft) {
    CommandCall made = call.call();
    byte[] name = call.command().encoded();
    CommandData data = made.data();
    Long window = call.asksForWindows() ? (Long) call.reserveWindow() : null;
    ByteSlice meta = made.options().encodedMeta(timeLeft, window);
    if (data.isPresent()) {
      data.accept(new DataRequest(call, name, made.arguments(), meta));
    } else {
      begin(call, reactor.request(name, made.arguments(), meta, null), null);
    }
  }

  private static void begin(ClientCall<?> call, ClientRequest request, @Nullable SendWindow data) {
    request.attach(call);
    request.takeErrorCodes();
    if (call.asksForWindows()) {
      request.takeWindows();
    }
    call.begin(request, data);
  }

  /**
   * Closes the data of a call that has ended before its request was created. May be called on any
   * thread.
   */
  void release(CommandData data) {
    if (data.isPresent()) {
      try {
        data.accept(new Release());
      } catch (RuntimeException e) {
        // Another call has sent the data, or the data is broken; this call has ended anyway.
      }
    }
  }

  /**
   * Creates a request that cancels another request (section 9 of the protocol). The answer to the
   * new request is ignored, so the caller must {@linkplain ClientRequest#cancel cancel} the new
   * request after sending it.
   *
   * @return the request; null if cancels are switched off, or no id is free
   */
  @Nullable ClientRequest cancel(ClientRequest request) {
    if (!cancels) {
      return null;
    }
    CborWriter arguments = new CborWriter(16);
    arguments.writeMapHeader(1);
    arguments.writeName("request");
    arguments.writeLong(request.id());
    try {
      return reactor.request(CANCEL, ByteSlice.of(arguments), null, null);
    } catch (IllegalStateException e) {
      // The server goes on with the request, as it would if it did not know the command.
      return null;
    }
  }

  /**
   * Creates a request that asks whether the server still answers.
   *
   * @return the request, or null if no id is free
   */
  @Nullable ClientRequest ping() {
    try {
      return reactor.request(PING, CommandCall.NO_ARGUMENTS, null, null);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /**
   * Creates a request that finds out whether the server has windows. It must be sent before the
   * first request with data.
   *
   * @return the request, or null if that is known or no id is free
   */
  @Nullable ClientRequest probeWindows() {
    return reactor.probeWindows();
  }

  /** Returns whether the server is known to have windows. */
  boolean hasWindows() {
    return reactor.hasWindows();
  }

  /** Returns the next frame that goes out before all others, or null. */
  @Nullable Frame nextControlFrame() {
    return reactor.nextControlFrame();
  }

  private SendBuffer reading(InputStream stream, SendBufferOwner owner) {
    return SendBuffer.of(stream, executor, chunk, owner);
  }

  /** A data visitor that creates the request of a call and begins the call. */
  private final class DataRequest implements CommandData.Visitor<Boolean> {
    private final ClientCall<?> call;
    private final byte[] name;
    private final ByteSlice arguments;
    private final ByteSlice meta;

    DataRequest(ClientCall<?> call, byte[] name, ByteSlice arguments, ByteSlice meta) {
      this.call = call;
      this.name = name;
      this.arguments = arguments;
      this.meta = meta;
    }

    @Override
    public Boolean none() {
      begin(call, reactor.request(name, arguments, meta, null), null);
      return false;
    }

    @Override
    public Boolean whole(byte[] bytes) {
      begin(call, reactor.request(name, arguments, meta, ByteSlice.of(bytes)), null);
      return true;
    }

    @Override
    public Boolean stream(InputStream stream) {
      return produced(owner -> reading(stream, owner));
    }

    @Override
    public Boolean published(Flow.Publisher<ByteBuffer> publisher) {
      return produced(owner -> SendBuffer.published(publisher, chunk, owner));
    }

    private Boolean produced(Function<SendBufferOwner, SendBuffer> source) {
      SendWindow data = new SendWindow(loop, uploads, call, source);
      ClientRequest request;
      try {
        request = reactor.requestWithDataToCome(name, arguments, meta);
      } catch (IllegalStateException e) {
        data.cancel();
        throw e;
      }
      begin(call, request, data);
      return true;
    }
  }

  /** A visitor that closes a call's data if it is an input stream, on a thread of the executor. */
  private final class Release implements CommandData.Visitor<Boolean> {
    @Override
    public Boolean none() {
      return false;
    }

    @Override
    public Boolean whole(byte[] bytes) {
      return false;
    }

    @Override
    public Boolean stream(InputStream stream) {
      reading(stream, NO_OWNER).cancel();
      return true;
    }

    @Override
    public Boolean published(Flow.Publisher<ByteBuffer> publisher) {
      return false;
    }
  }
}
