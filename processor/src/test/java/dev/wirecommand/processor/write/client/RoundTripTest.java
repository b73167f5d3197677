package dev.wirecommand.processor.write.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Resources;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests generated code, byte by byte. */
class RoundTripTest {
  private static final CommandData NO_DATA = CommandData.none();

  private static ClassLoader loader;
  private Loopback git;

  @BeforeAll
  static void compile(@TempDir Path directory) {
    loader =
        Compilation.in(directory)
            .option("-Xlint:-auxiliaryclass")
            .files(Resources.sourcesIn("valid"))
            .run()
            .expectSuccess()
            .load();
  }

  @BeforeEach
  void load() {
    git = new Loopback(loader, "git.GitCommands", "git.GitCommands");
  }

  @Test
  void bytesOfACall() throws Exception {
    CommandReply reply =
        git.run("lookup", hex("a1 43 6b6579 63 746970"), NO_DATA); // {b'key': 'tip'}

    assertThat(reply.cbor()).isTrue();
    assertThat(reply.bytes()).containsExactly(hex("45 3c7469703e")); // b'<tip>'
  }

  @Test
  void namesMayBeTextAndTextMayBeBytes() throws Exception {
    assertThat(git.run("lookup", hex("a1 63 6b6579 43 746970"), NO_DATA).bytes())
        .containsExactly(hex("45 3c7469703e"));
  }

  @Test
  void descriptorsSayWhatWasDeclared() {
    assertThat(git.dispatch.commands().stream().map(CommandDescriptor::name))
        .containsExactly(
            "branch", "cat", "count", "exists", "heads", "known", "log", "lookup", "matrix", "push",
            "tag");
    CommandDescriptor log = git.descriptor("log");
    assertThat(log)
        .isEqualTo(
            CommandDescriptor.builder("log", Permission.READ)
                .argument(ArgumentDescriptor.builder("revision", "tstr").build())
                .argument(
                    ArgumentDescriptor.builder("limit", "-2147483648..2147483647")
                        .defaultValue(20)
                        .build())
                .argument(ArgumentDescriptor.builder("paths", "[* tstr]").optional().build())
                .argument(ArgumentDescriptor.builder("follow-renames", "bool").build())
                .result(ResultForm.VALUE, "Page")
                .build());
    assertThat(log.types().rules())
        .containsExactly(
            entry(
                "Page",
                "{ commits: [* Commit], ? next: -2147483648..2147483647,"
                    + " authors: {* tstr => Person} }"),
            entry(
                "Commit",
                "{ node: bstr, author: Person, time: -9223372036854775808..9223372036854775807,"
                    + " parents: [* bstr], merge: bool }"),
            entry("Person", "{ name: tstr, ? mail: tstr }"));
    assertThat(git.descriptor("cat").form()).isEqualTo(ResultForm.BYTES);
    assertThat(git.descriptor("cat").result()).isEqualTo("bytes");
    assertThat(git.descriptor("cat").data()).isFalse();
    assertThat(git.descriptor("push").data()).isTrue();
    assertThat(git.descriptor("push").permission()).isEqualTo(Permission.WRITE);
    assertThat(git.descriptor("branch").result()).isEqualTo("tstr / null");
    assertThat(git.descriptor("known").result()).isEqualTo("{* bstr => bool}");
    assertThat(git.descriptor("tag").result()).isEqualTo("null");
    assertThat(git.descriptor("matrix").result())
        .isEqualTo("[* {* tstr => [* -2147483648..2147483647]} / null]");
  }

  @Test
  void aRecordOfAllKinds() {
    Object page = git.call("log", "r1", 5, Optional.of(List.of("a", "b")), true);

    assertThat(git.wire)
        .containsExactly(
            "log {h'6c696d6974': 5, h'7061746873': [\"a\", \"b\"], h'7265766973696f6e': \"r1\","
                + " h'666f6c6c6f772d72656e616d6573': true}",
            "{\"authors\": {\"a\": {\"mail\": \"[a, b]\", \"name\": \"log\"},"
                + " \"bb\": {\"mail\": \"[a, b]\", \"name\": \"log\"}},"
                + " \"commits\": [{\"node\": h'7231', \"time\": 5, \"merge\": true,"
                + " \"author\": {\"mail\": \"[a, b]\", \"name\": \"log\"},"
                + " \"parents\": [h'07']}]}");
    assertThat(page.toString())
        .matches(
            "Page\\[commits=\\[Commit\\[node=\\[B@\\w+, author=Person\\[name=log,"
                + " mail=Optional\\[\\[a, b]]], time=5, parents=\\[\\[B@\\w+], merge=true]],"
                + " next=Optional.empty, authors=\\{a=Person.*, bb=Person.*}]");
  }

  @Test
  void whatIsNotGivenIsLeftOut() {
    git.call("log", "r1", 5, Optional.empty(), false);

    assertThat(git.wire.get(0))
        .isEqualTo(
            "log {h'6c696d6974': 5, h'7265766973696f6e': \"r1\","
                + " h'666f6c6c6f772d72656e616d6573': false}");
    assertThat(git.wire.get(1)).contains("\"author\": {\"name\": \"log\"}");
  }

  @Test
  void defaultsStandInForWhatIsAbsentOrNull() throws Exception {
    // 'HEAD'.length() + 1000 + 5
    assertThat(typed("count", "a1 44 73746570 05")).isEqualTo("1903f1");
    // {b'of': null, b'step': 5, b'since': null}
    assertThat(typed("count", "a3 42 6f66 f6 44 73746570 05 45 73696e6365 f6")).isEqualTo("1903f1");
    // {b'of': '', b'step': -1, b'since': 2}
    assertThat(typed("count", "a3 42 6f66 60 44 73746570 20 45 73696e6365 02")).isEqualTo("01");
    assertThat(typed("exists", "a1 44 6e6f6465 41 00")).isEqualTo("f5");
    assertThat(typed("exists", "a2 44 6e6f6465 41 00 49 726561636861626c65 f4")).isEqualTo("f4");
    assertThat(new String(git.run("cat", hex("a1 44 70617468 61 70"), NO_DATA).bytes(), UTF_8))
        .isEqualTo("p9223372036854775807");
  }

  @Test
  void everyTypeThereAndBack() {
    assertThat((byte[]) git.call("lookup", "é")).isEqualTo("<é>".getBytes(UTF_8));
    assertThat((List<?>) git.call("heads")).hasSize(2).first().isEqualTo(new byte[] {1, 2});
    assertThat(git.call("count", "abc", Optional.of(1L << 40), -7)).isEqualTo(3 + (1L << 40) - 7);
    assertThat(git.call("exists", new byte[1], true)).isEqualTo(true);
    assertThat(git.call("branch", "")).isEqualTo(Optional.empty());
    assertThat(git.call("branch", "main")).isEqualTo(Optional.of("main"));
    assertThat(git.call("known", List.of(new byte[] {1}, new byte[] {0, 1})))
        .isEqualTo(
            Map.of(
                ByteBuffer.wrap(new byte[] {1}), false, ByteBuffer.wrap(new byte[] {0, 1}), true));
    assertThat(git.call("matrix", List.of(1, Integer.MIN_VALUE)))
        .isEqualTo(
            List.of(Optional.of(Map.of("row", List.of(1, Integer.MIN_VALUE))), Optional.empty()));
  }

  @Test
  void rawBytesGoAsTheyAre() {
    assertThat((byte[]) git.call("cat", "p", 3L)).isEqualTo("p3".getBytes(UTF_8));
    assertThat(git.wire).containsExactly("cat {h'6d6178': 3, h'70617468': \"p\"}", "raw");
  }

  @Test
  void dataGoesBesideTheArguments() {
    assertThat(git.call("push", CommandData.of(new byte[] {1, 2, 3}), "main")).isEqualTo(3);
    assertThat(git.wire).containsExactly("push {h'6272616e6368': \"main\"}", "3");
  }

  @Test
  void whatTheHandlerThrowsIsThrownOn() {
    assertThatThrownBy(() -> git.run("push", hex("a1 46 6272616e6368 60"), NO_DATA))
        .isInstanceOf(java.io.IOException.class)
        .hasMessage("no bundle for ");
  }

  @Test
  void whatReturnsNullIsNamed() {
    assertThatThrownBy(
            () -> new Loopback(loader, "names.Nulls", "names.Nulls").run("a", hex("a0"), NO_DATA))
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage("a returned null");
  }

  @Test
  void recordsAreArgumentsToo() throws Exception {
    Class<?> personType = loader.loadClass("git.GitCommands$Person");
    Class<?> commitType = loader.loadClass("git.GitCommands$Commit");
    Object person = Loopback.make(personType, "Ann", Optional.of("ann@example.org"));
    Object commit = Loopback.make(commitType, new byte[] {1}, person, 9L, List.of(), true);

    assertThat(git.call("tag", commit, Map.of("k", "v"), List.of(person))).isNull();

    assertThat(git.wire.get(1)).isEqualTo("null");
    assertThat(git.commands.getClass().getField("last").get(git.commands))
        .isEqualTo(List.of(person, Map.of("k", "v"), List.of(person)));
  }

  @Test
  void theClientOfAnInterfaceIsOne() throws Exception {
    Class<?> store = loader.loadClass("git.RefStore");
    assertThat(loader.loadClass("git.RefStoreClient").getInterfaces()).containsExactly(store);
    assertThat(loader.loadClass("git.GitCommandsClient").getInterfaces()).isEmpty();
  }

  @Test
  void clientsSkipFieldsThatTheyDoNotKnow() {
    git.reply =
        reply(
            // {'new': [{}], 'commits': [], 'next': null, 'authors': {}}
            "a4 63 6e6577 81a0 67 636f6d6d697473 80 64 6e657874 f6 67 617574686f7273 a0");

    assertThat(git.call("log", "r", 1, Optional.empty(), false).toString())
        .isEqualTo("Page[commits=[], next=Optional.empty, authors={}]");
  }

  @Test
  void clientsSayWhatIsWrongWithAnAnswer() {
    // {'commits': [{'node': h'', 'author': {'name': null}}]}
    assertRefused(
        "a1 67 636f6d6d697473 81 a2 64 6e6f6465 40 66 617574686f72 a1 64 6e616d65 f6",
        "log: result 'commits[0].author': missing field 'name'");
    // {'commits': [], 'authors': {'x': 1}}
    assertRefused(
        "a2 67 636f6d6d697473 80 67 617574686f7273 a1 61 78 01",
        "log: result 'authors[0]': expected map, got integer");
    assertRefused("a1 67 636f6d6d697473 f6", "log: result: missing field 'commits'");
    assertRefused("f6", "log: result: expected map, got null");
    assertThatThrownBy(() -> call(new CommandReply(hex("80"), false)))
        .isInstanceOf(ConnectionException.class)
        .hasMessage("log: expected a typed result, got a response without the cbor flag");
  }

  @Test
  void aCommandWithoutResultAnswersNullAndNothingElse() {
    Loopback hostile = new Loopback(loader, "names.Hostile", "names.Hostile");
    hostile.reply = reply("f6");
    assertThat(hostile.call("describe")).isNull();

    hostile.reply = reply("f5");
    assertThatThrownBy(() -> hostile.call("describe"))
        .isInstanceOf(ConnectionException.class)
        .hasMessage("describe: result: expected null, got boolean");
  }

  @Test
  void overloadsThatAreOneToAClientGetNumbers() {
    Loopback overloads = new Loopback(loader, "inherit.Overloads", "inherit.Overloads");

    // In the order of their names: bytes, context, data, text.
    assertThat(overloads.call("put2", new byte[0])).isEqualTo(3);
    assertThatThrownBy(() -> overloads.call("put3", new byte[0]))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("no method put3 in ");
  }

  @Test
  void namesOfTheUserGetInNobodysWay() {
    Loopback hostile = new Loopback(loader, "names.Hostile", "names.Hostile");

    assertThat(hostile.call("toString")).isEqualTo("Hostile");
    assertThat(hostile.call("async")).isEqualTo(7);
    assertThat(Loopback.invoke(hostile.call("async2"), "call", 5))
        .extracting(stage -> ((CompletionStage<?>) stage).toCompletableFuture().join())
        .isEqualTo(5);
    assertThat(hostile.call("with", CallOptions.NONE)).isEqualTo(6);
    assertThat(Loopback.invoke(hostile.call("with2", CallOptions.NONE), "call", 4)).isEqualTo(4);
    assertThat(hostile.call("call", 5)).isEqualTo(5);
    assertThat(new Loopback(loader, "names.Nested$Commands", "names.Nested_Commands").call("one"))
        .isEqualTo(1);
    assertThat(
            new Loopback(loader, "names.Nested$Inner$Commands", "names.Nested_Inner_Commands")
                .call("two"))
        .isEqualTo(2);
    assertThat(
            new Loopback(loader, "names.Nested_Commands", "names.Nested__Commands").call("three"))
        .isEqualTo(3);
    assertThat(
            new Loopback(loader, "InDefaultPackage", "InDefaultPackage")
                .call("entries", List.of("a")))
        .hasToString("[Entry[name=a]]");
  }

  @Test
  void inheritedCommandsAreMembersOfTheSubclass() throws Exception {
    Loopback users = new Loopback(loader, "inherit.UserStore", "inherit.UserStore");
    Object user = Loopback.make(loader.loadClass("inherit.User"), "Ann");

    assertThat(users.call("put", user)).isEqualTo(3);
    assertThat(users.wire).containsExactly("put {h'7468696e67': {\"name\": \"Ann\"}}", "3");
    assertThat(users.call("all")).isEqualTo(List.of());
    assertThat(((Stream<?>) users.call("each", user)).toList()).isEqualTo(List.of(user, user));
    assertThat(users.call("name")).isEqualTo("users");
    assertThat(users.call("size")).isEqualTo(2);
    assertThat(users.call("close")).isNull();
  }

  private void assertRefused(String bytes, String message) {
    assertThatThrownBy(() -> call(reply(bytes)))
        .isInstanceOf(ConnectionException.class)
        .hasMessage(message);
  }

  private Object call(CommandReply reply) {
    git.reply = reply;
    return git.call("log", "r", 1, Optional.empty(), false);
  }

  private static CommandReply reply(String bytes) {
    return new CommandReply(hex(bytes), true);
  }

  private String typed(String command, String arguments) throws Exception {
    return HexFormat.of().formatHex(git.run(command, hex(arguments), NO_DATA).bytes());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
