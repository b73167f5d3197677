package dev.wirecommand.cbor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private static int find(NameTable table, String name) {
    byte[] bytes = ("<" + name + ">").getBytes(UTF_8);
    return table.find(bytes, 1, bytes.length - 2);
  }

  @Test
  void findsNamesByTheirBytes() {
    NameTable table = NameTable.of("name", "args", "", "grün", "水", "a.long.name.for.a.command");
    assertThat(table.size()).isEqualTo(6);
    for (int ordinal = 0; ordinal < table.size(); ordinal++) {
      assertThat(find(table, table.name(ordinal))).isEqualTo(ordinal);
      assertThat(table.encoded(ordinal)).isEqualTo(table.name(ordinal).getBytes(UTF_8));
    }
    assertThat(table).hasToString("[name, args, , grün, 水, a.long.name.for.a.command]");
  }

  @Test
  void findsNothingElse() {
    NameTable table = NameTable.of("name", "args", "a.long.name.for.a.command");
    for (String other :
        List.of(
            "",
            "nam",
            "names",
            "Name",
            "ame",
            "\0name",
            "name\0",
            "a.long.name.for.a.commanD",
            "a.long.name.for.a.comman",
            "a.long.name.for.a.commands",
            "b.long.name.for.a.command")) {
      assertThat(find(table, other)).as(other).isEqualTo(-1);
    }
  }

  @Test
  void findsNothingInAnEmptyTable() {
    NameTable table = NameTable.of();
    assertThat(table.size()).isZero();
    assertThat(find(table, "")).isEqualTo(-1);
    assertThat(find(table, "name")).isEqualTo(-1);
    assertThat(table).hasToString("[]");
  }

  @Test
  void looksInsideTheRangeOnly() {
    NameTable table = NameTable.of("ab", "abc", "bc");
    byte[] bytes = "xabcx".getBytes(UTF_8);
    assertThat(table.find(bytes, 1, 2)).isZero();
    assertThat(table.find(bytes, 1, 3)).isEqualTo(1);
    assertThat(table.find(bytes, 2, 2)).isEqualTo(2);
    assertThat(table.find(bytes, 1, 4)).isEqualTo(-1);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> table.find(bytes, 4, 2));
  }

  @Test
  void findsNamesOfAnyLengthWhateverIsAroundThem() {
    String[] names = new String[20];
    for (int length = 0; length < names.length; length++) {
      names[length] = "abcdefghijklmnopqrst".substring(0, length);
    }
    NameTable table = NameTable.of(names);
    for (int length = 0; length < names.length; length++) {
      byte[] name = names[length].getBytes(UTF_8);
      for (int before = 0; before <= 9; before++) {
        for (int after = 0; after <= 9; after++) {
          for (byte around : new byte[] {0, 1, 'a', -1}) {
            byte[] buf = new byte[before + length + after];
            Arrays.fill(buf, around);
            System.arraycopy(name, 0, buf, before, length);
            assertThat(table.find(buf, before, length)).isEqualTo(length);
            if (length > 0) {
              buf[before + length - 1] ^= 1;
              assertThat(table.find(buf, before, length)).isEqualTo(-1);
            }
          }
        }
      }
    }
  }

  @Test
  void tellsApartNamesThatBeginWithZeros() {
    String[] names = {"", "\0", "\0\0", "\0\0\0\0\0\0\0", "\0\0\0\0\0\0\0\0", "\1", "\0\1"};
    NameTable table = NameTable.of(names);
    for (int ordinal = 0; ordinal < names.length; ordinal++) {
      assertThat(find(table, names[ordinal])).isEqualTo(ordinal);
    }
    assertThat(find(table, "\0\0\0")).isEqualTo(-1);
    assertThat(find(table, "\1\0")).isEqualTo(-1);
  }

  @Test
  void refusesDuplicatesAndWhatIsNoText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NameTable.of("a", "b", "a"))
        .withMessage("duplicate name 'a'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NameTable.of("a\ud800"))
        .withMessage("unpaired surrogate U+D800 at index 1 of the text");
  }

  @Test
  void refusesOrdinalsThatAreNone() {
    NameTable table = NameTable.of("a");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.name(1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.name(-1));
  }

  @Test
  void doesNotShareTheCallersArray() {
    String[] names = {"a", "b"};
    NameTable table = NameTable.of(names);
    names[0] = "z";
    assertThat(table.name(0)).isEqualTo("a");
  }

  @Test
  void findsEachOfTwoThousandNamesWithAShortSearch() {
    String[] names = new String[2000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "command" + i;
    }
    NameTable table = NameTable.of(names);
    for (int i = 0; i < names.length; i++) {
      assertThat(find(table, names[i])).isEqualTo(i);
      assertThat(find(table, names[i] + "x")).isEqualTo(-1);
    }
    assertThat(table.longestSearch()).isBetween(2, NameTable.SHORT_SEARCH);
  }

  @Test
  void countsTheLongestSearch() {
    assertThat(NameTable.of().longestSearch()).isEqualTo(1);
    assertThat(NameTable.of("a").longestSearch()).isEqualTo(2);
    Seeds.each(
        200,
        random -> {
          // Eight slots a name are too many to be crowded by chance; in one of two tables they are.
          int wanted = random.nextInt(128);
          boolean crowded = random.nextBoolean();
          List<String> names = new ArrayList<>();
          for (int i = 0; names.size() < 16; i++) {
            byte[] name = ("n" + i).getBytes(UTF_8);
            long hash = NameTable.hash(NameTable.FIRST_SEED, name, 0, name.length);
            if (!crowded || names.size() > 6 || (hash & 127) == wanted) {
              names.add("n" + i);
            }
          }
          NameTable table = NameTable.of(names.toArray(new String[0]));
          int expected = longestRun(names, 128) + 1;
          if (expected <= NameTable.SHORT_SEARCH) {
            assertThat(table.longestSearch()).isEqualTo(expected);
          }
        });
  }

  /** How many slots in a row are taken, the last being followed by the first, by linear probing. */
  private static int longestRun(List<String> names, int slots) {
    boolean[] taken = new boolean[slots];
    for (String text : names) {
      byte[] name = text.getBytes(UTF_8);
      int slot = (int) NameTable.hash(NameTable.FIRST_SEED, name, 0, name.length) & (slots - 1);
      while (taken[slot]) {
        slot = (slot + 1) % slots;
      }
      taken[slot] = true;
    }
    int longest = 0;
    int run = 0;
    for (int i = 0; i < 2 * slots; i++) {
      run = taken[i % slots] ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Names that all have the same slot under the seed that is tried first. */
  private static List<String> colliding(int count, int slots, long seed) {
    List<String> names = new ArrayList<>();
    for (int i = 0; names.size() < count; i++) {
      byte[] name = ("n" + i).getBytes(UTF_8);
      if ((NameTable.hash(seed, name, 0, name.length) & (slots - 1)) == 5) {
        names.add("n" + i);
      }
    }
    return names;
  }

  @Test
  void choosesAnotherSeedForNamesThatCollide() {
    // 128 slots for up to 31 names.
    List<String> names = colliding(31, 128, NameTable.FIRST_SEED);
    NameTable table = NameTable.of(names.toArray(new String[0]));
    assertThat(table.longestSearch()).isLessThanOrEqualTo(NameTable.SHORT_SEARCH);
    for (int i = 0; i < names.size(); i++) {
      assertThat(find(table, names.get(i))).isEqualTo(i);
    }
  }

  @Test
  void searchesNoLongerForNamesThatAPeerChose() {
    String[] names = new String[31];
    Arrays.setAll(names, i -> "name" + i);
    NameTable table = NameTable.of(names);
    assertThat(table.longestSearch()).isLessThanOrEqualTo(NameTable.SHORT_SEARCH);
    for (String chosen : colliding(2000, 128, NameTable.FIRST_SEED)) {
      assertThat(find(table, chosen)).isEqualTo(-1);
    }
  }

  @Test
  void hashesAllBytesInTheirOrderAndWithTheSeed() {
    Map<Long, String> seen = new HashMap<>();
    byte[] bytes = new byte[40];
    Arrays.fill(bytes, (byte) 'x');
    for (int length = 0; length <= 40; length++) {
      assertNew(seen, NameTable.hash(1, bytes, 0, length), "length " + length);
      for (int i = 0; i < length; i++) {
        bytes[i]++;
        assertNew(seen, NameTable.hash(1, bytes, 0, length), "length " + length + ", byte " + i);
        bytes[i]--;
      }
    }
    assertNew(seen, NameTable.hash(2, bytes, 0, 40), "another seed");
    assertNew(seen, NameTable.hash(2, bytes, 0, 7), "another seed, short");
    byte[] zeros = new byte[16];
    for (int length = 1; length <= 16; length++) {
      assertNew(seen, NameTable.hash(1, zeros, 0, length), "zeros " + length);
    }
    assertThat(NameTable.hash(1, bytes, 3, 9)).isEqualTo(NameTable.hash(1, bytes, 0, 9));
  }

  private static void assertNew(Map<Long, String> seen, long hash, String what) {
    assertThat(seen.putIfAbsent(hash, what)).as("same hash as %s", what).isNull();
  }

  @Test
  void spreadsHashesOverAllSlots() {
    int[] counts = new int[64];
    for (int i = 0; i < 64_000; i++) {
      byte[] name = ("name" + i).getBytes(UTF_8);
      counts[(int) NameTable.hash(NameTable.FIRST_SEED, name, 0, name.length) & 63]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(850, 1150);
    }
  }

  @Test
  void findsWhatAMapFinds() {
    Seeds.each(
        100,
        random -> {
          Map<String, Integer> ordinals = new HashMap<>();
          List<String> names = new ArrayList<>();
          for (int n = random.nextInt(60); n > 0; n--) {
            String name = name(random);
            if (ordinals.putIfAbsent(name, names.size()) == null) {
              names.add(name);
            }
          }
          NameTable table = NameTable.of(names.toArray(new String[0]));
          for (int i = 0; i < 200; i++) {
            String name = name(random);
            assertThat(find(table, name)).isEqualTo(ordinals.getOrDefault(name, -1));
          }
        });
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int n = random.nextInt(10); n > 0; n--) {
      name.append((char) ('a' + random.nextInt(2)));
    }
    return name.toString();
  }
}
