package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static dev.wirecommand.cbor.Documents.join;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that are made to hurt: each is refused, or read, at a cost that is in proportion. */
class HostileInputTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** How many bytes of heap it takes, once all classes are loaded. */
  private static long allocatedBy(Runnable action) {
    action.run();
    action.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    action.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void assertRefusedCheaply(byte[] doc, String message) {
    assertRefused(() -> new CborReader(doc).checkWellFormed(), message);
    for (Runnable read :
        List.<Runnable>of(
            () -> new CborReader(doc).checkWellFormed(),
            () -> CborValue.read(new CborReader(doc)),
            () -> new CborReader(doc).readEncoded())) {
      long allocated =
          allocatedBy(
              () -> {
                try {
                  read.run();
                } catch (CborException refusal) {
                  return;
                }
                throw new AssertionError("accepted");
              });
      assertThat(allocated).isLessThan(20_000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5a80000000, bytes, 2147483648",
    "5a7fffffff, bytes, 2147483647",
    "5b4000000000000000, bytes, 4611686018427387904",
    "7a80000000, text, 2147483648",
    "7b4000000000000000, text, 4611686018427387904",
    "9a7fffffff, array, 2147483647",
    "9a80000000, array, 2147483648",
    "9b4000000000000000, array, 4611686018427387904",
    "9bffffffffffffffff, array, 18446744073709551615",
    "ba7fffffff, map, 2147483647",
    "ba80000000, map, 2147483648",
    "bb4000000000000000, map, 4611686018427387904",
    "bb8000000000000001, map, 9223372036854775809",
  })
  void claimsALengthThatIsNotThere(String head, String type, String length) {
    assertRefusedCheaply(
        join(bytes(head), new byte[10]),
        "at byte 0: truncated " + type + ": length " + length + ", bytes left 10");
  }

  @Test
  void claimsALengthThatIsThereButCountsNothing() {
    // Elements enough by the number of bytes, but over the limit: refused before any is read.
    assertRefusedCheaply(
        join(bytes("9a00040000"), new byte[262_144]), "at byte 0: more than 262144 items");
    byte[] emptyArrays = join(bytes("9a00040000"), bytes("80".repeat(262_144)));
    assertRefusedCheaply(emptyArrays, "at byte 0: more than 262144 items");
    assertRefusedCheaply(
        join(bytes("ba00010001"), new byte[131_074]),
        "at byte 0: map of 65537 keys: more than 65536");
  }

  @Test
  void nestsDeep() {
    assertRefusedCheaply(bytes("81".repeat(100_000)), "at byte 64: nesting deeper than 64");
    assertRefusedCheaply(bytes("a1".repeat(100_000)), "at byte 64: nesting deeper than 64");
    assertRefusedCheaply(bytes("a100".repeat(100_000)), "at byte 128: nesting deeper than 64");
    assertRefusedCheaply(
        bytes("c1".repeat(100_000) + "00"),
        "at byte 0: tag 1: tags are not allowed, send the value without");
    assertRefusedCheaply(
        bytes("9f".repeat(100_000)),
        "at byte 0: array of indefinite length: send a definite length");
  }

  /** Keys with the same String hash, by which many maps would take quadratic time. */
  @Test
  void choosesKeysThatCollide() {
    List<String> keys = new ArrayList<>(List.of(""));
    for (int i = 0; i < 8; i++) {
      List<String> longer = new ArrayList<>();
      for (String key : keys) {
        longer.add(key + "Aa");
        longer.add(key + "BB");
      }
      keys = longer;
    }
    assertThat(keys).hasSize(256).allMatch(key -> key.hashCode() == "AaAaAaAaAaAaAaAa".hashCode());
    Collections.shuffle(keys, new Random(1));
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(256);
    for (String key : keys) {
      writer.writeText(key);
      writer.writeNull();
    }
    new CborReader(writer.toByteArray()).checkWellFormed();

    writer.reset();
    writer.writeMapHeader(256);
    for (String key : keys.subList(0, 255)) {
      writer.writeText(key);
      writer.writeNull();
    }
    int at = writer.size();
    writer.writeText(keys.get(0));
    writer.writeNull();
    assertRefusedCheaply(
        writer.toByteArray(), "at byte " + at + ": duplicate key '" + keys.get(0) + "'");
  }

  @Test
  void checksAUsualRequestWithHardlyAnyGarbage() {
    byte[] request = bytes("a2 4461726773 a1 456c696d6974 0a 446e616d65 456865616473");
    long allocated =
        allocatedBy(() -> NameMaps.check(request, 0, request.length, CborLimits.DEFAULT));
    assertThat(allocated).isLessThanOrEqualTo(200);
  }

  @Test
  void comparesKeysInOrderWithoutSortingThem() {
    byte[] inOrder = mapOf(256, false);
    byte[] inDisorder = mapOf(256, true);
    long sorting =
        allocatedBy(() -> CborValidator.check(inDisorder, 0, inDisorder.length, CborLimits.DEFAULT))
            - allocatedBy(
                () -> CborValidator.check(inOrder, 0, inOrder.length, CborLimits.DEFAULT));
    assertThat(sorting).isGreaterThan(1000);

    CborWriter writer = new CborWriter(4096);
    writer.writeEncoded(inOrder, 0, inOrder.length);
    assertThat(allocatedBy(() -> writer.endMap(0))).isLessThanOrEqualTo(200);
  }

  private static byte[] mapOf(int keys, boolean lastFirst) {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(keys);
    for (int i = 0; i < keys; i++) {
      writer.writeLong(1000 + (lastFirst ? keys - i : i));
      writer.writeNull();
    }
    return writer.toByteArray();
  }

  @Test
  void readsTypedValuesWithoutGarbage() {
    byte[] doc = bytes("84 1903e8 fb3ff199999999999a f5 446e616d65");
    NameTable names = NameTable.of("args", "name");
    CborReader reader = new CborReader(doc);
    long allocated =
        allocatedBy(
            () -> {
              reader.reset(doc, 0, doc.length);
              reader.readArrayHeader();
              reader.readLong();
              reader.readDouble();
              reader.readBoolean();
              reader.readName(names);
            });
    assertThat(allocated).isLessThanOrEqualTo(200);
  }

  /** Keys that are maps with keys that are maps: all of it is copied once, not once a level. */
  @Test
  void putsMapsIntoKeysIntoMaps() {
    byte[] doc = bytes("4a" + "00".repeat(10));
    for (int level = 0; level < 200; level++) {
      doc = join(bytes("a2"), doc, bytes("008000"));
    }
    byte[] nested = doc;
    CborLimits deep = new CborLimits(201, 16_384, 256);
    assertThat(allocatedBy(() -> CborValidator.check(nested, 0, nested.length, deep)))
        .isLessThan(300_000);
  }

  @Test
  void hidesAMegabyteInAKeyOfEachLevel() {
    byte[] doc = join(bytes("5a00100000"), new byte[1 << 20]);
    for (int level = 0; level < 30; level++) {
      doc = join(bytes("a1"), doc, bytes("00"));
    }
    byte[] nested = doc;
    assertThat(allocatedBy(() -> CborValidator.check(nested, 0, nested.length, CborLimits.DEFAULT)))
        .isLessThan(20_000);
    byte[] compared = join(bytes("a2"), nested, bytes("000100"));
    assertThat(
            allocatedBy(
                () -> CborValidator.check(compared, 0, compared.length, CborLimits.DEFAULT)))
        .isLessThan(5L << 20);
  }
}
