package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every value, tried on random ones. */
class RoundTripTest {
  private static byte[] encode(CborValue value) {
    CborWriter writer = new CborWriter();
    value.writeTo(writer);
    return writer.toByteArray();
  }

  @Test
  void readsWhatItWrites() {
    Seeds.each(
        1000,
        random -> {
          CborValue value = new CborGenerator(random).value(4);
          byte[] doc = encode(value);
          CborReader reader = new CborReader(doc);
          reader.checkWellFormed();
          assertThat(CborValue.read(reader)).isEqualTo(value);
          reader.expectEnd();
          assertThat(encode(CborValue.read(new CborReader(doc)))).isEqualTo(doc);
        });
  }

  @Test
  void findsTheEndOfAValueInAllItsWays() {
    Seeds.each(
        300,
        random -> {
          byte[] doc = encode(new CborGenerator(random).value(3));
          byte[] around = Documents.join(new byte[3], doc, new byte[] {0x18});
          CborReader reader = new CborReader(around, 3, doc.length + 1);
          reader.skip();
          assertThat(reader.position()).isEqualTo(doc.length);
          reader.reset(around, 3, doc.length + 1);
          assertThat(reader.readEncoded()).isEqualTo(doc);
          reader.reset(around, 3, doc.length + 1);
          CborValue.read(reader);
          assertThat(reader.position()).isEqualTo(doc.length);
          reader.reset(around, 3, doc.length + 1);
          reader.skipUnchecked();
          assertThat(reader.position()).isEqualTo(doc.length);
        });
  }

  @Test
  void readsHeadsOfAnyLengthAsTheShortest() {
    Seeds.each(
        500,
        random -> {
          CborValue value = new CborGenerator(random).value(3);
          byte[] doc = encode(value);
          byte[] longer = withLongerHeads(doc, random);
          CborReader reader = new CborReader(longer);
          reader.checkWellFormed();
          CborValue read = CborValue.read(reader);
          reader.expectEnd();
          assertThat(read).isEqualTo(value);
          assertThat(encode(read)).isEqualTo(doc);
        });
  }

  /** The same document, each head in a random size that is not less than its own. */
  private static byte[] withLongerHeads(byte[] doc, Random random) {
    CborWriter out = new CborWriter();
    CborReader in = new CborReader(doc);
    while (!in.atEnd()) {
      int at = in.position();
      CborType type = in.peek();
      int initial = doc[at] & 0xff;
      switch (type) {
        case INTEGER, BYTES, TEXT, ARRAY, MAP -> {
          long argument = in.argument(initial);
          int least = in.position() - at - 1;
          int size = Math.max(least, new int[] {0, 1, 2, 4, 8}[random.nextInt(5)]);
          byte[] head = new byte[1 + size];
          int info = size == 0 ? (int) argument : 24 + Integer.numberOfTrailingZeros(size);
          head[0] = (byte) (initial & 0xe0 | info);
          for (int i = 0; i < size; i++) {
            head[size - i] = (byte) (argument >>> 8 * i);
          }
          out.writeEncoded(head, 0, head.length);
          if (type == CborType.BYTES || type == CborType.TEXT) {
            out.writeEncoded(doc, in.position(), (int) argument);
            in.pos += (int) argument;
          }
        }
        default -> {
          in.skip();
          out.writeEncoded(doc, at, in.position() - at);
        }
      }
    }
    return out.toByteArray();
  }

  @Test
  void refusesADocumentThatIsCutAnywhere() {
    Seeds.each(
        200,
        random -> {
          byte[] doc = encode(new CborGenerator(random).value(3));
          for (int length = 0; length < doc.length; length++) {
            byte[] cut = Arrays.copyOf(doc, length);
            assertThat(refusal(() -> new CborReader(cut).checkWellFormed()))
                .matches(
                    "at byte \\d+: (truncated (head|bytes|text|array|map): length \\d+, bytes left"
                        + " \\d+|the document ends where a value is due)");
            // The bytes behind the end of a part are not looked at.
            int part = length;
            assertThat(refusal(() -> CborValidator.check(doc, 0, part, CborLimits.DEFAULT)))
                .isEqualTo(refusal(() -> new CborReader(cut).checkWellFormed()))
                .isEqualTo(refusal(() -> Documents.print(cut)));
          }
        });
  }

  private static String refusal(Runnable read) {
    try {
      read.run();
      return "accepted";
    } catch (CborException refusal) {
      return refusal.getMessage();
    }
  }

  @Test
  void refusesMoreThanOneDocument() {
    Seeds.each(
        100,
        random -> {
          CborGenerator generator = new CborGenerator(random);
          byte[] first = encode(generator.value(3));
          byte[] second = encode(generator.value(3));
          byte[] both = Documents.join(first, second);
          assertRefused(
              () -> new CborReader(both).checkWellFormed(),
              "at byte " + first.length + ": trailing bytes after the value: " + second.length);
        });
  }

  /** Whatever the bytes are: a value, or a refusal, and the same by all ways. */
  @Test
  void answersGarbageWithAValueOrARefusal() {
    Seeds.each(
        3000,
        random -> {
          byte[] garbage;
          if (random.nextBoolean()) {
            garbage = encode(new CborGenerator(random).value(3));
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
              garbage[random.nextInt(garbage.length)] = (byte) random.nextInt(256);
            }
          } else {
            garbage = new byte[random.nextInt(20)];
            random.nextBytes(garbage);
          }
          String outcome = refusal(() -> new CborReader(garbage).checkWellFormed());
          assertThat(outcome).matches("accepted|at byte \\d+: .+");
          if (outcome.equals("accepted")) {
            CborValue value = CborValue.read(new CborReader(garbage));
            byte[] canonical = encode(value);
            assertThat(CborValue.read(new CborReader(canonical))).isEqualTo(value);
            assertThat(Documents.print(garbage)).isEqualTo(value.toString());
          }
        });
  }
}
