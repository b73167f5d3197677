package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Contender.Handlers;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.util.ByteBufPayload;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The measured call. */
final class Responder implements RSocket {
  private final Coding coding;
  private final Handlers handlers;

  Responder(Coding coding, Handlers handlers) {
    this.coding = coding;
    this.handlers = handlers;
  }

  @Override
  public Mono<Payload> requestResponse(Payload request) {
    Supplier<byte[]> handler = coding.handler(Payloads.take(request));
    if (handlers == Handlers.DIRECT) {
      return Mono.just(ByteBufPayload.create(handler.get()));
    }
    return Mono.fromSupplier(() -> ByteBufPayload.create(handler.get()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  /** Serves a download, whose length is in the payload. */
  @Override
  public Flux<Payload> requestStream(Payload request) {
    return Payloads.ofPattern(Payloads.takeLong(request));
  }

  /** Serves an upload and answers its length. */
  @Override
  public Flux<Payload> requestChannel(Publisher<Payload> payloads) {
    return Flux.from(payloads)
        .limitRate(Payloads.AHEAD)
        .reduce(0L, Responder::compare)
        .map(Payloads::ofLong)
        .flux();
  }

  private static long compare(long position, Payload payload) {
    int count = payload.data().readableBytes();
    if (!Payloads.takeAndCompare(position, payload)) {
      throw new IllegalStateException("other bytes came after " + position);
    }
    return position + count;
  }
}
