package values;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.codegen.TypeTable;
import dev.wirecommand.codegen.ValueCodecs;
import dev.wirecommand.codegen.ValueErrors;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of {@link Days}: decodes arguments, calls the method, and
 * encodes what it returns.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
@SuppressWarnings("VariableNameSameAsType")
public final class DaysDispatch implements CommandDispatch {
  /**
   * The types that the descriptors name.
   */
  private static final TypeTable TYPES = TypeTable.builder()
      .rule("All", "{ date: local-date, time: local-time, dateTime: local-date-time, "
          + "offset: offset-date-time, zone: zone-id, amount: decimal, letter: "
          + "char, boxed: char }")
      .rule("Deep", "{ dates: [* local-date], times: [* local-time], dateTimes: [* "
          + "local-date-time], offsets: [* offset-date-time], zones: {* tstr => "
          + "zone-id}, ? amount: decimal, ? letter: char, letters: [* char], grid: "
          + "[* [* char]], boxes: [* char], ? other: char, amounts: [* decimal / "
          + "null] }")
      .rule("decimal", "tstr")
      .rule("char", "tstr")
      .rule("local-date", "tstr")
      .rule("local-time", "tstr")
      .rule("local-date-time", "tstr")
      .rule("offset-date-time", "tstr")
      .rule("zone-id", "tstr")
      .build();

  /**
   * The descriptors of the commands, by ordinal.
   */
  private static final List<CommandDescriptor> COMMANDS = List.of(
      describeAll(),
      describeAmounts(),
      describeDeep(),
      describeDefaults(),
      describeLater(),
      describeLetter(),
      describeLetters(),
      describeMaybe(),
      describePublished());

  /**
   * The names of the arguments of 'all'.
   */
  private static final NameTable ALL_ARGUMENTS = NameTable.of("all");

  /**
   * The names of the arguments of 'amounts'.
   */
  private static final NameTable AMOUNTS_ARGUMENTS = NameTable.of("amounts");

  /**
   * The names of the arguments of 'deep'.
   */
  private static final NameTable DEEP_ARGUMENTS = NameTable.of("deep");

  /**
   * The names of the arguments of 'defaults'.
   */
  private static final NameTable DEFAULTS_ARGUMENTS = NameTable.of("date", "time", "LocalDateTime",
      "offset", "zone", "amount", "BigDecimal", "letter", "quote", "backslash", "line", "dollar",
      "accent", "last");

  /**
   * The default of the argument 'date' of 'defaults'.
   */
  private static final LocalDate DEFAULTS_DATE_DEFAULT = LocalDate.parse("2026-01-31");

  /**
   * The default of the argument 'time' of 'defaults'.
   */
  private static final LocalTime DEFAULTS_TIME_DEFAULT = LocalTime.parse("12:00:00");

  /**
   * The default of the argument 'LocalDateTime' of 'defaults'.
   */
  private static final LocalDateTime DEFAULTS_LOCAL_DATE_TIME_DEFAULT = LocalDateTime.parse(
      "2026-01-31T12:00:00");

  /**
   * The default of the argument 'offset' of 'defaults'.
   */
  private static final OffsetDateTime DEFAULTS_OFFSET_DEFAULT = OffsetDateTime.parse(
      "2026-01-31T12:00:00+01:00");

  /**
   * The default of the argument 'zone' of 'defaults'.
   */
  private static final ZoneId DEFAULTS_ZONE_DEFAULT = ZoneId.of("Europe/Paris");

  /**
   * The default of the argument 'amount' of 'defaults'.
   */
  private static final BigDecimal DEFAULTS_AMOUNT_DEFAULT = new BigDecimal("12.50");

  /**
   * The default of the argument 'BigDecimal' of 'defaults'.
   */
  private static final BigDecimal DEFAULTS_BIG_DECIMAL_DEFAULT = new BigDecimal("0.001");

  /**
   * The names of the arguments of 'later'.
   */
  private static final NameTable LATER_ARGUMENTS = NameTable.of("LocalDate");

  /**
   * The names of the arguments of 'letter'.
   */
  private static final NameTable LETTER_ARGUMENTS = NameTable.of("letter");

  /**
   * The names of the arguments of 'letters'.
   */
  private static final NameTable LETTERS_ARGUMENTS = NameTable.of("letter", "more");

  /**
   * The names of the arguments of 'maybe'.
   */
  private static final NameTable MAYBE_ARGUMENTS = NameTable.of("letter");

  /**
   * The names of the arguments of 'published'.
   */
  private static final NameTable PUBLISHED_ARGUMENTS = NameTable.of("date");

  /**
   * The instance whose methods are called.
   */
  private final Days commands;

  /**
   * A dispatch to one instance.
   *
   * @param commands the instance
   */
  public DaysDispatch(Days commands) {
    this.commands = commands;
  }

  @Override
  public List<CommandDescriptor> commands() {
    return COMMANDS;
  }

  @Override
  public PreparedCall prepare(int ordinal, CborReader arguments, CommandContext context,
      CommandData data) {
    return switch (ordinal) {
      case 0 -> all(arguments);
      case 1 -> amounts(arguments);
      case 2 -> deep(arguments);
      case 3 -> defaults(arguments);
      case 4 -> later(arguments);
      case 5 -> letter(arguments);
      case 6 -> letters(arguments);
      case 7 -> maybe(arguments);
      case 8 -> published(arguments);
      default -> throw new IllegalArgumentException("no such command: " + ordinal);
    };
  }

  /**
   * Prepares {@link Days#all(Days.All)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall all(CborReader in) {
    Days.All all = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(ALL_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> all = AllReader.read(in);
          default -> throw ArgumentErrors.unknown("all", in, ALL_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("all", ALL_ARGUMENTS.name(argument), e);
      }
    }
    if (all == null) {
      throw ArgumentErrors.missing("all", "all");
    }
    return callAll(all);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param all the value
   * @return the call
   */
  private PreparedCall callAll(Days.All all) {
    return response -> {
      Days.All result = Objects.requireNonNull(commands.all(all), "all returned null");
      writeAll(response.cbor(), result);
    };
  }

  /**
   * Describes 'all'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeAll() {
    return CommandDescriptor.builder("all", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("all", "All")
                .build())
        .result(ResultForm.VALUE, "All")
        .build();
  }

  /**
   * Prepares {@link Days#amounts(List)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall amounts(CborReader in) {
    List<BigDecimal> amounts = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(AMOUNTS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> amounts = readBigDecimalList(in);
          default -> throw ArgumentErrors.unknown("amounts", in, AMOUNTS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("amounts", AMOUNTS_ARGUMENTS.name(argument), e);
      }
    }
    if (amounts == null) {
      throw ArgumentErrors.missing("amounts", "amounts");
    }
    return callAmounts(amounts);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param amounts the value
   * @return the call
   */
  private PreparedCall callAmounts(List<BigDecimal> amounts) {
    return response -> {
      Stream<BigDecimal> result = Objects.requireNonNull(commands.amounts(amounts),
          "amounts returned null");
      response.items(result, (out, item) -> {
        ValueCodecs.BIG_DECIMAL.write(out, item);
      });
    };
  }

  /**
   * Describes 'amounts'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeAmounts() {
    return CommandDescriptor.builder("amounts", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("amounts", "[* decimal]")
                .build())
        .result(ResultForm.ITEMS, "decimal")
        .build();
  }

  /**
   * Prepares {@link Days#deep(Days.Deep)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall deep(CborReader in) {
    Days.Deep deep = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(DEEP_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> deep = DeepReader.read(in);
          default -> throw ArgumentErrors.unknown("deep", in, DEEP_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("deep", DEEP_ARGUMENTS.name(argument), e);
      }
    }
    if (deep == null) {
      throw ArgumentErrors.missing("deep", "deep");
    }
    return callDeep(deep);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param deep the value
   * @return the call
   */
  private PreparedCall callDeep(Days.Deep deep) {
    return response -> {
      Days.Deep result = Objects.requireNonNull(commands.deep(deep), "deep returned null");
      writeDeep(response.cbor(), result);
    };
  }

  /**
   * Describes 'deep'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeDeep() {
    return CommandDescriptor.builder("deep", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("deep", "Deep")
                .build())
        .result(ResultForm.VALUE, "Deep")
        .build();
  }

  /**
   * Prepares {@link Days#defaults(LocalDate, LocalTime, LocalDateTime,
   *     OffsetDateTime, ZoneId, BigDecimal, BigDecimal, char,
   *     char, Character, char, char, Character, char)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall defaults(CborReader in) {
    LocalDate date = DEFAULTS_DATE_DEFAULT;
    LocalTime time = DEFAULTS_TIME_DEFAULT;
    LocalDateTime LocalDateTime2 = DEFAULTS_LOCAL_DATE_TIME_DEFAULT;
    OffsetDateTime offset = DEFAULTS_OFFSET_DEFAULT;
    ZoneId zone = DEFAULTS_ZONE_DEFAULT;
    BigDecimal amount = DEFAULTS_AMOUNT_DEFAULT;
    BigDecimal BigDecimal2 = DEFAULTS_BIG_DECIMAL_DEFAULT;
    char letter = 'x';
    char quote = (char) 0x27;
    Character backslash = (char) 0x5c;
    char line = (char) 0xa;
    char dollar = '$';
    Character accent = (char) 0xe9;
    char last = (char) 0xffff;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(DEFAULTS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> date = in.tryReadNull() ? DEFAULTS_DATE_DEFAULT
              : ValueCodecs.LOCAL_DATE.read(in);
          case 1 -> time = in.tryReadNull() ? DEFAULTS_TIME_DEFAULT
              : ValueCodecs.LOCAL_TIME.read(in);
          case 2 -> LocalDateTime2 = in.tryReadNull() ? DEFAULTS_LOCAL_DATE_TIME_DEFAULT
              : ValueCodecs.LOCAL_DATE_TIME.read(in);
          case 3 -> offset = in.tryReadNull() ? DEFAULTS_OFFSET_DEFAULT
              : ValueCodecs.OFFSET_DATE_TIME.read(in);
          case 4 -> zone = in.tryReadNull() ? DEFAULTS_ZONE_DEFAULT : ValueCodecs.ZONE_ID.read(in);
          case 5 -> amount = in.tryReadNull() ? DEFAULTS_AMOUNT_DEFAULT
              : ValueCodecs.BIG_DECIMAL.read(in);
          case 6 -> BigDecimal2 = in.tryReadNull() ? DEFAULTS_BIG_DECIMAL_DEFAULT
              : ValueCodecs.BIG_DECIMAL.read(in);
          case 7 -> letter = in.tryReadNull() ? 'x' : ValueCodecs.CHAR.read(in);
          case 8 -> quote = in.tryReadNull() ? (char) 0x27 : ValueCodecs.CHAR.read(in);
          case 9 -> backslash = in.tryReadNull() ? (char) 0x5c : ValueCodecs.CHAR.read(in);
          case 10 -> line = in.tryReadNull() ? (char) 0xa : ValueCodecs.CHAR.read(in);
          case 11 -> dollar = in.tryReadNull() ? '$' : ValueCodecs.CHAR.read(in);
          case 12 -> accent = in.tryReadNull() ? (char) 0xe9 : ValueCodecs.CHAR.read(in);
          case 13 -> last = in.tryReadNull() ? (char) 0xffff : ValueCodecs.CHAR.read(in);
          default -> throw ArgumentErrors.unknown("defaults", in, DEFAULTS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("defaults", DEFAULTS_ARGUMENTS.name(argument), e);
      }
    }
    return callDefaults(date, time, LocalDateTime2, offset, zone, amount, BigDecimal2, letter,
        quote, backslash, line, dollar, accent, last);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param date the value
   * @param time the value
   * @param LocalDateTime2 the value
   * @param offset the value
   * @param zone the value
   * @param amount the value
   * @param BigDecimal2 the value
   * @param letter the value
   * @param quote the value
   * @param backslash the value
   * @param line the value
   * @param dollar the value
   * @param accent the value
   * @param last the value
   * @return the call
   */
  private PreparedCall callDefaults(LocalDate date, LocalTime time, LocalDateTime LocalDateTime2,
      OffsetDateTime offset, ZoneId zone, BigDecimal amount, BigDecimal BigDecimal2, char letter,
      char quote, Character backslash, char line, char dollar, Character accent, char last) {
    return response -> {
      List<String> result = Objects.requireNonNull(commands.defaults(date, time, LocalDateTime2,
          offset, zone, amount, BigDecimal2, letter, quote, backslash, line, dollar, accent, last),
          "defaults returned null");
      writeTextList(response.cbor(), result);
    };
  }

  /**
   * Describes 'defaults'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeDefaults() {
    return CommandDescriptor.builder("defaults", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("date", "local-date")
                .defaultValue("2026-01-31")
                .build())
        .argument(
            ArgumentDescriptor.builder("time", "local-time")
                .defaultValue("12:00:00")
                .build())
        .argument(
            ArgumentDescriptor.builder("LocalDateTime", "local-date-time")
                .defaultValue("2026-01-31T12:00:00")
                .build())
        .argument(
            ArgumentDescriptor.builder("offset", "offset-date-time")
                .defaultValue("2026-01-31T12:00:00+01:00")
                .build())
        .argument(
            ArgumentDescriptor.builder("zone", "zone-id")
                .defaultValue("Europe/Paris")
                .build())
        .argument(
            ArgumentDescriptor.builder("amount", "decimal")
                .defaultValue("12.50")
                .build())
        .argument(
            ArgumentDescriptor.builder("BigDecimal", "decimal")
                .defaultValue("0.001")
                .build())
        .argument(
            ArgumentDescriptor.builder("letter", "char")
                .defaultValue("x")
                .build())
        .argument(
            ArgumentDescriptor.builder("quote", "char")
                .defaultValue("'")
                .build())
        .argument(
            ArgumentDescriptor.builder("backslash", "char")
                .defaultValue("\\")
                .build())
        .argument(
            ArgumentDescriptor.builder("line", "char")
                .defaultValue("\n")
                .build())
        .argument(
            ArgumentDescriptor.builder("dollar", "char")
                .defaultValue("$")
                .build())
        .argument(
            ArgumentDescriptor.builder("accent", "char")
                .defaultValue("\u00e9")
                .build())
        .argument(
            ArgumentDescriptor.builder("last", "char")
                .defaultValue("\uffff")
                .build())
        .result(ResultForm.VALUE, "[* tstr]")
        .build();
  }

  /**
   * Prepares {@link Days#later(ZoneId)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall later(CborReader in) {
    ZoneId LocalDate2 = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(LATER_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> LocalDate2 = ValueCodecs.ZONE_ID.read(in);
          default -> throw ArgumentErrors.unknown("later", in, LATER_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("later", LATER_ARGUMENTS.name(argument), e);
      }
    }
    if (LocalDate2 == null) {
      throw ArgumentErrors.missing("later", "LocalDate");
    }
    return callLater(LocalDate2);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param LocalDate2 the value
   * @return the call
   */
  private PreparedCall callLater(ZoneId LocalDate2) {
    return response -> {
      response.later(
          Objects.requireNonNull(commands.later(LocalDate2), "later returned null"),
          (later, result) -> {
            Objects.requireNonNull(result, "later brought null");
            ValueCodecs.ZONE_ID.write(later.cbor(), result);
          });
    };
  }

  /**
   * Describes 'later'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLater() {
    return CommandDescriptor.builder("later", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("LocalDate", "zone-id")
                .build())
        .result(ResultForm.VALUE, "zone-id")
        .nonBlocking()
        .build();
  }

  /**
   * Prepares {@link Days#letter(char)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall letter(CborReader in) {
    char letter = 0;
    boolean hasLetter = false;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(LETTER_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> {
            letter = ValueCodecs.CHAR.read(in);
            hasLetter = true;
          }
          default -> throw ArgumentErrors.unknown("letter", in, LETTER_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("letter", LETTER_ARGUMENTS.name(argument), e);
      }
    }
    if (!hasLetter) {
      throw ArgumentErrors.missing("letter", "letter");
    }
    return callLetter(letter);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param letter the value
   * @return the call
   */
  private PreparedCall callLetter(char letter) {
    return response -> {
      char result = commands.letter(letter);
      ValueCodecs.CHAR.write(response.cbor(), result);
    };
  }

  /**
   * Describes 'letter'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLetter() {
    return CommandDescriptor.builder("letter", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("letter", "char")
                .build())
        .result(ResultForm.VALUE, "char")
        .build();
  }

  /**
   * Prepares {@link Days#letters(Character, char[])}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall letters(CborReader in) {
    Character letter = null;
    char[] more = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(LETTERS_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> letter = ValueCodecs.CHAR.read(in);
          case 1 -> more = readCharArray(in);
          default -> throw ArgumentErrors.unknown("letters", in, LETTERS_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("letters", LETTERS_ARGUMENTS.name(argument), e);
      }
    }
    if (letter == null) {
      throw ArgumentErrors.missing("letters", "letter");
    }
    if (more == null) {
      throw ArgumentErrors.missing("letters", "more");
    }
    return callLetters(letter, more);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param letter the value
   * @param more the value
   * @return the call
   */
  private PreparedCall callLetters(Character letter, char[] more) {
    return response -> {
      Iterator<Character> result = Objects.requireNonNull(commands.letters(letter, more),
          "letters returned null");
      response.items(result, (out, item) -> {
        ValueCodecs.CHAR.write(out, item);
      });
    };
  }

  /**
   * Describes 'letters'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeLetters() {
    return CommandDescriptor.builder("letters", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("letter", "char")
                .build())
        .argument(
            ArgumentDescriptor.builder("more", "[* char]")
                .build())
        .result(ResultForm.ITEMS, "char")
        .build();
  }

  /**
   * Prepares {@link Days#maybe(Character)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall maybe(CborReader in) {
    Character letter = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(MAYBE_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> letter = in.tryReadNull() ? null : ValueCodecs.CHAR.read(in);
          default -> throw ArgumentErrors.unknown("maybe", in, MAYBE_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("maybe", MAYBE_ARGUMENTS.name(argument), e);
      }
    }
    return callMaybe(letter);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param letter the value
   * @return the call
   */
  private PreparedCall callMaybe(@Nullable Character letter) {
    return response -> {
      Optional<Character> result = Objects.requireNonNull(commands.maybe(letter),
          "maybe returned null");
      CborWriter out = response.cbor();
      if (result.isPresent()) {
        ValueCodecs.CHAR.write(out, result.get());
      } else {
        out.writeNull();
      }
    };
  }

  /**
   * Describes 'maybe'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describeMaybe() {
    return CommandDescriptor.builder("maybe", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("letter", "char")
                .optional()
                .build())
        .result(ResultForm.VALUE, "char / null")
        .build();
  }

  /**
   * Prepares {@link Days#published(LocalDate)}.
   *
   * @param in a reader at the start of the value
   * @return the call
   */
  private PreparedCall published(CborReader in) {
    LocalDate date = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      int argument = in.readName(PUBLISHED_ARGUMENTS);
      try {
        switch (argument) {
          case 0 -> date = ValueCodecs.LOCAL_DATE.read(in);
          default -> throw ArgumentErrors.unknown("published", in, PUBLISHED_ARGUMENTS);
        }
      } catch (CborException e) {
        throw ArgumentErrors.invalid("published", PUBLISHED_ARGUMENTS.name(argument), e);
      }
    }
    if (date == null) {
      throw ArgumentErrors.missing("published", "date");
    }
    return callPublished(date);
  }

  /**
   * Prepares a call with its arguments.
   *
   * @param date the value
   * @return the call
   */
  private PreparedCall callPublished(LocalDate date) {
    return response -> {
      Flow.Publisher<LocalDate> result = Objects.requireNonNull(commands.published(date),
          "published returned null");
      response.items(result, (out, item) -> {
        ValueCodecs.LOCAL_DATE.write(out, item);
      });
    };
  }

  /**
   * Describes 'published'.
   *
   * @return the descriptor
   */
  private static CommandDescriptor describePublished() {
    return CommandDescriptor.builder("published", Permission.READ)
        .types(TYPES)
        .argument(
            ArgumentDescriptor.builder("date", "local-date")
                .build())
        .result(ResultForm.ITEMS, "local-date")
        .build();
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeAll(CborWriter out, Days.All value) {
    Objects.requireNonNull(value);
    out.writeMapHeader(8);
    out.writeText("date");
    ValueCodecs.LOCAL_DATE.write(out, value.date());
    out.writeText("time");
    ValueCodecs.LOCAL_TIME.write(out, value.time());
    out.writeText("zone");
    ValueCodecs.ZONE_ID.write(out, value.zone());
    out.writeText("boxed");
    ValueCodecs.CHAR.write(out, value.boxed());
    out.writeText("amount");
    ValueCodecs.BIG_DECIMAL.write(out, value.amount());
    out.writeText("letter");
    ValueCodecs.CHAR.write(out, value.letter());
    out.writeText("offset");
    ValueCodecs.OFFSET_DATE_TIME.write(out, value.offset());
    out.writeText("dateTime");
    ValueCodecs.LOCAL_DATE_TIME.write(out, value.dateTime());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param value the value
   */
  private static void writeDeep(CborWriter out, Days.Deep value) {
    Optional<BigDecimal> amount = value.amount();
    Character letter = value.letter();
    Optional<Character> other = value.other();
    int size = 9;
    if (other.isPresent()) {
      size++;
    }
    if (amount.isPresent()) {
      size++;
    }
    if (letter != null) {
      size++;
    }
    out.writeMapHeader(size);
    out.writeText("grid");
    writeCharArrayArray(out, value.grid());
    out.writeText("boxes");
    writeCharArray2(out, value.boxes());
    out.writeText("dates");
    writeLocalDateList(out, value.dates());
    if (other.isPresent()) {
      out.writeText("other");
      ValueCodecs.CHAR.write(out, other.get());
    }
    out.writeText("times");
    writeLocalTimeSet(out, value.times());
    out.writeText("zones");
    writeZoneIdMap(out, value.zones());
    if (amount.isPresent()) {
      out.writeText("amount");
      ValueCodecs.BIG_DECIMAL.write(out, amount.get());
    }
    if (letter != null) {
      out.writeText("letter");
      ValueCodecs.CHAR.write(out, letter);
    }
    out.writeText("amounts");
    writeNullableBigDecimalList(out, value.amounts());
    out.writeText("letters");
    writeCharArray(out, value.letters());
    out.writeText("offsets");
    writeOffsetDateTimeArray(out, value.offsets());
    out.writeText("dateTimes");
    writeLocalDateTimeCollection(out, value.dateTimes());
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeCharArrayArray(CborWriter out, char[][] array) {
    out.writeArrayHeader(array.length);
    for (char[] element : array) {
      writeCharArray(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeCharArray(CborWriter out, char[] array) {
    out.writeArrayHeader(array.length);
    for (char element : array) {
      ValueCodecs.CHAR.write(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeCharArray2(CborWriter out, Character[] array) {
    out.writeArrayHeader(array.length);
    for (Character element : array) {
      ValueCodecs.CHAR.write(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeLocalDateList(CborWriter out, List<LocalDate> list) {
    out.writeArrayHeader(list.size());
    for (LocalDate element : list) {
      ValueCodecs.LOCAL_DATE.write(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param set the value
   */
  private static void writeLocalTimeSet(CborWriter out, Set<LocalTime> set) {
    out.writeArrayHeader(set.size());
    for (LocalTime element : set) {
      ValueCodecs.LOCAL_TIME.write(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param map the value
   */
  private static void writeZoneIdMap(CborWriter out, Map<String, ZoneId> map) {
    int mark = out.beginMap(map.size());
    for (Map.Entry<String, ZoneId> entry : map.entrySet()) {
      out.writeText(entry.getKey());
      ValueCodecs.ZONE_ID.write(out, entry.getValue());
    }
    out.endMap(mark);
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeNullableBigDecimalList(CborWriter out, List<@Nullable BigDecimal> list) {
    out.writeArrayHeader(list.size());
    for (BigDecimal element : list) {
      if (element != null) {
        ValueCodecs.BIG_DECIMAL.write(out, element);
      } else {
        out.writeNull();
      }
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param array the value
   */
  private static void writeOffsetDateTimeArray(CborWriter out, OffsetDateTime[] array) {
    out.writeArrayHeader(array.length);
    for (OffsetDateTime element : array) {
      ValueCodecs.OFFSET_DATE_TIME.write(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param collection the value
   */
  private static void writeLocalDateTimeCollection(CborWriter out,
      Collection<LocalDateTime> collection) {
    out.writeArrayHeader(collection.size());
    for (LocalDateTime element : collection) {
      ValueCodecs.LOCAL_DATE_TIME.write(out, element);
    }
  }

  /**
   * Writes a value.
   *
   * @param out takes the encoded value
   * @param list the value
   */
  private static void writeTextList(CborWriter out, List<String> list) {
    out.writeArrayHeader(list.size());
    for (String element : list) {
      out.writeText(element);
    }
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<BigDecimal> readBigDecimalList(CborReader in) {
    int size = in.readArrayHeader();
    List<BigDecimal> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(ValueCodecs.BIG_DECIMAL.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<LocalDate> readLocalDateList(CborReader in) {
    int size = in.readArrayHeader();
    List<LocalDate> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(ValueCodecs.LOCAL_DATE.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static Set<LocalTime> readLocalTimeSet(CborReader in) {
    int size = in.readArrayHeader();
    Set<LocalTime> set = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      try {
        set.add(ValueCodecs.LOCAL_TIME.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    if (set.size() < size) {
      throw ValueErrors.duplicateElement(in);
    }
    return set;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static Collection<LocalDateTime> readLocalDateTimeCollection(CborReader in) {
    int size = in.readArrayHeader();
    Collection<LocalDateTime> collection = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        collection.add(ValueCodecs.LOCAL_DATE_TIME.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return collection;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static OffsetDateTime[] readOffsetDateTimeArray(CborReader in) {
    int size = in.readArrayHeader();
    OffsetDateTime[] array = new OffsetDateTime[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = ValueCodecs.OFFSET_DATE_TIME.read(in);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static Map<String, ZoneId> readZoneIdMap(CborReader in) {
    int size = in.readMapHeader();
    Map<String, ZoneId> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      try {
        map.put(in.readText(), ValueCodecs.ZONE_ID.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    if (map.size() < size) {
      throw ValueErrors.duplicateKey(in);
    }
    return map;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static char[] readCharArray(CborReader in) {
    int size = in.readArrayHeader();
    char[] array = new char[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = ValueCodecs.CHAR.read(in);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static char[][] readCharArrayArray(CborReader in) {
    int size = in.readArrayHeader();
    char[][] array = new char[size][];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = readCharArray(in);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static Character[] readCharArray2(CborReader in) {
    int size = in.readArrayHeader();
    Character[] array = new Character[size];
    for (int i = 0; i < size; i++) {
      try {
        array[i] = ValueCodecs.CHAR.read(in);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return array;
  }

  /**
   * Reads a value.
   *
   * @param in a reader at the start of the value
   * @return the value
   */
  private static List<@Nullable BigDecimal> readNullableBigDecimalList(CborReader in) {
    int size = in.readArrayHeader();
    List<@Nullable BigDecimal> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(in.tryReadNull() ? null : ValueCodecs.BIG_DECIMAL.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a {@link Days.All}.
   */
  private static final class AllReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("date", "time", "dateTime", "offset",
        "zone", "amount", "letter", "boxed");

    /**
     * There are no instances.
     */
    private AllReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Days.All read(CborReader in) {
      LocalDate date = null;
      LocalTime time = null;
      LocalDateTime dateTime = null;
      OffsetDateTime offset = null;
      ZoneId zone = null;
      BigDecimal amount = null;
      char letter = 0;
      boolean hasLetter = false;
      Character boxed = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          throw ValueErrors.unknown(in, FIELDS);
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> date = ValueCodecs.LOCAL_DATE.read(in);
              case 1 -> time = ValueCodecs.LOCAL_TIME.read(in);
              case 2 -> dateTime = ValueCodecs.LOCAL_DATE_TIME.read(in);
              case 3 -> offset = ValueCodecs.OFFSET_DATE_TIME.read(in);
              case 4 -> zone = ValueCodecs.ZONE_ID.read(in);
              case 5 -> amount = ValueCodecs.BIG_DECIMAL.read(in);
              case 6 -> {
                letter = ValueCodecs.CHAR.read(in);
                hasLetter = true;
              }
              case 7 -> boxed = ValueCodecs.CHAR.read(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (date == null) {
        throw ValueErrors.missing(in, "date");
      }
      if (time == null) {
        throw ValueErrors.missing(in, "time");
      }
      if (dateTime == null) {
        throw ValueErrors.missing(in, "dateTime");
      }
      if (offset == null) {
        throw ValueErrors.missing(in, "offset");
      }
      if (zone == null) {
        throw ValueErrors.missing(in, "zone");
      }
      if (amount == null) {
        throw ValueErrors.missing(in, "amount");
      }
      if (!hasLetter) {
        throw ValueErrors.missing(in, "letter");
      }
      if (boxed == null) {
        throw ValueErrors.missing(in, "boxed");
      }
      try {
        return new Days.All(date, time, dateTime, offset, zone, amount, letter, boxed);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }

  /**
   * Reads a {@link Days.Deep}.
   */
  private static final class DeepReader {
    /**
     * The names, by ordinal.
     */
    private static final NameTable FIELDS = NameTable.of("dates", "times", "dateTimes", "offsets",
        "zones", "amount", "letter", "letters", "grid", "boxes", "other", "amounts");

    /**
     * There are no instances.
     */
    private DeepReader() {
    }

    /**
     * Reads a value.
     *
     * @param in a reader at the start of the value
     * @return the value
     */
    static Days.Deep read(CborReader in) {
      List<LocalDate> dates = null;
      Set<LocalTime> times = null;
      Collection<LocalDateTime> dateTimes = null;
      OffsetDateTime[] offsets = null;
      Map<String, ZoneId> zones = null;
      Optional<BigDecimal> amount = Optional.empty();
      Character letter = null;
      char[] letters = null;
      char[][] grid = null;
      Character[] boxes = null;
      Optional<Character> other = Optional.empty();
      List<@Nullable BigDecimal> amounts = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          throw ValueErrors.unknown(in, FIELDS);
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> dates = readLocalDateList(in);
              case 1 -> times = readLocalTimeSet(in);
              case 2 -> dateTimes = readLocalDateTimeCollection(in);
              case 3 -> offsets = readOffsetDateTimeArray(in);
              case 4 -> zones = readZoneIdMap(in);
              case 5 -> amount = Optional.of(ValueCodecs.BIG_DECIMAL.read(in));
              case 6 -> letter = ValueCodecs.CHAR.read(in);
              case 7 -> letters = readCharArray(in);
              case 8 -> grid = readCharArrayArray(in);
              case 9 -> boxes = readCharArray2(in);
              case 10 -> other = Optional.of(ValueCodecs.CHAR.read(in));
              case 11 -> amounts = readNullableBigDecimalList(in);
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (dates == null) {
        throw ValueErrors.missing(in, "dates");
      }
      if (times == null) {
        throw ValueErrors.missing(in, "times");
      }
      if (dateTimes == null) {
        throw ValueErrors.missing(in, "dateTimes");
      }
      if (offsets == null) {
        throw ValueErrors.missing(in, "offsets");
      }
      if (zones == null) {
        throw ValueErrors.missing(in, "zones");
      }
      if (letters == null) {
        throw ValueErrors.missing(in, "letters");
      }
      if (grid == null) {
        throw ValueErrors.missing(in, "grid");
      }
      if (boxes == null) {
        throw ValueErrors.missing(in, "boxes");
      }
      if (amounts == null) {
        throw ValueErrors.missing(in, "amounts");
      }
      try {
        return new Days.Deep(dates, times, dateTimes, offsets, zones, amount, letter, letters, grid,
            boxes, other, amounts);
      } catch (IllegalArgumentException e) {
        throw ValueErrors.refused(in, e);
      }
    }
  }
}
