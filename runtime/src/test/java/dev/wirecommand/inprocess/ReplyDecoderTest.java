package dev.wirecommand.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.server.WireServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoders that read a response where it has arrived. */
class ReplyDecoderTest {
  private static CommandCall echo(byte[] data) {
    return new CommandCall(
        new CommandName("data", Permission.READ),
        new byte[] {(byte) 0xA0},
        CommandData.of(data),
        CallOptions.NONE);
  }

  /** Responses of one frame are decoded in place, and others once they are whole. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30_000, 200_000})
  void seeTheWholeResponse(int length) throws Exception {
    byte[] data = new byte[length];
    new Random(length).nextBytes(data);
    List<Boolean> flags = new ArrayList<>();
    CommandReply.Decoder<byte[]> copy =
        (array, offset, count, cbor) -> {
          flags.add(cbor);
          return Arrays.copyOfRange(array, offset, offset + count);
        };
    try (WireServer server = WireServer.builder().dispatch(new EchoDispatch()).build();
        CommandClient client = InProcess.connect(server)) {
      assertThat(client.call(echo(data), copy).get()).isEqualTo(data);
      assertThat(client.call(echo(data)).thenApply(copy).get()).isEqualTo(data);
    }
    assertThat(flags).containsExactly(false, false);
  }

  @Test
  void failTheCallWithWhatTheyThrow() {
    IllegalStateException failure = new IllegalStateException("as you wish");
    CommandReply.Decoder<byte[]> failing =
        (array, offset, count, cbor) -> {
          throw failure;
        };
    try (WireServer server = WireServer.builder().dispatch(new EchoDispatch()).build();
        CommandClient client = InProcess.connect(server)) {
      assertThatThrownBy(() -> client.call(echo(new byte[1]), failing).get()).hasCause(failure);
    }
  }
}
