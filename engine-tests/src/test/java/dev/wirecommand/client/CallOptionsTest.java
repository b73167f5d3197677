package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a caller says beside a call's arguments, and the meta entries that it becomes. */
class CallOptionsTest {
  private static final CallObserver OBSERVER = new CallObserver() {};
  private static final CallOptions ALL =
      CallOptions.builder()
          .timeout(Duration.ofSeconds(5))
          .traceparent("00-trace-span-01")
          .tracestate("vendor=1")
          .meta("token", new CborValue.Text("secret"))
          .observer(OBSERVER)
          .build();

  private final TestLink link = new TestLink();

  @Test
  void everyCallAsksForErrorsWithCodes() {
    assertThat(sent(CallOptions.NONE))
        .isEqualTo(
            "1 1 stream-begin command-request new cbor:{b'meta': {b'errors': b'cbor'},"
                + " b'name': b'a'}");
  }

  @Test
  void everythingGoesIntoTheMeta() {
    assertThat(sent(ALL))
        .isEqualTo(
            "1 1 stream-begin command-request new cbor:{b'meta': {b'token': 'secret',"
                + " b'errors': b'cbor', b'deadline': 5000, b'tracestate': b'vendor=1',"
                + " b'traceparent': b'00-trace-span-01'}, b'name': b'a'}");
  }

  @Test
  void theDeadlineIsInWholeMillisecondsRoundedUp() {
    CallOptions options = CallOptions.builder().timeout(Duration.ofNanos(1_000_001)).build();
    assertThat(sent(options)).contains("b'deadline': 2}");
  }

  @Test
  void theDeadlineIsWhatIsLeftWhenTheCallBegins() {
    ClientConnection client = new ClientConnection(link, ClientOptions.DEFAULT);
    CallOptions options = CallOptions.builder().timeout(Duration.ofMillis(100)).build();
    client.call(Made.call("a", CommandData.none(), options));
    link.advance(Duration.ofMillis(30));
    link.runTasks();
    assertThat(link.takeWritten().get(0)).contains("b'deadline': 70}");
  }

  @Test
  void aTimeoutOfManyYearsIsTaken() {
    CallOptions options = CallOptions.builder().timeout(Duration.ofSeconds(Long.MAX_VALUE)).build();
    assertThat(sent(options)).contains("b'deadline': 3155760000000}");
  }

  @Test
  void aViewSaysWhatTheCallDoesNot() {
    CommandClient client =
        new ClientConnection(
            link,
            ClientOptions.builder()
                .callOptions(CallOptions.builder().tracestate("a=1").traceparent("p").build())
                .build());
    CallOptions ofView =
        CallOptions.builder()
            .tracestate("b=2")
            .meta("x", new CborValue.Int(1))
            .meta("y", new CborValue.Int(1))
            .build();
    CallOptions ofCall = CallOptions.builder().meta("y", new CborValue.Int(2)).build();
    client.with(ofView).call(Made.call("a", CommandData.none(), ofCall));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 stream-begin command-request new cbor:{b'meta': {b'x': 1, b'y': 2,"
                + " b'errors': b'cbor', b'tracestate': b'b=2', b'traceparent': b'p'},"
                + " b'name': b'a'}");
  }

  @Test
  void whatIsSaidNearerToTheCallWins() {
    CommandClient client = new ClientConnection(link, ClientOptions.DEFAULT);
    client
        .with(CallOptions.builder().traceparent("far").build())
        .with(CallOptions.builder().traceparent("near").build())
        .call(Made.call("a"));
    link.runTasks();
    assertThat(link.takeWritten().get(0)).contains("b'traceparent': b'near'");
  }

  @Test
  void nothingIsMadeWhereNothingIsSaid() {
    CommandClient client = new ClientConnection(link, ClientOptions.DEFAULT);
    assertThat(client.with(CallOptions.NONE)).isSameAs(client);
    assertThat(ALL.over(CallOptions.NONE)).isSameAs(ALL);
    assertThat(CallOptions.NONE.over(ALL)).isSameAs(ALL);
    assertThat(ALL.over(ALL)).isSameAs(ALL);
    CommandCall call = Made.call("a");
    assertThat(call.withOptions(call.options())).isSameAs(call);
    assertThat(CallOptions.NONE.encodedMeta(null, null))
        .isSameAs(CallOptions.NONE.encodedMeta(null, null));
  }

  @Test
  void optionsThatAreJoinedKeepAll() {
    CallOptions joined = CallOptions.builder().timeout(Duration.ofSeconds(1)).build().over(ALL);
    assertThat(joined.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(joined.traceparent()).isEqualTo("00-trace-span-01");
    assertThat(joined.tracestate()).isEqualTo("vendor=1");
    assertThat(joined.meta()).containsOnlyKeys("token");
    assertThat(joined.observer()).isSameAs(OBSERVER);
    CallOptions same = ALL.toBuilder().build();
    assertThat(same.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(same.encodedMeta(null, null)).isEqualTo(ALL.encodedMeta(null, null));
  }

  @Test
  void refusesWhatMeansNothing() {
    assertThatThrownBy(() -> CallOptions.builder().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a timeout must be more than 0, is PT0S");
    CallOptions.Builder own = CallOptions.builder().meta("deadline", new CborValue.Int(1));
    assertThatThrownBy(own::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the meta entry 'deadline' is the protocol's own: set it by its own name");
    CallOptions.Builder broken = CallOptions.builder().meta("x", new CborValue.Text("\uD83D"));
    assertThatThrownBy(broken::build).isInstanceOf(IllegalArgumentException.class);
  }

  private String sent(CallOptions options) {
    ClientConnection client = new ClientConnection(link, ClientOptions.DEFAULT);
    client.call(Made.call("a", CommandData.none(), options));
    link.runTasks();
    return link.takeWritten().get(0);
  }

  @Test
  void refusesAnEntryThatIsNullByItsName() {
    CallOptions.Builder builder = CallOptions.builder();
    for (Runnable attempt :
        List.<Runnable>of(
            () -> builder.meta("tenant", (String) null),
            () -> builder.meta("tenant", (CborValue) null))) {
      assertThatThrownBy(attempt::run)
          .isInstanceOf(NullPointerException.class)
          .hasMessage("the meta entry 'tenant' is null; leave it out instead");
    }
  }
}
