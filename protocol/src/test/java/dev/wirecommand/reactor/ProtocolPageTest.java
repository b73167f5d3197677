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
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.frame.text.FrameText;
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
import java.util.HashSet;
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
      this(limits, limits);
    }

    Connection(Limits clientLimits, Limits serverLimits) {
      client = new ClientReactor(clientLimits);
      server = new ServerReactor(serverLimits, OutputMode.IMMEDIATE, DataMode.STREAMED);
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
      ServerRequest running = sendFrames(request);
      assertThat(running).isNotNull();
      running.sendErrorCodes(meta != null);
      return running;
    }

    /** Sends a request. Returns null if the server has refused it. */
    @Nullable ServerRequest sendFrames(ClientRequest request) {
      ServerRequest running = null;
      for (Frame frame = request.nextFrame(); frame != null; frame = request.nextFrame()) {
        frames.add(FrameText.print(frame));
        ServerAction action = server.onFrame(frame);
        if (action instanceof ServerAction.RunCommand run) {
          running = run.request();
        } else if (action instanceof SendFrames) {
          send(action);
        }
        assertThat(action).isNotInstanceOf(ServerAction.ProtocolError.class);
      }
      request.sent();
      return running;
    }

    /** Sends the server's grants, and the notice that it leaves. */
    void sendControlFrames() {
      for (Frame frame = server.nextControlFrame();
          frame != null;
          frame = server.nextControlFrame()) {
        receive(frame);
      }
    }

    /** Grants more of a response, and sends what the server has held back. */
    void grant(ClientRequest request, long bytes, ServerAction heldBack) {
      request.grantResponse(bytes);
      Frame frame = client.nextControlFrame();
      assertThat(frame).isNotNull();
      frames.add(FrameText.print(frame));
      assertThat(server.onFrame(frame)).isInstanceOf(ServerAction.WindowGranted.class);
      send(heldBack);
    }

    private void receive(Frame frame) {
      frames.add(FrameText.print(frame));
      assertThat(client.onFrame(frame)).isNotInstanceOf(ClientEvent.ConnectionFailed.class);
    }

    void respond(ServerRequest request, ByteSlice value) {
      send(request.respond(value, true));
    }

    void send(ServerAction action) {
      SendFrames out = (SendFrames) action;
      for (Frame frame = out.next(); frame != null; frame = out.next()) {
        receive(frame);
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
        request.progress(SidePayloads.encodeProgress(new Progress("import", 1, 3, "lines", null))));
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
  void aServerThatLeaves() {
    Connection connection = new Connection(Limits.DEFAULT).after(4);
    ServerRequest request = connection.call("heads", NO_ARGUMENTS, null, null);
    connection.frames.clear();
    connection.server.leave();
    connection.sendControlFrames();
    assertThat(connection.client.isLeaving()).isTrue();
    connection.respond(request, cbor("[]"));
    assertOnPage(connection.frames);
  }

  @Test
  void aResponseWithAWindow() {
    Connection connection = new Connection(Limits.DEFAULT);
    ClientRequest call =
        connection.client.request(
            Lines.bytes("log"), NO_ARGUMENTS, cbor("{b'errors': b'cbor', b'window': 6}"), null);
    call.takeWindows();
    ServerRequest request = connection.sendFrames(call);
    assertThat(request).isNotNull();
    request.openWindows(6, 0);
    connection.sendControlFrames();
    ServerAction response = request.respond(Lines.slice("0123456789"), false);
    connection.send(response);
    assertThat(request.isActive()).as("the response waits for a grant").isTrue();
    connection.grant(call, 6, response);
    assertThat(request.isActive()).isFalse();
    assertOnPage(connection.frames);
  }

  @Test
  void dataWithAWindow() {
    Connection connection = new Connection(Limits.DEFAULT).after(1);
    ClientRequest upload =
        connection.client.requestWithDataToCome(
            Lines.bytes("put"), NO_ARGUMENTS, cbor("{b'window': 67108864}"));
    upload.takeWindows();
    ServerRequest request = connection.sendFrames(upload);
    assertThat(request).isNotNull();
    request.openWindows(67_108_864, 0);
    connection.sendControlFrames();
    request.grantData(196_608);
    connection.sendControlFrames();
    assertOnPage(connection.frames);
    assertThat(WindowFrames.decode(Lines.frame("3 2 0 window 0 cbor:196608"))).isEqualTo(196_608);
  }

  @Test
  void aRequestThatBreaksALimit() {
    Connection connection =
        new Connection(splittingAt(16), Limits.builder().requestBytes(24).build());
    ClientRequest request =
        connection.client.request(
            Lines.bytes("lookup"), cbor("{b'key': 'main'}"), cbor("{b'errors': b'cbor'}"), null);
    request.takeErrorCodes();
    ServerRequest running = connection.sendFrames(request);
    assertThat(running).isNull();
    assertThat(request.isFullySent()).isTrue();
    assertThat(connection.server.state()).isEqualTo(ReactorState.IDLE);
    assertThat(connection.client.pendingCount()).isZero();
    assertOnPage(connection.frames);
  }

  @Test
  void windowsThatAreRefused() {
    ServerReactor server =
        new ServerReactor(Limits.DEFAULT, OutputMode.IMMEDIATE, DataMode.STREAMED);
    Lines.run(server, 1).openWindows(0, 0);
    assertThat(server.onFrame(Lines.frame("3 1 0 window 0 cbor:1")))
        .isInstanceOf(ServerAction.WantFrame.class);
    assertThat(server.onFrame(Lines.frame("1 1 0 window 0 cbor:9007199254740992")))
        .isInstanceOf(ServerAction.WindowGranted.class);
    assertThat(server.onFrame(Lines.frame("1 1 0 window 0 cbor:1")))
        .isInstanceOf(ServerAction.ProtocolError.class);
    assertThat(TEXT).contains("All grants for a response", "2<sup>53</sup> at most");
    assertThat(SendCredit.MAX_TOTAL).isEqualTo(1L << 53);
    assertThat(TEXT).contains("beyond the first " + grouped(SendCredit.FIRST_DATA));
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

  @Test
  void idsThatAreReserved() {
    ClientReactor client = new ClientReactor(Limits.DEFAULT);
    assertThat(catchThrowable(() -> requestUntilRefused(client, "a"))).isNotNull();
    int others = client.pendingCount();
    assertThat(catchThrowable(() -> requestUntilRefused(client, "wirecommand.ping"))).isNotNull();
    assertThat(TEXT.replaceAll("\\s+", " "))
        .contains(
            "Of its "
                + grouped(client.pendingCount())
                + " ids, the project's client keeps "
                + (client.pendingCount() - others)
                + " for");
  }

  private static void requestUntilRefused(ClientReactor client, String command) {
    while (true) {
      ClientRequest unused = client.request(Lines.bytes(command), NO_ARGUMENTS, null, null);
    }
  }

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
    limits.put("connectionBytes", grouped(Limits.DEFAULT.memory().connectionBytes()));
    for (RecordComponent component : RateLimits.class.getRecordComponents()) {
      if (!component.getName().equals("failureTraces")) {
        limits.put(
            component.getName(), grouped((int) component.getAccessor().invoke(RateLimits.DEFAULT)));
      }
    }

    Map<String, String> shown = new LinkedHashMap<>();
    table("### Limits").stream().skip(1).forEach(row -> shown.put(row.get(0), row.get(1)));
    assertThat(shown).containsExactlyEntriesOf(limits);
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The states of a request id, by their names on the page. */
  private static final Map<String, RequestStatus> STATES =
      Map.ofEntries(
          Map.entry("free", RequestStatus.FREE),
          Map.entry("map", RequestStatus.REQUEST),
          Map.entry("map+", RequestStatus.REQUEST_BEFORE_DATA),
          Map.entry("data", RequestStatus.DATA),
          Map.entry("running+", RequestStatus.RUNNING_ON_DATA),
          Map.entry("running", RequestStatus.RUNNING),
          Map.entry("answered+", RequestStatus.ANSWERED_BEFORE_DATA),
          Map.entry("refused-map", RequestStatus.REFUSED_REQUEST),
          Map.entry("refused-map+", RequestStatus.REFUSED_REQUEST_BEFORE_DATA),
          Map.entry("refused-data", RequestStatus.REFUSED_DATA),
          Map.entry("dropped-map", RequestStatus.DROPPED_REQUEST),
          Map.entry("dropped-map+", RequestStatus.DROPPED_REQUEST_BEFORE_DATA),
          Map.entry("dropped-data", RequestStatus.DROPPED_DATA));

  private static final Map<Effect, String> EFFECTS =
      Map.ofEntries(
          Map.entry(Effect.RUN, "run"),
          Map.entry(Effect.ADD_REQUEST_AND_RUN, "run"),
          Map.entry(Effect.ADD_DATA_AND_RUN, "run"),
          Map.entry(Effect.BEGIN, "keep"),
          Map.entry(Effect.ADD_REQUEST, "keep"),
          Map.entry(Effect.ADD_DATA, "keep"),
          Map.entry(Effect.DELIVER_DATA, "deliver"),
          Map.entry(Effect.DELIVER_LAST_DATA, "deliver, end"),
          Map.entry(Effect.DROP_DATA, "drop"),
          Map.entry(Effect.DROP_REFUSED, "drop"),
          Map.entry(Effect.RELEASE, "release"));

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
    return EFFECTS.get(transition.effect()) + " → " + nameOf(transition.next());
  }

  private static String nameOf(RequestStatus status) {
    return STATES.entrySet().stream()
        .filter(state -> state.getValue() == status)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"streamed, 66", "buffered, 20", "refused, 42"})
  void transitions(String mode, int cells) {
    RequestTransitions transitions =
        mode.equals("buffered") ? RequestTransitions.BUFFERED : RequestTransitions.STREAMED;
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

  /** The tables of the page have every state, and every transition of a refused request. */
  @Test
  void transitionsOfRefusedRequests() {
    Set<RequestInput> rows = EnumSet.noneOf(RequestInput.class);
    List<List<String>> table = table("<!-- transitions: refused -->");
    table.subList(1, table.size()).forEach(row -> rows.add(input(row.get(0))));
    for (String state : table.get(0).subList(1, table.get(0).size())) {
      for (RequestInput input : EnumSet.complementOf(EnumSet.copyOf(rows))) {
        RequestStatus status = STATES.get(state);
        assertThat(RequestTransitions.STREAMED.from(status, input))
            .as("%s in %s", input, state)
            .isNull();
      }
    }
    Set<String> states = new HashSet<>();
    for (String mode : List.of("streamed", "buffered", "refused")) {
      List<String> head = table("<!-- transitions: " + mode + " -->").get(0);
      states.addAll(head.subList(1, head.size()));
    }
    assertThat(states).isEqualTo(STATES.keySet()).hasSameSizeAs(RequestStatus.values());
  }

  @Test
  void statesOfRefusedRequests() {
    Set<String> due = new HashSet<>();
    for (List<String> row : table("<!-- refused states -->").stream().skip(1).toList()) {
      for (String state : row.get(0).split(", ")) {
        assertThat(nameOf(STATES.get(state).refused())).as(state).isEqualTo(row.get(1));
        due.add(state);
      }
    }
    Set<Effect> breaking =
        EnumSet.of(
            Effect.RUN,
            Effect.BEGIN,
            Effect.ADD_REQUEST,
            Effect.ADD_REQUEST_AND_RUN,
            Effect.ADD_DATA,
            Effect.ADD_DATA_AND_RUN);
    Set<String> reached = new HashSet<>();
    for (RequestStatus status : RequestStatus.values()) {
      for (RequestInput input : RequestInput.values()) {
        for (RequestTransitions mode :
            List.of(RequestTransitions.STREAMED, RequestTransitions.BUFFERED)) {
          Transition transition = mode.from(status, input);
          if (transition != null && breaking.contains(transition.effect())) {
            reached.add(nameOf(transition.next()));
          }
        }
      }
    }
    assertThat(due).isEqualTo(reached);
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
