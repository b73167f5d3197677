package dev.wirecommand.client;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.stream.SendBuffer;
import dev.wirecommand.stream.SendBufferOwner;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the requests of calls, whatever way their data comes. Used on the connection's thread. */
final class RequestFactory {
  private final ClientReactor reactor;
  private final Executor executor;
  private final int chunk;

  RequestFactory(ClientReactor reactor, ClientOptions options) {
    this.reactor = reactor;
    this.executor = options.executor();
    this.chunk = options.limits().sendPayload();
  }

  /**
   * Makes a request, and where its data is still to come, the upload.
   *
   * @param timeLeft how long the caller waits, or null where it does not say
   * @throws IllegalStateException if all ids are taken, or the data was sent before
   */
  ClientRequest make(ClientCall<?> call, @Nullable Duration timeLeft) {
    CommandCall made = call.call();
    byte[] name = call.command().encoded();
    ByteSlice arguments = made.arguments();
    ByteSlice meta = made.options().encodedMeta(timeLeft);
    CommandData data = made.data();
    ClientRequest request =
        data.isPresent()
            ? data.accept(new DataRequest(call, name, arguments, meta))
            : reactor.request(name, arguments, meta, null);
    request.attach(call);
    request.takeErrorCodes();
    return request;
  }

  /** Lets go of the data of a call that has not begun and never will. */
  void release(ClientCall<?> call) {
    CommandData data = call.call().data();
    if (data.isPresent()) {
      try {
        data.accept(new Release(call));
      } catch (RuntimeException e) {
        // Another call has sent it, or will; or it is broken, and the call has ended anyway.
      }
    }
  }

  /** A request with data. */
  private final class DataRequest implements CommandData.Visitor<ClientRequest> {
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
    public ClientRequest none() {
      return reactor.request(name, arguments, meta, null);
    }

    @Override
    public ClientRequest whole(byte[] bytes) {
      return reactor.request(name, arguments, meta, ByteSlice.of(bytes));
    }

    @Override
    public ClientRequest stream(InputStream stream) {
      return uploading(owner -> SendBuffer.of(stream, executor, chunk, owner));
    }

    @Override
    public ClientRequest published(Flow.Publisher<ByteBuffer> publisher) {
      return uploading(owner -> SendBuffer.published(publisher, chunk, owner));
    }

    private ClientRequest uploading(Function<SendBufferOwner, SendBuffer> source) {
      Upload upload = new Upload(call, source);
      call.upload = upload;
      return reactor.requestWithDataToCome(name, arguments, meta);
    }
  }

  /** Closes a stream, on the thread where it would have been read. */
  private final class Release implements CommandData.Visitor<Boolean> {
    private final ClientCall<?> call;

    Release(ClientCall<?> call) {
      this.call = call;
    }

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
      new Upload(call, owner -> SendBuffer.of(stream, executor, chunk, owner)).cancel();
      return true;
    }

    @Override
    public Boolean published(Flow.Publisher<ByteBuffer> publisher) {
      return false;
    }
  }
}
