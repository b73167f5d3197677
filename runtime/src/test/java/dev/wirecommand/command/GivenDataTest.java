package dev.wirecommand.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GivenDataTest {
  private final List<String> calls = new ArrayList<>();

  private static final Flow.Publisher<ByteBuffer> ABC_DEF =
      subscriber ->
          subscriber.onSubscribe(
              new Flow.Subscription() {
                @Override
                public void request(long n) {
                  subscriber.onNext(ByteBuffer.wrap("abc".getBytes(US_ASCII)));
                  subscriber.onNext(ByteBuffer.wrap("def".getBytes(US_ASCII)));
                  subscriber.onComplete();
                }

                @Override
                public void cancel() {}
              });

  /** The ways to read data, all of which give it as text. */
  private static final List<Function<CommandData, String>> WAYS =
      List.of(
          data -> new String(data.toByteArray(), US_ASCII),
          data -> read(data.inputStream()),
          data -> read(data.publisher()),
          data -> data.accept(new Reading()));

  private static final class Reading implements CommandData.Visitor<String> {
    @Override
    public String none() {
      return "none";
    }

    @Override
    public String whole(byte[] bytes) {
      return "whole " + new String(bytes, US_ASCII);
    }

    @Override
    public String stream(InputStream stream) {
      return "stream " + read(stream);
    }

    @Override
    public String published(Flow.Publisher<ByteBuffer> publisher) {
      return "published " + read(publisher);
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Flow.Publisher<ByteBuffer> publisher) {
    StringBuilder text = new StringBuilder();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer item) {
            text.append(US_ASCII.decode(item));
          }

          @Override
          public void onError(Throwable failure) {
            text.append(failure);
          }

          @Override
          public void onComplete() {
            text.append('.');
          }
        });
    return text.toString();
  }

  private InputStream stream() {
    return new ByteArrayInputStream("abcdef".getBytes(US_ASCII)) {
      @Override
      public void close() {
        calls.add("close");
      }
    };
  }

  @Test
  void bytesCanBeReadInAnyWayAsOftenAsOneLikes() {
    CommandData data = CommandData.of("abcdef".getBytes(US_ASCII));
    assertThat(data.isPresent()).isTrue();
    for (int i = 0; i < 2; i++) {
      assertThat(WAYS)
          .extracting(way -> way.apply(data))
          .containsExactly("abcdef", "abcdef", "abcdef.", "whole abcdef");
    }
    data.toByteArray()[0] = '?';
    assertThat(data.toByteArray()).asString().isEqualTo("abcdef");
  }

  @Test
  void noDataIsEmptyInAnyWay() {
    CommandData data = CommandData.none();
    assertThat(data.isPresent()).isFalse();
    for (int i = 0; i < 2; i++) {
      assertThat(WAYS).extracting(way -> way.apply(data)).containsExactly("", "", ".", "none");
    }
    assertThat(CommandData.of(new byte[0]).isPresent()).isTrue();
    assertThat(CommandData.of(new byte[0]).accept(new Reading())).isEqualTo("whole ");
  }

  @Test
  void aStreamCanBeReadInAnyWay() {
    assertThat(CommandData.of(stream()).isPresent()).isTrue();
    assertThat(WAYS)
        .extracting(way -> way.apply(CommandData.of(stream())))
        .containsExactly("abcdef", "abcdef", "abcdef.", "stream abcdef");
    assertThat(calls).containsExactly("close", "close", "close", "close");
    InputStream stream = stream();
    assertThat(CommandData.of(stream).inputStream()).isSameAs(stream);
  }

  @Test
  void aPublisherCanBeReadInAnyWay() {
    assertThat(CommandData.of(ABC_DEF).isPresent()).isTrue();
    assertThat(WAYS)
        .extracting(way -> way.apply(CommandData.of(ABC_DEF)))
        .containsExactly("abcdef", "abcdef", "abcdef.", "published abcdef.");
    assertThat(CommandData.of(ABC_DEF).publisher()).isSameAs(ABC_DEF);
  }

  @Test
  void whatComesOnceIsReadOnce() {
    for (Function<CommandData, String> first : WAYS) {
      for (Function<CommandData, String> second : WAYS) {
        for (CommandData data : List.of(CommandData.of(stream()), CommandData.of(ABC_DEF))) {
          assertThat(first.apply(data)).contains("abcdef");
          assertThatThrownBy(() -> second.apply(data))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage(
                  "the data has been asked for before: what comes from a stream or a publisher can"
                      + " be read once, and sent with one call");
        }
      }
    }
  }

  @Test
  void nullIsNoData() {
    List<Runnable> attempts =
        List.of(
            () -> CommandData.of((byte[]) null),
            () -> CommandData.of((InputStream) null),
            () -> CommandData.of((Flow.Publisher<ByteBuffer>) null));
    for (Runnable attempt : attempts) {
      assertThatThrownBy(attempt::run)
          .isInstanceOf(NullPointerException.class)
          .hasMessage("the data is null; where there is none, pass CommandData.none()");
    }
  }

  @Test
  void saysThatAStreamCannotBeRead() {
    var failure = new IOException("the disk is gone");
    CommandData data =
        CommandData.of(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw failure;
              }

              @Override
              public void close() {
                calls.add("close");
              }
            });
    assertThatThrownBy(data::toByteArray)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the data that was given can't be read")
        .hasCause(failure);
    assertThat(calls).containsExactly("close");
  }

  @Test
  void saysThatAPublisherFails() {
    CommandData data =
        CommandData.of(
            subscriber -> {
              subscriber.onSubscribe(
                  new Flow.Subscription() {
                    @Override
                    public void request(long n) {}

                    @Override
                    public void cancel() {}
                  });
              subscriber.onError(new IllegalStateException("no more today"));
            });
    assertThatThrownBy(data::toByteArray)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("no more today");
  }
}
