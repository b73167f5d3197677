package dev.wirecommand.processor.program;

import static dev.wirecommand.processor.write.value.RandomType.oneOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Names and texts that mean something else in Java, in the runtime or in generated code. */
final class Vocabulary {
  /** Words of the language that are names all the same; the first ones can't be names of types. */
  private static final List<String> RESTRICTED = words("record yield var sealed permits");

  private static final List<String> WORDS =
      words("module open opens exports requires uses provides to with when transitive non");

  static final Set<String> OF_OBJECT =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "equals");

  /** Names with the letters of JavaPoet's formats. */
  private static final List<String> DOLLARS =
      words("$ $$ $L $S $T $N $W $Z $1L $$L a$b $T$S $_ _$ a_b a__b A_B");

  private static final List<String> LETTERS =
      List.of(
          "\u00e9",
          "e\u0301",
          "\u00df",
          "\u540d",
          "\ud835\udd38",
          "\u0131x",
          "\u0130x",
          "\u01c6",
          "\u00c4_\u00f6",
          "\u00aa");

  /** Names of locals, parameters, fields and methods in generated code, and near to these. */
  private static final List<String> HELPERS =
      words(
          "in out args arguments argument context client call dispatch async close descriptor"
              + " encode decode data commands command ordinal response result size left field e i"
              + " list set map array entry element mark value values name names options prepare"
              + " describe hasIn builder callRaw callRawAsync callVoid callVoidAsync callAsync"
              + " openStream openChannel openChunks openItems openIterator publishBytes"
              + " publishItems orNull noArguments later self length get put item items read write"
              + " readOut key hashMap TYPES COMMANDS FIELDS CONSTANTS ARGUMENTS PUT_ARGUMENTS"
              + " PUT_COMMAND put2 put3 async2 with2 callPut encodePut describePut find publish"
              + " thenApply none isPresent inputStream publisher java dev org tools javax");

  private static final List<String> TYPES =
      words(
          "String Object List Optional Map Set Integer CommandContext CommandData CborWriter"
              + " CborReader CommandName CallOptions CommandClient Permission NameTable TypedClient"
              + " CommandDispatch CommandDescriptor PreparedCall ResultForm TypeTable ValueCodecs"
              + " ValueCodec ValueErrors ArgumentErrors Generated GeneratedCode Override Deprecated"
              + " SuppressWarnings Objects ArrayList Flow Stream Iterator ByteBuffer"
              + " CompletionStage Void Class Enum Record Exception IllegalArgumentException"
              + " AssertionError Nullable CborException Async ResultDecoder Client Dispatch"
              + " StoreClient StoreDispatch StoreCodec StoreReader Store_Reader Reader From1 From"
              + " Store User TYPES StoreModule LinkedHashMap DistinctValues RecordTypes");

  /** The first words of packages, none of which is a name of a type. */
  private static final List<String> PACKAGES =
      List.of(
          "record", "yield", "var", "sealed", "permits", "to", "\u540d", "$", "a", "exports",
          "module");

  private static final List<String> WIRE_NAMES =
      words(
          "a A b B1 x.y x-y x_y X_Y xY 0 9-_. record class wait wirecommand wirecommands.x describe"
              + " commands arguments context data in out size type name clone toString int null"
              + " true");

  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "a\u2028b\u2029",
          "\"",
          "\\",
          "*/",
          "/*",
          "//",
          "$L $S $T $N $W $Z $$ $",
          "%s %n %",
          "{@code ${x}",
          "\ud83d\ude00\u00e9",
          "\\u0041",
          "\r\n\t\f\b",
          "a\u0000b\u0085\u007f",
          "'\"\"\"'",
          "<b>&amp;");

  /** Texts in comments that the checks of Javadoc accept. */
  private static final List<String> SOUND_DOCS =
      List.of(
          "Does it: {@literal a < b && b > c}, in {@code x -> $L}.",
          "Ends *&#47; here, and has &lt;i&gt; and &amp;lt;.",
          "Takes 100 %s of %n $L $S $T $N $W $Z $$ in \"\"\" // and /* this.",
          "Has \u2028 and \u2029, \u00e9, \u00df, \u540d and \ud83d\ude00.",
          "Has \\\\u0041 and 'quotes', \"quotes\" and `quotes`.",
          "<p>Begins with a paragraph.",
          "{@link java.lang.String#length() A link}, {@linkplain java.util.List one more}.");

  private static final List<String> ODD_DOCS =
      List.of(
          "Is a < b && c > d, <b>bold, & more.",
          "Never closes {@code $L.",
          "{@link Missing#x} and {@inheritDoc} and {@unknown $T}.",
          "Has a line\n   * @$T that begins so\n   * @ and one more.",
          "",
          "{@code {nested {braces}}} and {@literal @}.",
          "<a href=\"$L\">$L</a> &#64; &unknown;");

  private final Random random;
  private final boolean soundDocs;

  /**
   * Begins to draw.
   *
   * @param soundDocs whether all comments, and all names in them, pass the checks of Javadoc
   */
  Vocabulary(Random random, boolean soundDocs) {
    this.random = random;
    this.soundDocs = soundDocs;
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** Returns a name of a method, a parameter, a field or a constant. */
  String member(Set<String> taken) {
    return fresh(
        List.of(
            RESTRICTED, WORDS, List.copyOf(OF_OBJECT), DOLLARS, LETTERS, HELPERS, HELPERS, TYPES),
        taken);
  }

  /** Returns a name of a record's component. */
  String component(Set<String> taken) {
    return fresh(List.of(RESTRICTED, WORDS, DOLLARS, LETTERS, HELPERS, TYPES), taken);
  }

  /** Returns a name of a type or of a type variable. */
  String type(Set<String> taken) {
    return fresh(List.of(WORDS, DOLLARS, LETTERS, TYPES, TYPES, HELPERS), taken);
  }

  /** Returns the name of a package; empty for the default package. */
  String packageName() {
    if (random.nextInt(8) == 0) {
      return "";
    }
    String name = oneOf(random, PACKAGES);
    for (int more = random.nextInt(3); more > 0; more--) {
      name += "." + oneOf(random, List.of("record", "with", "open", "\u00e9", "$T", "in", "java"));
    }
    return name;
  }

  /** Returns a name that a command or an argument can have on the wire. */
  String wireName(Set<String> taken) {
    return random.nextInt(30) == 0 && taken.add("n".repeat(255))
        ? "n".repeat(255)
        : fresh(List.of(WIRE_NAMES), taken);
  }

  static boolean isWireName(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");
  }

  String text() {
    return oneOf(random, TEXTS);
  }

  /** Returns a text that is not empty and not taken. */
  String text(Set<String> taken) {
    return fresh(List.of(TEXTS.subList(1, TEXTS.size())), taken);
  }

  /** Returns a text for a comment. */
  String comment() {
    return oneOf(random, soundDocs || random.nextBoolean() ? SOUND_DOCS : ODD_DOCS);
  }

  private String fresh(List<List<String>> pools, Set<String> taken) {
    for (int i = 0; i < 20; i++) {
      String name = oneOf(random, oneOf(random, pools));
      if (isFit(name) && taken.add(name)) {
        return name;
      }
    }
    for (int i = 1; ; i++) {
      if (taken.add("x" + i)) {
        return "x" + i;
      }
    }
  }

  /** Javadoc's own parser knows no letter of two characters. */
  private boolean isFit(String name) {
    return !soundDocs || name.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  static Set<String> firstWordsOfPackages() {
    Set<String> words = new HashSet<>(PACKAGES);
    words.addAll(List.of("java", "dev", "org", "tools", "javax"));
    return words;
  }

  /** Returns a literal of a string, with some of its characters escaped. */
  String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> {
          if (c < ' ') {
            literal.append(String.format("\\%03o", (int) c));
          } else if (c > '~' && random.nextBoolean()) {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** Returns a comment, with each line below an indentation. */
  static List<String> javadoc(List<String> lines) {
    List<String> comment = new ArrayList<>();
    comment.add("/**");
    lines.forEach(line -> comment.add(" * " + line));
    comment.add(" */");
    return comment;
  }
}
