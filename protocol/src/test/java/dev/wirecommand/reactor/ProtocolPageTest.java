package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.reactor.RequestTransitions.Effect;
import dev.wirecommand.reactor.RequestTransitions.Transition;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the examples and tables of {@code docs/protocol.md} with the code. */
class ProtocolPageTest {
  private static final Path PAGE = Path.of("../docs/protocol.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");
  private static final ByteSlice NO_ARGUMENTS = cbor("{}");

  private static final String TEXT = page();

  /** A frame as the page shows it: its line, and its bytes. */
  private record Example(String line, byte[] bytes) {
    Frame frame() {
      FrameDecoder decoder = new FrameDecoder(Frame.DEFAULT_RECEIVE_PAYLOAD);
      decoder.feed(bytes, 0, bytes.length);
      Frame frame = decoder.next();
      assertThat(frame).as("the bytes below '%s' are a frame", line).isNotNull();
      Frame copy = frame.copy();
      assertThat(decoder.next()).isNull();
      decoder.finish();
      return copy;
    }
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of a language, in their order. */
  private static List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(TEXT);
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    assertThat(blocks).as("blocks of %s", language).isNotEmpty();
    return blocks;
  }

  private static List<Example> examples() {
    return blocks("wire").stream().flatMap(block -> examples(block).stream()).toList();
  }

  private static List<Example> examples(String block) {
    List<Example> examples = new ArrayList<>();
    String line = "";
    StringBuilder hex = new StringBuilder();
    for (String each : block.lines().toList()) {
      if (each.startsWith("  ")) {
        hex.append(beforeRemark(each));
        continue;
      }
      if (!line.isEmpty()) {
        examples.add(new Example(line, bytes(hex.toString())));
      }
      line = withAllSpaces(each);
      hex.setLength(0);
    }
    examples.add(new Example(line, bytes(hex.toString())));
    return examples;
  }

  /** A line whose payload is empty ends with a space, which the page leaves out. */
  private static String withAllSpaces(String line) {
    return line.chars().filter(c -> c == ' ').count() < 5 ? line + " " : line;
  }

  private static String beforeRemark(String line) {
    int remark = line.indexOf(';');
    return remark < 0 ? line : line.substring(0, remark);
  }

  private static String remark(String line) {
    return line.substring(line.indexOf(';') + 1).strip();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }

  private static ByteSlice cbor(String literal) {
    return ByteSlice.of(FrameText.parsePayload("cbor:" + literal));
  }

  @TestFactory
  Stream<DynamicTest> everyFrameHasTheBytesBelowIt() {
    return examples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.line(),
                    () -> {
                      assertThat(FrameEncoder.encode(FrameText.parse(example.line())))
                          .isEqualTo(example.bytes());
                      assertThat(FrameText.print(example.frame())).isEqualTo(example.line());
                    }));
  }

  /** The documentation of the code refers to these numbers. */
  @Test
  void sectionsKeepTheirNumbers() {
    assertThat(TEXT.lines().filter(line -> line.startsWith("## ")).skip(1))
        .containsExactly(
            "## 1. Frames",
            "## 2. Streams",
            "## 3. Requests",
            "## 4. Responses",
            "## 5. The server",
            "## 6. Old peers",
            "## 7. Frames as text",
            "## 8. HTTP",
            "## 9. Extensions",
            "## 10. Values");
  }

  /* The conversations: both reactors make the frames of the page, in the order of the page. */

  /** Checks frames against the page, where they stand one behind the other. */
  private static void assertOnPage(List<String> sent) {
    List<String> all = examples().stream().map(Example::line).toList();
    assertThat(all).containsSequence(sent);
  }

  private static Limits splittingAt(int bytes) {
    return Limits.builder().sendPayload(bytes).build();
  }

  /** Both ends of one connection, and the frames that went over it. */
  private static final class Connection {
    final ClientReactor client;
    final ServerReactor server;
    final List<String> frames = new ArrayList<>();

    Connection(Limits limits) {
      client = new ClientReactor(limits);
      server = new ServerReactor(limits, OutputMode.IMMEDIATE, DataMode.STREAMED);
    }

    /** Makes calls that the page does not show, so that the next id and stream are as there. */
    Connection after(int calls) {
      for (int i = 0; i < calls; i++) {
        respond(call("a", NO_ARGUMENTS, null, null), cbor("None"));
      }
      frames.clear();
      return this;
    }

    ServerRequest call(
        String command, ByteSlice arguments, @Nullable ByteSlice meta, @Nullable ByteSlice data) {
      ClientRequest request = client.request(Lines.bytes(command), arguments, meta, data);
      if (meta != null) {
        request.takeErrorCodes();
      }
      ServerRequest running = null;
      for (Frame frame = request.nextFrame(); frame != null; frame = request.nextFrame()) {
        frames.add(FrameText.print(frame));
        ServerAction action = server.onFrame(frame);
        if (action instanceof ServerAction.RunCommand run) {
          running = run.request();
        }
        assertThat(action).isNotInstanceOf(ServerAction.ProtocolError.class);
      }
      request.sent();
      assertThat(running).isNotNull();
      running.sendErrorCodes(meta != null);
      return running;
    }

    void respond(ServerRequest request, ByteSlice value) {
      send(request.respond(value, true));
    }

    void send(ServerAction action) {
      SendFrames out = (SendFrames) action;
      for (Frame frame = out.next(); frame != null; frame = out.next()) {
        frames.add(FrameText.print(frame));
        assertThat(client.onFrame(frame)).isNotInstanceOf(ClientEvent.ConnectionFailed.class);
      }
    }
  }

  @Test
  void aCallAndItsResponse() {
    Connection connection = new Connection(Limits.DEFAULT);
    ServerRequest request = connection.call("lookup", cbor("{b'key': 'main'}"), null, null);
    connection.respond(request, cbor("b'\\x8a\\xb6'"));
    assertOnPage(connection.frames);
  }

  @Test
  void aMapInTwoFrames() {
    Connection connection = new Connection(splittingAt(16));
    connection.call("lookup", cbor("{b'key': 'main'}"), null, null);
    assertOnPage(connection.frames);
  }

  @Test
  void dataAndItsLastFrame() {
    Connection connection = new Connection(splittingAt(16)).after(1);
    connection.call("put", NO_ARGUMENTS, null, Lines.slice("0123456789abcdefghij"));
    assertOnPage(connection.frames);
  }

  @Test
  void dataThatFillsItsFrames() {
    Connection connection = new Connection(splittingAt(16)).after(2);
    connection.call("put", NO_ARGUMENTS, null, Lines.slice("0123456789abcdef"));
    assertOnPage(connection.frames.subList(1, 3));
  }

  @Test
  void aResponseThatFillsItsFrames() {
    Connection connection = new Connection(splittingAt(16)).after(2);
    ServerRequest request = connection.call("a", NO_ARGUMENTS, null, null);
    connection.frames.clear();
    connection.send(request.respond(Lines.slice("0123456789abcdef0123456789ABCDEF"), false));
    assertOnPage(connection.frames);
  }

  @Test
  void aStreamedSequence() {
    Connection connection = new Connection(Limits.DEFAULT).after(3);
    ServerRequest request = connection.call("log", NO_ARGUMENTS, null, null);
    connection.frames.clear();
    connection.send(request.respondPart(cbor("'one'"), true));
    connection.send(request.respondPart(cbor("'two'"), true));
    connection.send(request.respondLast(ByteSlice.EMPTY, true));
    assertOnPage(connection.frames);
  }

  @Test
  void anErrorWithACodeAndOneWithout() {
    Connection connection = new Connection(Limits.DEFAULT).after(1);
    ServerRequest coded = connection.call("a", NO_ARGUMENTS, cbor("{b'errors': b'cbor'}"), null);
    connection.frames.clear();
    connection.send(coded.fail("not-found", "no ref is named 'x'", null));
    assertOnPage(connection.frames);

    ServerRequest plain = connection.call("a", NO_ARGUMENTS, null, null);
    connection.frames.clear();
    connection.send(plain.fail("not-found", "no ref is named 'x'", null));
    assertOnPage(connection.frames);
  }

  @Test
  void aProtocolError() {
    ServerAction action =
        new ServerReactor(Limits.DEFAULT)
            .onFrame(FrameText.parse("1 1 stream-begin command-request new cbor:{}"));
    assertThat(action).isInstanceOf(ServerAction.ProtocolError.class);
    SendFrames frames = ((ServerAction.ProtocolError) action).frames();
    assertThat(frames).isNotNull();
    assertOnPage(Lines.sent(frames));
  }

  @Test
  void textAndProgress() {
    Connection connection = new Connection(Limits.DEFAULT).after(3);
    ServerRequest request = connection.call("import", NO_ARGUMENTS, null, null);
    connection.frames.clear();
    connection.send(
        request.progress(
            SidePayloads.encodeProgress(new Progress("import", 1, 3, "lines", null))));
    connection.send(request.text(SidePayloads.text("%s of 3 lines\n", "2")));
    connection.send(request.progress(SidePayloads.progress("import", Progress.END, 0)));
    assertOnPage(connection.frames);
  }

  @Test
  void aDeadlineAndACancel() {
    Connection connection = new Connection(Limits.DEFAULT);
    ServerRequest request =
        connection.call(
            "import", NO_ARGUMENTS, cbor("{b'errors': b'cbor', b'deadline': 5000}"), null);
    assertOnPage(connection.frames);

    connection.frames.clear();
    ServerRequest cancel =
        connection.call("wirecommand.cancel", cbor("{b'request': 1}"), null, null);
    connection.send(request.fail("cancelled", "import: cancelled by the peer", null));
    connection.respond(cancel, cbor("True"));
    assertOnPage(connection.frames);
  }

  @Test
  void aStreamThatEnds() {
    Connection connection = new Connection(Limits.DEFAULT).after(4);
    ServerRequest request = connection.call("heads", NO_ARGUMENTS, null, null);
    connection.frames.clear();
    connection.server.defaultStream().retire();
    connection.respond(request, cbor("[]"));
    assertOnPage(connection.frames);
  }

  @Test
  void aStreamWithAnEncoding() {
    ServerReactor server = new ServerReactor(Limits.DEFAULT);
    List<Example> frames =
        examples(
            blocks("wire").stream()
                .filter(block -> block.contains("stream-settings"))
                .findFirst()
                .orElseThrow());
    assertThat(server.onFrame(frames.get(0).frame())).isInstanceOf(ServerAction.WantFrame.class);
    assertThat(server.onFrame(frames.get(1).frame())).isInstanceOf(ServerAction.RunCommand.class);
  }

  @Test
  void framesInALog() {
    List<String> shown =
        examples(
                blocks("wire").stream()
                    .filter(block -> block.contains("stream-begin|8"))
                    .findFirst()
                    .orElseThrow())
            .stream()
            .map(example -> example.frame().toString())
            .toList();
    assertThat(blocks("described").get(0).lines()).containsExactlyElementsOf(shown);
  }

  /* Maps and values. */

  @Test
  void requestsThatAreTaken() {
    for (String line : blocks("accepted").get(0).lines().toList()) {
      RequestMap map =
          RequestMapParser.parse(ByteSlice.of(bytes(beforeRemark(line))), Limits.DEFAULT);
      assertThat(map.name()).as(line).isEqualTo(Lines.slice("a"));
    }
  }

  @Test
  void requestsThatAreRefused() {
    for (String line : blocks("refused").get(0).lines().toList()) {
      ByteSlice map = ByteSlice.of(bytes(beforeRemark(line)));
      assertThat(catchThrowable(() -> RequestMapParser.parse(map, Limits.DEFAULT)))
          .as(line)
          .hasMessage(remark(line));
    }
  }

  @Test
  void valuesAreCanonical() {
    Pattern form = Pattern.compile("(.*?) +((?:[0-9a-f]{2} ?)+)");
    for (String line : blocks("values").get(0).lines().toList()) {
      Matcher parts = form.matcher(line);
      assertThat(parts.matches()).as(line).isTrue();
      byte[] bytes = bytes(parts.group(2));
      CborValue value = CborValue.read(new CborReader(bytes));
      CborWriter out = new CborWriter();
      value.writeTo(out);
      assertThat(CborValue.decode(bytes).toString()).isEqualTo(parts.group(1));
      assertThat(out.toByteArray()).as(line).isEqualTo(bytes);
    }
  }

  /* Tables. */

  /** The cells of each row of the table that follows a text, without the row of dashes. */
  private static List<List<String>> table(String before) {
    int from = TEXT.indexOf(before);
    assertThat(from).as("the page has '%s'", before).isNotNegative();
    return TEXT.substring(from + before.length())
        .lines()
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .filter(line -> !line.startsWith("|---"))
        .map(ProtocolPageTest::cells)
        .toList();
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
        .map(cell -> cell.strip().replace("`", ""))
        .toList();
  }

  @Test
  void typesAndFlags() {
    List<String> types = new ArrayList<>();
    for (FrameType type : FrameType.values()) {
      String flags =
          IntStream.range(0, type.flagNames().size())
              .mapToObj(bit -> (1 << bit) + " " + type.flagNames().get(bit))
              .collect(Collectors.joining(", "));
      types.add(type.code() + " | " + type.wireName() + " | " + (flags.isEmpty() ? "none" : flags));
    }
    assertThat(
            table("<!-- types -->").stream()
                .skip(1)
                .map(row -> String.join(" | ", row.subList(0, 3))))
        .containsExactlyElementsOf(types);
  }

  @Test
  void limitsAndDefaults() throws ReflectiveOperationException {
    Map<String, String> limits = new LinkedHashMap<>();
    for (RecordComponent component : Limits.class.getRecordComponents()) {
      if (component.getType() == int.class) {
        int value = (int) component.getAccessor().invoke(Limits.DEFAULT);
        limits.put(component.getName(), grouped(value));
      }
    }
    CborLimits cbor = Limits.DEFAULT.cbor();
    limits.put("depth", grouped(cbor.maxDepth()));
    limits.put("items", grouped(cbor.maxItems()));
    limits.put("mapKeys", grouped(cbor.maxMapKeys()));

    Map<String, String> shown = new LinkedHashMap<>();
    table("### Limits").stream().skip(1).forEach(row -> shown.put(row.get(0), row.get(1)));
    assertThat(shown).containsExactlyEntriesOf(limits);
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The states of a request id, by their names on the page. */
  private static final Map<String, RequestStatus> STATES =
      Map.of(
          "free", RequestStatus.FREE,
          "map", RequestStatus.REQUEST,
          "map+", RequestStatus.REQUEST_BEFORE_DATA,
          "data", RequestStatus.DATA,
          "running+", RequestStatus.RUNNING_ON_DATA,
          "running", RequestStatus.RUNNING,
          "answered+", RequestStatus.ANSWERED_BEFORE_DATA);

  private static final Map<Effect, String> EFFECTS =
      Map.of(
          Effect.RUN, "run",
          Effect.ADD_REQUEST_AND_RUN, "run",
          Effect.ADD_DATA_AND_RUN, "run",
          Effect.BEGIN, "keep",
          Effect.ADD_REQUEST, "keep",
          Effect.ADD_DATA, "keep",
          Effect.DELIVER_DATA, "deliver",
          Effect.DELIVER_LAST_DATA, "deliver, end",
          Effect.DROP_DATA, "drop",
          Effect.RELEASE, "release");

  /** What the frames of a row are to their request. */
  private static RequestInput input(String row) {
    if (row.equals("the response has been sent")) {
      return RequestInput.ANSWERED;
    }
    FrameType type = row.startsWith("data:") ? FrameType.COMMAND_DATA : FrameType.COMMAND_REQUEST;
    String names = row.substring(row.indexOf(':') + 1).replace(", with or without eos", "").strip();
    int flags = 0;
    for (String name : names.split(" ")) {
      int bit = type.flagNames().indexOf(name);
      assertThat(bit).as("flag '%s' of %s", name, type).isNotNegative();
      flags |= 1 << bit;
    }
    return RequestInput.of(type.code(), flags);
  }

  private static String cell(@Nullable Transition transition) {
    if (transition == null) {
      return "";
    }
    String next =
        STATES.entrySet().stream()
            .filter(state -> state.getValue() == transition.next())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    return EFFECTS.get(transition.effect()) + " → " + next;
  }

  @ParameterizedTest
  @CsvSource({"streamed, 66", "buffered, 20"})
  void transitions(String mode, int cells) {
    RequestTransitions transitions =
        mode.equals("streamed") ? RequestTransitions.STREAMED : RequestTransitions.BUFFERED;
    List<List<String>> table = table("<!-- transitions: " + mode + " -->");
    List<String> states = table.get(0);
    int compared = 0;
    for (List<String> row : table.subList(1, table.size())) {
      for (int i = 1; i < states.size(); i++) {
        RequestStatus status = STATES.get(states.get(i));
        assertThat(status).as(states.get(i)).isNotNull();
        assertThat(row.get(i))
            .as("%s, %s in state %s", mode, row.get(0), states.get(i))
            .isEqualTo(cell(transitions.from(status, input(row.get(0)))));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(cells);
  }

  /** What has no row of the page is a protocol error in every state. */
  @Test
  void transitionsThatHaveNoRow() {
    Set<RequestInput> rest = EnumSet.allOf(RequestInput.class);
    table("<!-- transitions: streamed -->").stream()
        .skip(1)
        .forEach(row -> rest.remove(input(row.get(0))));
    for (RequestInput input : rest) {
      for (RequestStatus status : RequestStatus.values()) {
        assertThat(RequestTransitions.STREAMED.from(status, input)).as("%s", input).isNull();
        assertThat(RequestTransitions.BUFFERED.from(status, input)).as("%s", input).isNull();
      }
    }
  }

  /** Where the two modes differ is in the smaller table. */
  @Test
  void transitionsOfTheModesAreOtherwiseTheSame() {
    Set<RequestInput> differing =
        table("<!-- transitions: buffered -->").stream()
            .skip(1)
            .map(row -> input(row.get(0)))
            .collect(Collectors.toSet());
    for (RequestInput input : RequestInput.values()) {
      for (RequestStatus status : RequestStatus.values()) {
        if (!differing.contains(input)) {
          assertThat(RequestTransitions.BUFFERED.from(status, input))
              .as("%s in %s", input, status)
              .isEqualTo(RequestTransitions.STREAMED.from(status, input));
        }
      }
    }
  }
}
