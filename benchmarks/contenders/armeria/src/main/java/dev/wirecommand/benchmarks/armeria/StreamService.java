package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import com.linecorp.armeria.server.annotation.Post;
import dev.wirecommand.benchmarks.harness.Pattern;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Downloads and uploads: bodies of any length. */
public final class StreamService {
  StreamService() {}

  /** Answers the request that opens a connection. */
  @Get("/ready")
  public HttpStatus ready() {
    return HttpStatus.NO_CONTENT;
  }

  @Get("/download")
  public HttpResponse download(@Param long length) {
    return HttpResponse.of(ResponseHeaders.of(HttpStatus.OK), new PatternPublisher(length));
  }

  @Post("/upload")
  public HttpResponse upload(HttpRequest request) {
    CompletableFuture<HttpResponse> response = new CompletableFuture<>();
    request.subscribe(
        new BodySubscriber() {
          private long position;

          @Override
          void onData(byte[] bytes) {
            if (!Pattern.matches(position, bytes, 0, bytes.length)) {
              onError(new IOException("other bytes came after " + position));
            }
            position += bytes.length;
          }

          @Override
          public void onError(Throwable failure) {
            response.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            response.complete(HttpResponse.of(Long.toString(position)));
          }
        });
    return HttpResponse.of(response);
  }
}
