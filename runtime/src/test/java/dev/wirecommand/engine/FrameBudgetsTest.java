package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.RateLimits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameBudgetsTest {
  private static final String REQUEST = "1 1 0 command-request new {}";
  private static final String SETTINGS = "0 1 0 stream-settings 0 identity";
  private static final String EMPTY = "1 1 0 command-data continuation ";
  private static final String TINY = "1 1 0 command-data continuation x";
  private static final String WINDOW = "1 1 0 window 0 cbor:0";

  private final FrameBudgets budgets =
      new FrameBudgets(
          Limits.builder()
              .openStreams(1)
              .rates(
                  RateLimits.builder()
                      .streamOpens(2)
                      .streamSettings(2)
                      .emptyData(2)
                      .dataFrames(2)
                      .windowFrames(2)
                      .build())
              .build(),
          () -> this.now);

  private long now;

  private String excess(String frame) {
    Frame parsed = FrameText.parse(frame);
    return budgets.excess(parsed);
  }

  private void fine(String frame, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(excess(frame)).isNull();
    }
  }

  @Test
  void ordinaryFramesAreFree() {
    fine(REQUEST, 100);
    fine("1 1 0 command-data continuation 0123456789", 100);
    fine("1 1 0 command-data eos ", 100);
  }

  @Test
  void streamsThatOpenWithoutEnd() {
    String begin = "1 3 stream-begin command-request new {}";
    fine(begin, 3);
    assertThat(excess(begin))
        .isEqualTo("more than 2 streams were opened in a second, the limit streamOpens");
    now += TimeUnit.MILLISECONDS.toNanos(500);
    fine(begin, 1);
    assertThat(excess(begin)).isNotNull();
  }

  @Test
  void settingsWithoutEnd() {
    fine(SETTINGS, 2);
    assertThat(excess(SETTINGS))
        .isEqualTo("more than 2 stream-settings arrived in a minute, the limit streamSettings");
    now += TimeUnit.SECONDS.toNanos(30);
    fine(SETTINGS, 1);
  }

  @Test
  void emptyDataWithoutEnd() {
    fine(EMPTY, 2);
    assertThat(excess(EMPTY))
        .isEqualTo(
            "more than 2 empty data frames arrived at once, or one a second, the limit emptyData");
    now += TimeUnit.SECONDS.toNanos(1);
    fine(EMPTY, 1);
  }

  @Test
  void tinyDataThatNobodyTakes() {
    fine(TINY, 2);
    assertThat(excess(TINY))
        .isEqualTo(
            "more than 2 data frames of under 10 bytes arrived and were not read, the limit"
                + " dataFrames");
    budgets.onDataTaken();
    fine(TINY, 2);
  }

  @Test
  void uselessGrants() {
    fine(WINDOW, 2);
    assertThat(excess(WINDOW))
        .isEqualTo("more than 2 useless window frames arrived, the limit windowFrames");
  }

  @Test
  void usefulGrantsAreFree() {
    for (int i = 0; i < 100; i++) {
      fine(WINDOW, 1);
      budgets.onGranted(1_024, 65_536);
    }
    for (int i = 0; i < 100; i++) {
      fine(WINDOW, 1);
      budgets.onGranted(10, 10);
    }
  }

  @Test
  void smallGrantsAreFreeAsTheirBytesAddUp() {
    fine(WINDOW, 2);
    budgets.onGranted(512, 65_536);
    budgets.onGranted(512, 65_536);
    // Two frames have granted the bytes of one.
    fine(WINDOW, 1);
    assertThat(excess(WINDOW)).isNotNull();
  }

  @Test
  void responsesInTinyPartsThatNobodyTakes() {
    fine("1 2 0 bytes-response eos ", 100);
    fine("1 2 0 bytes-response eos x", 100);
    fine("1 2 0 bytes-response continuation 0123456789", 100);
    fine("1 2 0 bytes-response continuation x", 2);
    assertThat(excess("1 2 0 bytes-response continuation x"))
        .isEqualTo(
            "more than 2 data frames of under 10 bytes arrived and were not read, the limit"
                + " dataFrames");
    budgets.onDataTaken();
    fine("1 2 0 bytes-response continuation|cbor x", 2);
  }

  @Test
  void responsesInEmptyPartsWithoutEnd() {
    fine("1 2 0 bytes-response continuation ", 2);
    assertThat(excess("1 2 0 bytes-response continuation "))
        .isEqualTo(
            "more than 2 empty data frames arrived at once, or one a second, the limit emptyData");
  }

  @Test
  void theFirstGrantOfARequestIsFree() {
    for (int i = 0; i < 100; i++) {
      fine(WINDOW, 1);
      budgets.onFirstGrant();
    }
    fine(WINDOW, 2);
    assertThat(excess(WINDOW)).isNotNull();
  }

  @Test
  void oneLateGrantOfEachRequestIsFree() {
    fine(REQUEST, 1);
    fine(WINDOW, 1);
    budgets.onLateGrant();
    fine(WINDOW, 2);
    budgets.onLateGrant();
    assertThat(excess(WINDOW)).isNotNull();
  }
}
