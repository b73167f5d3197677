package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Transfer;
import java.util.concurrent.CompletableFuture;

/**
 * Calls on one connection. A client factory opens one for each event loop, and has one event loop
 * here.
 */
final class ArmeriaConnection implements Contender.Connection {
  private final ClientFactory factory =
      ClientFactory.builder().maxNumEventLoopsPerEndpoint(1).idleTimeoutMillis(0).build();
  private final WebClient client;

  ArmeriaConnection(int port) {
    client =
        WebClient.builder("h2c://127.0.0.1:" + port)
            .factory(factory)
            .responseTimeoutMillis(0)
            .writeTimeoutMillis(0)
            .maxResponseLength(0)
            .build();
    client.get("/ready").aggregate().join();
  }

  @Override
  public void send(Call call) {
    CompletableFuture<?> unused =
        client
            .prepare()
            .post("/lookup")
            .contentJson(new LookupParams(call.key(), call.n(), call.nodes()))
            .asJson(Found.class)
            .execute()
            .whenComplete(
                (response, failure) -> {
                  if (failure == null) {
                    Found found = response.content();
                    call.answered(found.key(), found.sum(), found.count());
                  } else {
                    call.failed(failure);
                  }
                });
  }

  @Override
  public void download(long length, Transfer transfer) {
    client
        .get("/download?length=" + length)
        .subscribe(
            new BodySubscriber() {
              @Override
              void onData(byte[] bytes) {
                transfer.onBytes(bytes, 0, bytes.length);
              }

              @Override
              public void onError(Throwable failure) {
                transfer.failed(failure);
              }

              @Override
              public void onComplete() {
                transfer.downloaded();
              }
            });
  }

  @Override
  public void upload(long length, Transfer transfer) {
    RequestHeaders headers = RequestHeaders.of(HttpMethod.POST, "/upload");
    CompletableFuture<?> unused =
        client
            .execute(HttpRequest.of(headers, new PatternPublisher(length)))
            .aggregate()
            .thenAccept(response -> transfer.received(Long.parseLong(response.contentUtf8())))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    transfer.failed(failure);
                  }
                });
  }

  @Override
  public void close() {
    CompletableFuture<?> unused = factory.closeAsync();
  }
}
