package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What counts in the account of a client's connection. */
class AccountTest {
  private static final int KIB = 1024;

  /** A call without arguments. */
  private static final long CALL = 512 + 1;

  private final TestLink link = new TestLink();
  private final Queue<Runnable> sources = new ArrayDeque<>();
  private final ClientConnection client = client(MemoryLimits.DEFAULT);

  private ClientConnection client(MemoryLimits memory) {
    return new ClientConnection(
        link,
        ClientOptions.builder()
            .executor(sources::add)
            .limits(Limits.builder().memory(memory).build())
            .build());
  }

  private static long held(ClientConnection client) {
    try {
      Field account = ClientConnection.class.getDeclaredField("account");
      account.setAccessible(true);
      return ((ConnectionAccount) account.get(client)).held();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private long held() {
    return held(client);
  }

  private static CommandCall upload(InputStream data) {
    return new CommandCall(
        new CommandName("put", Permission.READ),
        new byte[] {(byte) 0xA0},
        CommandData.of(data),
        CallOptions.NONE);
  }

  private void runAll() {
    link.runTasks();
    while (!sources.isEmpty()) {
      sources.remove().run();
      link.runTasks();
    }
  }

  @Test
  void aCallCountsWithItsArgumentsUntilItsEnd() {
    CompletableFuture<CommandReply> reply = client.call(Made.call("look"));
    link.runTasks();
    assertThat(held()).isEqualTo(CALL);
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos|cbor cbor:1");
    assertThat(reply).isCompleted();
    assertThat(held()).isZero();
  }

  @Test
  void aCancelledCallCountsNoMore() {
    CompletableFuture<CommandReply> reply = client.call(Made.call("look"));
    link.runTasks();
    reply.cancel(false);
    link.runTasks();
    assertThat(held()).isZero();
  }

  @Test
  void aCallThatIsCancelledBeforeItBeginsNeverCounts() {
    link.setOnEventLoop(false);
    client.call(Made.call("look")).cancel(false);
    link.setOnEventLoop(true);
    link.runTasks();
    assertThat(held()).isZero();
  }

  @Test
  void theWindowOfAResponseCountsFromTheRequest() {
    client.open(Made.call("cat"));
    link.runTasks();
    assertThat(held()).isEqualTo(CALL + 256 * KIB);
    TestLink.deliver(client, "1 2 stream-begin window 0 cbor:0");
    assertThat(held()).isEqualTo(CALL + 256 * KIB);
    TestLink.deliver(client, "1 2 0 bytes-response eos x");
    assertThat(held()).isZero();
  }

  @Test
  void aCollectedResponseCountsAtItsCapacity() {
    client.call(Made.call("look"));
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response continuation " + "x".repeat(1000));
    assertThat(held()).isEqualTo(CALL + 1000);
    TestLink.deliver(client, "1 2 0 bytes-response continuation y");
    assertThat(held()).isEqualTo(CALL + 2000);
    client.onClosed(null);
    assertThat(held()).isZero();
  }

  @Test
  void theChunksOfAnUploadCountUntilItsEnd() {
    CompletableFuture<CommandReply> reply =
        client.call(upload(new ByteArrayInputStream(new byte[10])));
    link.runTasks();
    assertThat(held()).isEqualTo(CALL + 8 * 32 * KIB);
    TestLink.deliver(
        client,
        "3 2 stream-begin window 0 cbor:0",
        "3 2 0 bytes-response eos|cbor cbor:None",
        "1 2 0 window 0 cbor:0");
    runAll();
    // All of it is sent.
    assertThat(held()).isEqualTo(CALL);
    TestLink.deliver(client, "1 2 0 bytes-response eos|cbor cbor:1");
    assertThat(reply).isCompleted();
    assertThat(held()).isZero();
  }

  @Test
  void aHundredUnsentUploadsShareTheirChunks() {
    link.setWritable(false);
    for (int i = 0; i < 100; i++) {
      client.call(upload(InputStream.nullInputStream()));
    }
    link.runTasks();
    assertThat(held()).isEqualTo(100 * CALL + 153 * 32 * KIB);
  }

  @Test
  void aFullProcessRefusesCallsHere() {
    ClientConnection small = client(MemoryLimits.DEFAULT.withProcessBytes(1));
    CompletableFuture<CommandReply> fits =
        small.call(
            new CommandCall(
                new CommandName("look", Permission.READ),
                ByteSlice.of(new byte[60 * KIB]),
                CommandData.none(),
                CallOptions.NONE));
    link.runTasks();
    assertThat(fits).isNotDone();
    assertThat(held(small)).isEqualTo(512 + 60 * KIB);
    CompletableFuture<CommandReply> refused =
        small.call(
            new CommandCall(
                new CommandName("look", Permission.READ),
                ByteSlice.of(new byte[5 * KIB]),
                CommandData.none(),
                CallOptions.NONE));
    link.runTasks();
    assertThat(refused)
        .isCompletedExceptionally()
        .satisfies(
            call ->
                assertThat(overloaded(call))
                    .isEqualTo(
                        "look: the client holds 61952 bytes for this connection; all connections of the process"
                            + " may hold at most 262144, the limit processBytes"));
    assertThat(held(small)).isEqualTo(512 + 60 * KIB);
    small.onClosed(null);
    assertThat(held(small)).isZero();
  }

  private static String overloaded(CompletableFuture<?> call) {
    try {
      call.join();
      throw new AssertionError("not refused");
    } catch (java.util.concurrent.CompletionException e) {
      CommandException refused = (CommandException) e.getCause();
      assertThat(refused.code()).isEqualTo("overloaded");
      return refused.getMessage();
    }
  }
}
