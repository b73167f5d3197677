package dev.wirecommand.frame.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonLiteralTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final String VALUES =
      "a value is None, True, False, a number, b'..', '..', u'..', [..], (..) or {..}";

  private static void assertEncodes(String literal, String hex) {
    assertThat(HEX.formatHex(PythonLiteral.encode(literal, 0)))
        .as(literal)
        .isEqualTo(hex.replace(" ", ""));
  }

  private static void assertRefused(String literal, int column, String fact) {
    IllegalArgumentException refused =
        catchThrowableOfType(
            IllegalArgumentException.class, () -> PythonLiteral.encode("....." + literal, 5));
    assertThat(refused).as(literal).hasMessage("column " + (column + 5) + ": " + fact);
  }

  @ParameterizedTest
  @CsvSource({"None,f6", "True,f5", "False,f4", "' \t None \t ',f6"})
  void names(String literal, String hex) {
    assertEncodes(literal, hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0,00",
    "00,00",
    "0_0,00",
    "-0,00",
    "+7,07",
    "- 7,26",
    "+\t7,07",
    "23,17",
    "24,1818",
    "-24,37",
    "-25,3818",
    "1_000,1903e8",
    "65536,1a00010000",
    "9223372036854775808,1b8000000000000000",
    "18446744073709551615,1bffffffffffffffff",
    "-18446744073709551616,3bffffffffffffffff",
    "0xff,18ff",
    "0XFf,18ff",
    "0x_f_f,18ff",
    "-0x10,2f",
    "0o17,0f",
    "0O17,0f",
    "0b101,05",
    "0B1_01,05",
    "0x0000000000000000000000000000000000000000000000000000000000000000000000000000000001,01",
    "0b1111111111111111111111111111111111111111111111111111111111111111,1bffffffffffffffff",
    "-0b10000000000000000000000000000000000000000000000000000000000000000,3bffffffffffffffff",
  })
  void integers(String literal, String hex) {
    assertEncodes(literal, hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0,f90000",
    "-0.0,f98000",
    "1.,f93c00",
    ".5,f93800",
    "-.5,f9b800",
    "+.5,f93800",
    "1e0,f93c00",
    "1E0,f93c00",
    "1.5e+0,f93e00",
    "15e-1,f93e00",
    "01.5,f93e00",
    "01e0,f93c00",
    "1_5.0_0,f94b80",
    "15e-0_1,f93e00",
    "0.1,fb3fb999999999999a",
    "65504.0,f97bff",
    "65505.0,fa477fe100",
    "3.4028234663852886e+38,fa7f7fffff",
    "1e300,fb7e37e43c8800759c",
    "1e999,f97c00",
    "-1e999,f9fc00",
    "1e99999999999999999999,f97c00",
    "1e-999,f90000",
  })
  void floats(String literal, String hex) {
    assertEncodes(literal, hex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      value = {
        "b''^40",
        "b\"\"^40",
        "B'a'^4161",
        "b'a\"b'^43612262",
        "b\"a'b\"^43612762",
        "b'a\\'b'^43612762",
        "b'\\xd3;\\xb9'^43d33bb9",
        "b'\\u0041'^465c7530303431",
        "b'\\400'^4100",
        "b'é'^42c3a9",
        "''^60",
        "\"\"^60",
        "u''^60",
        "U'a'^6161",
        "'a\"b'^63612262",
        "'é€😀'^69c3a9e282acf09f9880",
        "'\\xe9'^62c3a9",
        "'\\377\\777'^64 c3bf c7bf",
        "'\\u00e9\\u20ac'^65c3a9e282ac",
        "'\\U0001F600\\U0010ffff'^68f09f9880f48fbfbf",
        "'\\N{EURO SIGN}\\N{latin small letter e with acute}'^65e282acc3a9",
        "'\\n\\t\\z'^64 0a09 5c7a",
        "'\\ud7ff\\ue000'^66ed9fbfee8080",
        "'''a'b\"'''^64 61276222",
        "\"\"\"a\"b'c\"\"\"^65 6122622763",
        "b''''''^40",
        "'''a\\'''b'''^65 6127272762",
        "'a' 'b'^626162",
        "'a''b'^626162",
        "'a' u\"b\"'c'^63616263",
        "b'a'\tB'b'^426162",
      })
  void strings(String literal, String hex) {
    assertEncodes(literal, hex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "[]^80",
        "[ ]^80",
        "[1]^8101",
        "[1,]^8101",
        "[1 , 2 ,]^820102",
        "[[],[[]]]^82808180",
        "()^80",
        "( )^80",
        "(1)^01",
        "((1))^01",
        "(1,)^8101",
        "(1, 2)^820102",
        "(1, 2 , )^820102",
        "((1,),)^818101",
        "([1])^8101",
      })
  void listsAndTuples(String literal, String hex) {
    assertEncodes(literal, hex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      value = {
        "{}^a0",
        "{ }^a0",
        "{1:2}^a10102",
        "{1 : 2 , }^a10102",
        "{b'bb': 1, b'c': False, b'': True, b'aaa': 2}^a4 40f5 4163f4 42626201 4361616102",
        "{b'name': b'heads', b'args': {b'z': 1, b'a': 2}}^a2 4461726773 a2 416102 417a01"
            + " 446e616d65 456865616473",
        "{(1,): None, 'a': [1]}^a2 61618101 8101f6",
        "{1: 1, 1.0: 2, True: 3}^a3 0101 f503 f93c0002",
      })
  void dicts(String literal, String hex) {
    assertEncodes(literal, hex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "none^1^'none' is no value; " + VALUES,
        "Nonex^1^'Nonex' is no value; " + VALUES,
        "é^1^'é' is no value; " + VALUES,
        "_^1^'_' is no value; " + VALUES,
        "*^1^'*' begins no value; " + VALUES,
        "[,]^2^',' begins no value; " + VALUES,
        "(,)^2^',' begins no value; " + VALUES,
        "]^1^']' begins no value; " + VALUES,
        "{1:^4^the text ends where a value is due; " + VALUES,
        "None 1^6^'1' after the end of the value",
        "1 2^3^'2' after the end of the value",
        "[1]]^4^']' after the end of the value",
        "'a',^4^',' after the end of the value",
        "'a'1^4^'1' after the end of the value",
        "'a' b^5^'b' after the end of the value",
        "[^1^'[' is never closed",
        "(1^1^'(' is never closed",
        "[[1, ^2^'[' is never closed",
        "[{1: 2,]^8^']' begins no value; " + VALUES,
        "[1 2]^4^',' or ']' is due, to go on with or to close the '[' of column 6",
        "[ (1]^5^',' or ')' is due, to go on with or to close the '(' of column 8",
        "{1: 2 3^7^',' or '}' is due, to go on with or to close the '{' of column 6",
        "{1}^3^':' is due after the key of a dict",
        "{1^3^':' is due after the key of a dict",
        "{1 , 2}^4^':' is due after the key of a dict",
        "{1: 2, 1: 3}^1^two keys of the dict that begins here are equal",
        "[{'': {b'a': 2, b'\\x61': 3}}]^7^two keys of the dict that begins here are equal",
      })
  void badStructure(String literal, int column, String fact) {
    assertRefused(literal, column, fact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      value = {
        "-^1^a number needs digits",
        "--1^1^a number needs digits",
        "- -1^1^a number needs digits",
        ".^1^a number needs digits",
        ".e1^1^a number needs digits",
        "+[]^1^a number needs digits",
        "-None^1^a number needs digits",
        "1e^2^an exponent needs digits",
        "1.5E+^4^an exponent needs digits",
        "1e-x^2^an exponent needs digits",
        "0x^1^a number in base 16 needs digits",
        "-0xg^1^a number in base 16 needs digits",
        "0b2^1^a number in base 2 needs digits",
        "0o_^1^a number in base 8 needs digits",
        "0o8^1^a number in base 8 needs digits",
        "0b12^4^'2' does not belong in a number",
        "0o18^4^'8' does not belong in a number",
        "0xfg^4^'g' does not belong in a number",
        "0x__1^1^a number in base 16 needs digits",
        "1_^2^'_' does not belong in a number",
        "1__0^2^'_' does not belong in a number",
        "1_.5^2^'_' does not belong in a number",
        "1._5^3^'_' does not belong in a number",
        "1.5.^4^'.' does not belong in a number",
        "1j^2^'j' does not belong in a number",
        "10L^3^'L' does not belong in a number",
        "1e5e5^4^'e' does not belong in a number",
        "1١^2^'١' does not belong in a number",
        "-017^2^an integer has no leading zero; octal is written 0o17",
        "0_1^1^an integer has no leading zero; octal is written 0o17",
      })
  void badNumbers(String literal, int column, String fact) {
    assertRefused(literal, column, fact);
  }

  @ParameterizedTest
  @CsvSource({
    "18446744073709551616",
    "-18446744073709551617",
    "0x10000000000000000",
    "0b10000000000000000000000000000000000000000000000000000000000000000",
    "0b100000000000000000000000000000000000000000000000000000000000000000",
    "-0b10000000000000000000000000000000000000000000000000000000000000001",
    "1000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
  })
  void integersThatCborCannotHold(String literal) {
    assertRefused(
        literal,
        1,
        "the integer is outside of what CBOR can hold,"
            + " -18446744073709551616 to 18446744073709551615");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      value = {
        "'^1^the string is never closed; ' ends it",
        "[b\"a^2^the string is never closed; \" ends it",
        "'''a''^1^the string is never closed; ''' ends it",
        "'a' 'b^5^the string is never closed; ' ends it",
        "'\\'^1^the string is never closed; ' ends it",
        "'a\\^3^the backslash at the end escapes nothing; a backslash is written \\\\",
        "rb'a'^1^a string's prefix is b, u or none, not 'rb'",
        "None'a'^1^a string's prefix is b, u or none, not 'None'",
        "'a' f'b'^5^a string's prefix is b, u or none, not 'f'",
        "'a' b'b'^5^bytes and text do not join; put a comma between them",
        "b'a''b'^5^bytes and text do not join; put a comma between them",
        "b'\\x1'^3^\\x needs 2 hexadecimal digits",
        "b'\\xg1'^3^\\x needs 2 hexadecimal digits",
        "'\\u123'^2^\\u needs 4 hexadecimal digits",
        "'\\U0000123'^2^\\U needs 8 hexadecimal digits",
        "'\\U00110000'^2^\\U00110000 is past the last code point, \\U0010ffff",
        "'\\Uffffffff'^2^\\Uffffffff is past the last code point, \\U0010ffff",
        "'\\N'^2^\\N needs the name of a character in braces",
        "'\\N{EURO SIGN'^2^\\N needs the name of a character in braces",
        "'\\Nx{EURO SIGN}'^2^\\N needs the name of a character in braces",
        "'\\N{EURO}'^2^no character is named 'EURO'",
        "'\\ud800'^2^the surrogate \\ud800 is no character; one beyond \\uffff is written \\U and"
            + " eight digits",
        "'a\\udfff'^3^the surrogate \\udfff is no character; one beyond \\uffff is written \\U and"
            + " eight digits",
        "'\\N{HIGH SURROGATES D800}'^2^the surrogate \\ud800 is no character; one beyond \\uffff"
            + " is written \\U and eight digits",
      })
  void badStrings(String literal, int column, String fact) {
    assertRefused(literal, column, fact);
  }

  @Test
  void aValueIsNeeded() {
    assertRefused("", 1, "the text ends where a value is due; " + VALUES);
    assertRefused(" \t", 3, "the text ends where a value is due; " + VALUES);
  }

  @Test
  void bracketsNestSoDeepAndNoDeeper() {
    assertEncodes("[".repeat(128) + "]".repeat(128), "81".repeat(127) + "80");
    assertEncodes("(".repeat(128) + "1" + ")".repeat(128), "01");
    assertEncodes("{1: ".repeat(128) + "1" + "}".repeat(128), "a101".repeat(128) + "01");
    assertEncodes("[" + "[],".repeat(200) + "]", "98c8" + "80".repeat(200));
    assertEncodes("[" + "{},".repeat(200) + "]", "98c8" + "a0".repeat(200));
    assertEncodes("[" + "(),".repeat(200) + "]", "98c8" + "80".repeat(200));
    for (String open : new String[] {"[", "(", "{1:"}) {
      assertRefused(open.repeat(129), 128 * open.length() + 1, "brackets nest deeper than 128");
      assertRefused(
          open.repeat(1_000_000), 128 * open.length() + 1, "brackets nest deeper than 128");
    }
  }

  @Test
  void longTextNeedsNoLongTime() {
    assertEncodes("'" + "a".repeat(1_000_000) + "'", "7a000f4240" + "61".repeat(1_000_000));
    assertEncodes("0x" + "0".repeat(1_000_000) + "1", "01");
    assertRefused(
        "1".repeat(1_000_000),
        1,
        "the integer is outside of what CBOR can hold,"
            + " -18446744073709551616 to 18446744073709551615");
  }
}
