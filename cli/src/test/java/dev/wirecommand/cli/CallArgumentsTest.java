package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallArgumentsTest {
  private static String encode(String... arguments) throws Failure {
    return CborValue.decode(CallArguments.encode(List.of(arguments))).toString();
  }

  @Test
  void noArgumentsAreAnEmptyMap() throws Failure {
    assertThat(CallArguments.encode(List.of())).containsExactly(0xA0);
  }

  @Test
  void keysAreByteStringsInCanonicalOrder() throws Failure {
    byte[] encoded = CallArguments.encode(List.of("long=a", "b:=1", "a:hex=00fF"));
    // {h'61': h'00ff', h'62': 1, h'6c6f6e67': "a"}
    assertThat(HexFormat.of().formatHex(encoded)).isEqualTo("a341614200ff416201446c6f6e676161");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k=|{h'6b': \"\"}",
        "k=1|{h'6b': \"1\"}",
        "k=a=b:=c|{h'6b': \"a=b:=c\"}",
        "k=:hex=00|{h'6b': \":hex=00\"}",
        "k=\u00fc\ud83d\ude00|{h'6b': \"\u00fc\ud83d\ude00\"}",
        "a b=c d|{h'612062': \"c d\"}",
        "a:b=c|{h'613a62': \"c\"}",
        "\u00fc=1|{h'c3bc': \"1\"}",
        "k:hex=|{h'6b': h''}",
        "k:hex=C0ffee|{h'6b': h'c0ffee'}",
        "k:hex:=1|{h'6b3a686578': 1}",
        "hex=00|{h'686578': \"00\"}",
        "k:=null|{h'6b': null}",
        "k:= [1, {\"a\": \"b\"}] |{h'6b': [1, {\"a\": \"b\"}]}",
        "k:=\"\\ufffd\"|{h'6b': \"\ufffd\"}"
      })
  void takesEachForm(String argument, String diagnostic) throws Failure {
    assertThat(encode(argument)).isEqualTo(diagnostic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "k|'k' is no argument: write KEY=TEXT, KEY:=JSON or KEY:hex=HEX",
        "~~|'' is no argument: write KEY=TEXT, KEY:=JSON or KEY:hex=HEX",
        "=x|'=x' has no key: write KEY=x",
        ":=1|':=1' has no key: write KEY:=1",
        ":hex=00|':hex=00' has no key: write KEY:hex=00",
        "k:hex=0|argument 'k': '0' is not hex: write two digits for each byte",
        "k:hex=0g|argument 'k': '0g' is not hex: write two digits for each byte",
        "k:hex=00 00|argument 'k': '00 00' is not hex: write two digits for each byte",
        "k:=|argument 'k': there is no JSON value; to give text, write k=TEXT",
        "k:=foo|argument 'k': not JSON, see column 1; to give text, write k=TEXT",
        "k:={|argument 'k': not JSON, see column 2; to give text, write k=TEXT",
        "k=a\ufffdb|'k=a\ufffdb' has bytes that are not text in this locale: set a locale of"
            + " UTF-8, write bytes as KEY:hex=HEX, or U+FFFD itself as KEY:=\"\\ufffd\""
      })
  void refusesAllElse(String argument, String message) {
    assertThatThrownBy(() -> encode(argument))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(message);
  }

  @Test
  void aKeyIsGivenOnce() {
    assertThatThrownBy(() -> encode("a=1", "k=1", "k:=2"))
        .isInstanceOf(Failure.class)
        .hasMessage("argument 'k' is given twice; give it once");
  }
}
