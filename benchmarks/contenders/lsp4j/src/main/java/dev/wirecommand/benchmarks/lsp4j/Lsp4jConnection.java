package dev.wirecommand.benchmarks.lsp4j;

import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Calls by the proxy that LSP4J makes. */
final class Lsp4jConnection implements Contender.Connection {
  private final Socket socket;
  private final LookupService lookup;

  Lsp4jConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    lookup = JsonRpc.start(socket, new Object(), LookupService.class);
  }

  @Override
  public void send(Call call) {
    CompletableFuture<?> unused =
        lookup
            .lookup(new LookupParams(call.key(), call.n(), call.nodes()))
            .whenComplete(
                (found, failure) -> {
                  if (failure == null) {
                    call.answered(found.key(), found.sum(), found.count());
                  } else {
                    call.failed(failure);
                  }
                });
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
