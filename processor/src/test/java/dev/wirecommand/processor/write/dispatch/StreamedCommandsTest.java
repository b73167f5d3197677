package dev.wirecommand.processor.write.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.Answer;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Resources;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the descriptors of streamed data and results, and when generated code requests them. */
class StreamedCommandsTest {
  private static ClassLoader loader;

  private final Loopback streams = new Loopback(loader, "streams.Streams", "streams.Streams");

  @BeforeAll
  static void compile(@TempDir Path directory) {
    loader =
        Compilation.in(directory)
            .files(Resources.sourcesIn("valid/streams"))
            .run()
            .expectSuccess()
            .load();
  }

  private static void readAll(Object stream) {
    ((Stream<?>) stream).forEach(item -> {});
  }

  @Test
  void whatGoesOverTheWire() {
    streams.wire.clear();
    readAll(streams.call("lines", 2, new byte[] {7}));
    readAll(streams.call("optionals"));
    readAll(streams.call("coded"));

    assertThat(streams.wire)
        .containsExactly(
            "lines {h'6279746573': h'07', h'636f756e74': 2}",
            "{\"bytes\": h'07', \"number\": 0}"
                + " {\"text\": \"line 1\", \"bytes\": h'07', \"number\": 1}",
            "optionals {}",
            "\"HIGH\" null",
            "coded {}",
            "2 4");
    assertThat(streams.lastCall.data().isPresent()).isFalse();
  }

  @Test
  void descriptorsSayWhatComesBitByBit() {
    assertThat(streams.dispatch.commands())
        .filteredOn(CommandDescriptor::data)
        .extracting(CommandDescriptor::name)
        .containsExactly("channel", "data", "numbers", "published", "quick", "slow", "stream");
    assertThat(streams.dispatch.commands())
        .filteredOn(c -> c.form() == ResultForm.BYTE_STREAM)
        .extracting(CommandDescriptor::name, CommandDescriptor::result)
        .containsExactly(
            tuple("channel", "bytes"),
            tuple("chunks", "bytes"),
            tuple("input", "bytes"),
            tuple("published-bytes", "bytes"));
    assertThat(streams.dispatch.commands())
        .filteredOn(c -> c.form() == ResultForm.ITEMS)
        .extracting(CommandDescriptor::name)
        .containsExactly(
            "buffers",
            "byte-items",
            "bytes",
            "coded",
            "free",
            "levels",
            "lines",
            "lists",
            "numbers",
            "optional-ints",
            "optionals",
            "steps",
            "texts");
    assertThat(streams.descriptor("optionals").result()).isEqualTo("Level / null");
    assertThat(streams.dispatch.commands())
        .filteredOn(CommandDescriptor::nonBlocking)
        .extracting(CommandDescriptor::name)
        .containsExactly("published", "quick", "steps");
    assertThat(streams.dispatch.commands())
        .filteredOn(c -> c.deadlineMillis() > 0)
        .extracting(CommandDescriptor::name, CommandDescriptor::deadlineMillis)
        .containsExactly(tuple("data", 5_000L), tuple("stream", 5_000_000_000L));
    assertThat(streams.descriptor("data").permission()).isEqualTo(Permission.WRITE);
  }

  @Test
  void theDataIsAskedForWhenTheCallRuns() {
    List<String> asked = new ArrayList<>();
    CommandData data =
        (CommandData)
            Proxy.newProxyInstance(
                StreamedCommandsTest.class.getClassLoader(),
                new Class<?>[] {CommandData.class},
                (proxy, method, arguments) -> {
                  asked.add(method.getName());
                  throw new IllegalStateException("asked");
                });
    CborReader none = new CborReader(HexFormat.of().parseHex("a0"));
    PreparedCall call =
        streams.dispatch.prepare(streams.ordinal("slow"), none, Loopback.context("slow"), data);
    assertThat(asked).isEmpty();

    assertThatThrownBy(() -> Answer.of(call))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("asked");
    assertThat(asked).containsExactly("inputStream");
  }

  @Test
  void theClientOfAnInterfaceIsOneWhateverComesBitByBit() throws Exception {
    assertThat(loader.loadClass("streams.BlobsClient").getInterfaces())
        .containsExactly(loader.loadClass("streams.Blobs"));
  }

  @Test
  void clientsWithOptionsAreMadeOfTheConnection() {
    CallOptions options = CallOptions.builder().traceparent("00-1-2-01").build();
    Object client = Loopback.invoke(streams.client, "with", options);

    assertThat(client).isInstanceOf(streams.client.getClass()).isNotSameAs(streams.client);
    assertThat(streams.optionsGiven).containsExactly(options);
    assertThat(Loopback.invoke(client, "input", 3)).isInstanceOf(InputStream.class);
  }
}
