package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CborValueTest {
  private static final CborValue ONE = new CborValue.Int(1);
  private static final CborValue TWO = new CborValue.Int(2);
  private static final CborValue A = new CborValue.Text("a");

  private static CborValue.Map map(CborValue... keysAndValues) {
    List<CborValue.Entry> entries = new ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.add(new CborValue.Entry(keysAndValues[i], keysAndValues[i + 1]));
    }
    return new CborValue.Map(entries);
  }

  /** One of each type, and others of the same types; all different. */
  private static List<CborValue> different() {
    return List.of(
        ONE,
        TWO,
        new CborValue.Bytes(new byte[] {1}),
        new CborValue.Bytes(new byte[] {2}),
        new CborValue.Bytes(new byte[] {'a'}),
        A,
        new CborValue.Text("b"),
        new CborValue.Array(List.of()),
        new CborValue.Array(List.of(ONE, TWO)),
        new CborValue.Array(List.of(TWO, ONE)),
        map(),
        map(ONE, TWO),
        map(ONE, A),
        map(TWO, ONE),
        map(ONE, TWO, TWO, ONE),
        new CborValue.Bool(false),
        new CborValue.Bool(true),
        new CborValue.Null(),
        new CborValue.Undefined(),
        new CborValue.Simple(0),
        new CborValue.Simple(1),
        new CborValue.Float(1.0),
        new CborValue.Float(0.0),
        new CborValue.Float(-0.0),
        new CborValue.Float(Double.NaN));
  }

  @Test
  void equalsByValue() {
    List<CborValue> some = different();
    List<CborValue> others = different();
    for (int i = 0; i < some.size(); i++) {
      for (int k = 0; k < others.size(); k++) {
        assertThat(some.get(i).equals(others.get(k)))
            .as("%s equals %s", some.get(i), others.get(k))
            .isEqualTo(i == k);
      }
      assertThat(some.get(i)).hasSameHashCodeAs(others.get(i)).isNotEqualTo("other");
    }
  }

  @Test
  void hashesDifferentValuesDifferently() {
    assertThat(new CborValue.Bytes(new byte[] {1}).hashCode())
        .isNotEqualTo(new CborValue.Bytes(new byte[] {2}).hashCode());
    assertThat(map(ONE, A).hashCode()).isNotEqualTo(map(TWO, A).hashCode());
  }

  @Test
  void comparesMapsWithoutRegardToOrder() {
    assertThat(map(ONE, A, TWO, A))
        .isEqualTo(map(TWO, A, ONE, A))
        .hasSameHashCodeAs(map(TWO, A, ONE, A))
        .isNotEqualTo(map(ONE, A, TWO, ONE))
        .isNotEqualTo(map(ONE, A, TWO, A, A, A))
        .isNotEqualTo(map(ONE, A, ONE, A));
    assertThat(map(ONE, A, ONE, A)).isNotEqualTo(map(ONE, A));
    assertThat(map(ONE, A, ONE, A, TWO, A)).isNotEqualTo(map(ONE, A, TWO, A, TWO, A));
  }

  /** Asking each key for its hash twice would take 2 to the 200 steps here. */
  @Test
  void comparesKeysThatAreNestedDeeply() {
    CborValue first = ONE;
    CborValue second = ONE;
    for (int i = 0; i < 200; i++) {
      first = map(first, A);
      second = map(second, A);
    }
    assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
    assertThat(first).isNotEqualTo(map(second, A));
  }

  @Test
  void copiesBytesInAndOut() {
    byte[] bytes = {1, 2};
    CborValue.Bytes value = new CborValue.Bytes(bytes);
    bytes[0] = 9;
    value.value()[1] = 9;
    assertThat(value.value()).containsExactly(1, 2);
    assertThat(value.length()).isEqualTo(2);
  }

  @Test
  void copiesLists() {
    List<CborValue> elements = new ArrayList<>(List.of(ONE));
    CborValue.Array array = new CborValue.Array(elements);
    elements.clear();
    assertThat(array.elements()).containsExactly(ONE).isUnmodifiable();
    List<CborValue.Entry> entries = new ArrayList<>(List.of(new CborValue.Entry(ONE, TWO)));
    CborValue.Map map = new CborValue.Map(entries);
    entries.clear();
    assertThat(map.entries()).containsExactly(new CborValue.Entry(ONE, TWO)).isUnmodifiable();
  }

  @Test
  void holdsIntegersOf64BitsAndASign() {
    BigInteger limit = BigInteger.ONE.shiftLeft(64);
    assertThat(new CborValue.Int(limit.subtract(BigInteger.ONE)))
        .hasToString("18446744073709551615");
    assertThat(new CborValue.Int(limit.negate())).hasToString("-18446744073709551616");
    String message =
        "integer of 65 bits is beyond the 64 that there are without a tag; send it as bytes or"
            + " text";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CborValue.Int(limit))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CborValue.Int(limit.not()))
        .withMessage(message);
  }

  @Test
  void holdsSimpleValuesThatHaveNoTypeOfTheirOwn() {
    for (int number : new int[] {0, 19, 32, 255}) {
      assertThat(new CborValue.Simple(number)).hasToString("simple(" + number + ")");
    }
    for (int number : new int[] {-1, 20, 23, 24, 31, 256}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CborValue.Simple(number))
          .withMessage("simple value must be from 0 to 19 or from 32 to 255, not " + number);
    }
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new CborValue.Text(null))
        .withMessage("value");
    assertThatNullPointerException()
        .isThrownBy(() -> new CborValue.Entry(null, ONE))
        .withMessage("key");
    assertThatNullPointerException()
        .isThrownBy(() -> new CborValue.Entry(ONE, null))
        .withMessage("value");
  }

  @Test
  void tellsAVisitorItsType() {
    CborValue.Visitor<String> visitor =
        new CborValue.Visitor<>() {
          @Override
          public String visitInt(CborValue.Int value) {
            return "int " + value.value();
          }

          @Override
          public String visitBytes(CborValue.Bytes value) {
            return "bytes " + value.length();
          }

          @Override
          public String visitText(CborValue.Text value) {
            return "text " + value.value();
          }

          @Override
          public String visitArray(CborValue.Array value) {
            return "array " + value.elements();
          }

          @Override
          public String visitMap(CborValue.Map value) {
            return "map " + value.entries().size();
          }

          @Override
          public String visitBool(CborValue.Bool value) {
            return "bool " + value.value();
          }

          @Override
          public String visitNull(CborValue.Null value) {
            return "null";
          }

          @Override
          public String visitUndefined(CborValue.Undefined value) {
            return "undefined";
          }

          @Override
          public String visitSimple(CborValue.Simple value) {
            return "simple " + value.number();
          }

          @Override
          public String visitFloat(CborValue.Float value) {
            return "float " + value.value();
          }
        };
    assertThat(
            List.of(
                ONE.accept(visitor),
                new CborValue.Bytes(new byte[3]).accept(visitor),
                A.accept(visitor),
                new CborValue.Array(List.of(ONE, A)).accept(visitor),
                map(ONE, A).accept(visitor),
                new CborValue.Bool(true).accept(visitor),
                new CborValue.Null().accept(visitor),
                new CborValue.Undefined().accept(visitor),
                new CborValue.Simple(7).accept(visitor),
                new CborValue.Float(1.5).accept(visitor)))
        .containsExactly(
            "int 1",
            "bytes 3",
            "text a",
            "array [1, \"a\"]",
            "map 1",
            "bool true",
            "null",
            "undefined",
            "simple 7",
            "float 1.5");
  }

  @Test
  void printsItselfInDiagnosticNotation() {
    assertThat(different().toString())
        .isEqualTo(
            "[1, 2, h'01', h'02', h'61', \"a\", \"b\", [], [1, 2], [2, 1], {}, {1: 2}, {1: \"a\"},"
                + " {2: 1}, {1: 2, 2: 1}, false, true, null, undefined, simple(0), simple(1), 1.0,"
                + " 0.0, -0.0, NaN]");
  }
}
