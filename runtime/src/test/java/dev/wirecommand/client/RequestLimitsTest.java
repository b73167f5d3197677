package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each limit at its value, which passes, and one above, which is refused. */
class RequestLimitsTest {
  private static final CborLimits CBOR = CborLimits.DEFAULT;

  private static CommandCall call(Consumer<CborWriter> arguments) {
    CborWriter out = new CborWriter();
    arguments.accept(out);
    return new CommandCall(Made.name("add"), out, CommandData.none(), CallOptions.NONE);
  }

  /** Returns a call with the same arguments, of which nobody has counted the arrays. */
  private static CommandCall uncounted(CommandCall call) {
    return new CommandCall(call.command(), call.arguments(), call.data(), call.options());
  }

  private static void passes(Limits limits, CommandCall call) {
    assertThatCode(() -> new RequestLimits(limits).check(call)).doesNotThrowAnyException();
  }

  private static void refused(Limits limits, CommandCall call, String message) {
    assertThatThrownBy(() -> new RequestLimits(limits).check(call))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("limit-exceeded"))
        .hasMessage(message);
  }

  private static Limits cbor(int depth, int items, int mapKeys) {
    return Limits.builder().cbor(new CborLimits(depth, items, mapKeys)).build();
  }

  @Test
  void bytesOfTheName() {
    Limits limits = Limits.builder().nameBytes(4).build();
    byte[] none = {(byte) 0xA0};
    passes(limits, Made.call("abcd"));
    // Two bytes each.
    passes(limits, Made.call("\u00e9\u00e9"));
    refused(
        limits,
        new CommandCall(
            new CommandName("abcde", Permission.READ), none, CommandData.none(), CallOptions.NONE),
        "abcde: the name of the command has 5 bytes, and the limit Limits.nameBytes is 4: raise it"
            + " here with ClientOptions.limits(Limits.builder().nameBytes(...)), and on the server");
  }

  private static CommandCall ofBytes(int length) {
    return call(
        out -> {
          out.writeMapHeader(2);
          out.writeName("a");
          out.writeLong(1);
          out.writeName("text");
          out.writeText("x".repeat(length));
        });
  }

  @Test
  void bytesOfTheMap() {
    // {'args': {'a': 1, 'text': ...}, 'meta': {'errors': 'cbor'}, 'name': 'add'}
    int others = 1 + (5 + 1 + 3 + 5 + 2) + (5 + 13) + (5 + 4);
    Limits limits = Limits.builder().requestBytes(others + 100).build();
    passes(limits, ofBytes(100));
    refused(
        limits,
        ofBytes(101),
        "add: argument 'text' is the largest: the request has "
            + (others + 101)
            + " bytes, and the limit Limits.requestBytes is "
            + (others + 100)
            + ": raise it here with ClientOptions.limits(Limits.builder().requestBytes(...)), and on"
            + " the server");
    // The deadline counts too: 'deadline', and 1000 in three bytes.
    CallOptions timed = CallOptions.builder().timeout(Duration.ofSeconds(1)).build();
    passes(limits, ofBytes(100 - 12).withOptions(timed));
    assertThatThrownBy(() -> new RequestLimits(limits).check(ofBytes(100 - 11).withOptions(timed)))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void bytesAreThoseThatAreSent() {
    CommandCall call = ofBytes(100);
    ClientRequest request =
        new ClientReactor(Limits.DEFAULT)
            .request(
                call.command().encoded(),
                call.arguments(),
                call.options().encodedMeta(null, null),
                null);
    Frame frame = request.nextFrame();
    passes(Limits.builder().requestBytes(frame.length()).build(), call);
    assertThatThrownBy(
            () ->
                new RequestLimits(Limits.builder().requestBytes(frame.length() - 1).build())
                    .check(call))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void frames() {
    // Three frames of 64 bytes, and all that is not the text has 61 bytes.
    Limits limits = Limits.builder().sendPayload(64).requestFrames(3).build();
    int others = 1 + (5 + 1 + 3 + 5 + 2) + (5 + 13) + (5 + 4);
    passes(limits, ofBytes(3 * 64 - others));
    refused(
        limits,
        ofBytes(3 * 64 - others + 1),
        "add: argument 'text' is the largest: the request takes 4 frames of 64 bytes, and the limit"
            + " Limits.requestFrames is 3: raise it here with"
            + " ClientOptions.limits(Limits.builder().requestFrames(...)), and on the server");
    // A request that is too long as well is told so.
    refused(
        limits.toBuilder().requestBytes(100).build(),
        ofBytes(200),
        "add: argument 'text' is the largest: the request has "
            + (others + 200)
            + " bytes, and the limit Limits.requestBytes is 100: raise it here with"
            + " ClientOptions.limits(Limits.builder().requestBytes(...)), and on the server");
  }

  private static CommandCall ofItems(int count) {
    return call(
        out -> {
          out.writeMapHeader(1);
          out.writeName("numbers");
          out.writeArrayHeader(count);
          for (int i = 0; i < count; i++) {
            out.writeLong(i % 24);
          }
        });
  }

  @Test
  void items() {
    // The map, three entries, an entry of meta and one of args.
    int others = 1 + 6 + 2 + 2;
    Limits limits = cbor(CBOR.maxDepth(), others + 1000, CBOR.maxMapKeys());
    passes(limits, ofItems(1000));
    refused(
        limits,
        ofItems(1001),
        "add: argument 'numbers' brings the request to 1012 items, and the limit"
            + " Limits.cbor.maxItems is 1011: raise it here with"
            + " ClientOptions.limits(Limits.builder().cbor(new CborLimits(...))), and on the"
            + " server");
  }

  private static CommandCall ofKeys(int count) {
    return call(
        out -> {
          out.writeMapHeader(1);
          out.writeName("books");
          out.writeArrayHeader(2);
          out.writeNull();
          out.writeMapHeader(1);
          out.writeText("titles");
          out.writeMapHeader(count);
          for (int i = 0; i < count; i++) {
            out.writeLong(i);
            out.writeNull();
          }
        });
  }

  @Test
  void keysOfAMap() {
    Limits limits = cbor(CBOR.maxDepth(), CBOR.maxItems(), 50);
    passes(limits, ofKeys(50));
    refused(
        limits,
        ofKeys(51),
        "add: argument 'books[1].titles' has 51 keys in one map, and the limit"
            + " Limits.cbor.maxMapKeys is 50: raise it here with"
            + " ClientOptions.limits(Limits.builder().cbor(new CborLimits(...))), and on the"
            + " server");
    CommandCall arguments =
        call(
            out -> {
              out.writeMapHeader(51);
              for (int i = 0; i < 51; i++) {
                out.writeName(Character.toString('0' + i));
                out.writeNull();
              }
            });
    refused(
        limits,
        arguments,
        "add: the argument map has 51 keys in one map, and the limit Limits.cbor.maxMapKeys is 50:"
            + " raise it here with ClientOptions.limits(Limits.builder().cbor(new"
            + " CborLimits(...))), and on the server");
  }

  private static CommandCall ofDepth(int arrays) {
    return call(
        out -> {
          out.writeMapHeader(1);
          out.writeName("a");
          for (int i = 1; i < arrays; i++) {
            out.writeArrayHeader(1);
          }
          out.writeArrayHeader(0);
        });
  }

  @Test
  void depth() {
    Limits limits = cbor(6, CBOR.maxItems(), CBOR.maxMapKeys());
    String message =
        "add: argument 'a[0][0][0][0]' is 7 deep, counted from the request map, and the limit"
            + " Limits.cbor.maxDepth is 6: raise it here with"
            + " ClientOptions.limits(Limits.builder().cbor(new CborLimits(...))), and on the"
            + " server";
    passes(limits, ofDepth(4));
    passes(limits, uncounted(ofDepth(4)));
    refused(limits, ofDepth(5), message);
    refused(limits, uncounted(ofDepth(5)), message);
    byte[] encoded = ofDepth(5).arguments().toByteArray();
    refused(limits, call(out -> out.writeEncoded(encoded, 0, encoded.length)), message);
    passes(Limits.DEFAULT, ofDepth(CBOR.maxDepth() - 2));
    assertThatThrownBy(() -> new RequestLimits(Limits.DEFAULT).check(ofDepth(CBOR.maxDepth() - 1)))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void metaEntriesCountToo() {
    Limits limits = cbor(CBOR.maxDepth(), CBOR.maxItems(), 3);
    CallOptions three = CallOptions.builder().meta("a", 1).meta("b", true).build();
    passes(limits, Made.call("add").withOptions(three));
    refused(
        limits,
        Made.call("add").withOptions(three.toBuilder().meta("c", "x").build()),
        "add: the meta entry map has 4 keys in one map, and the limit Limits.cbor.maxMapKeys is 3:"
            + " raise it here with ClientOptions.limits(Limits.builder().cbor(new"
            + " CborLimits(...))), and on the server");
  }

  /** A server with the same limits draws each line at the same place. */
  @Test
  void theServerDrawsTheSameLines() {
    Limits limits = Limits.builder().cbor(new CborLimits(6, 60, 20)).requestBytes(200).build();
    Limits ofFrames = limits.toBuilder().sendPayload(13).requestFrames(9).build();
    for (int n = 1; n < 220; n++) {
      for (CommandCall call :
          new CommandCall[] {ofBytes(n), ofItems(n), ofKeys(n), ofDepth(Math.min(n, 30))}) {
        assertThat(isRefusedHere(limits, call)).isEqualTo(isRefusedThere(limits, call));
        assertThat(isRefusedHere(ofFrames, call)).isEqualTo(isRefusedThere(ofFrames, call));
      }
    }
  }

  private static boolean isRefusedHere(Limits limits, CommandCall call) {
    try {
      new RequestLimits(limits).check(call);
      return false;
    } catch (CommandException e) {
      return true;
    }
  }

  private static boolean isRefusedThere(Limits limits, CommandCall call) {
    ClientRequest request =
        new ClientReactor(limits)
            .request(
                call.command().encoded(),
                call.arguments(),
                call.options().encodedMeta(null, null),
                null);
    ServerReactor server = new ServerReactor(limits);
    boolean runs = false;
    for (Frame frame = request.nextFrame(); frame != null; frame = request.nextFrame()) {
      runs |= server.onFrame(frame) instanceof ServerAction.RunCommand;
    }
    return !runs;
  }

  @Test
  void whatIsNotWellFormedIsLeftToTheServer() {
    byte[][] malformed = {{(byte) 0xBF}, {(byte) 0xA1, 0x41}, {(byte) 0xC0, 0x01}, {}};
    for (byte[] arguments : malformed) {
      byte[] padded = java.util.Arrays.copyOf(arguments, 100);
      passes(
          Limits.DEFAULT,
          new CommandCall(Made.name("a"), padded, CommandData.none(), CallOptions.NONE));
    }
  }
}
