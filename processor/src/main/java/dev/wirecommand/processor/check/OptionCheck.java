package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.Options;
import dev.wirecommand.processor.model.Suffixes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Checks the compiler options of this processor. */
public final class OptionCheck {
  private static final String PREFIX = "wirecommand.";
  private static final String SCHEMA = "wirecommand.schema";
  private static final String DISPATCH_SUFFIX = "wirecommand.suffix.dispatch";
  private static final String CLIENT_SUFFIX = "wirecommand.suffix.client";
  private static final String MODULE_SUFFIX = "wirecommand.suffix.module";
  private static final String LOCK = "wirecommand.lock";
  private static final String LOCK_UPDATE = "wirecommand.lock.update";
  private static final String ERRORS_PAGE = "wirecommand.errors.page";
  private static final String USUAL_PAGE = "docs/errors.md";

  /** The names of all options of this processor. */
  public static final Set<String> NAMES =
      Set.of(SCHEMA, DISPATCH_SUFFIX, CLIENT_SUFFIX, MODULE_SUFFIX, LOCK, LOCK_UPDATE, ERRORS_PAGE);

  private final Map<String, String> given;
  private final List<String> problems = new ArrayList<>();

  private OptionCheck(Map<String, String> given) {
    this.given = given;
  }

  /**
   * The result of checking the options.
   *
   * @param options the options; an invalid one has its default
   * @param problems a message for each invalid option
   */
  public record Result(Options options, List<String> problems) {}

  /**
   * Checks the options of this processor.
   *
   * @param given the options for all processors
   * @return the result
   */
  public static Result check(Map<String, String> given) {
    return new OptionCheck(given).check();
  }

  private Result check() {
    for (String name : new TreeSet<>(given.keySet())) {
      if (name.startsWith(PREFIX) && !NAMES.contains(name)) {
        List<String> names =
            NAMES.stream().sorted().map(n -> n.substring(PREFIX.length())).toList();
        String fix =
            SpellingSuggestion.closest(name.substring(PREFIX.length()), names)
                .map(meant -> "Did you mean " + PREFIX + meant + "?")
                .orElse("The options are " + PREFIX + String.join(", " + PREFIX, names) + ".");
        problems.add(ProblemKind.OPTION.message("there is no option '" + name + "'", fix));
      }
    }
    Options options =
        new Options(flag(SCHEMA, true), suffixes(), lock(), flag(LOCK_UPDATE, false), errorsPage());
    return new Result(options, problems);
  }

  private boolean flag(String name, boolean otherwise) {
    String value = given.getOrDefault(name, Boolean.toString(otherwise));
    if (value == null || !(value.equals("true") || value.equals("false"))) {
      problems.add(ProblemKind.OPTION.message(is(name, value), "Write true or false."));
      return otherwise;
    }
    return value.equals("true");
  }

  private Suffixes suffixes() {
    Suffixes usual = Suffixes.DEFAULT;
    Suffixes suffixes =
        new Suffixes(
            suffix(DISPATCH_SUFFIX, usual.dispatch()),
            suffix(CLIENT_SUFFIX, usual.client()),
            suffix(MODULE_SUFFIX, usual.module()));
    if (suffixes.dispatch().equals(suffixes.client())
        || suffixes.dispatch().equals(suffixes.module())
        || suffixes.client().equals(suffixes.module())) {
      problems.add(
          ProblemKind.OPTION.message(
              "two of the suffixes are the same", "Give each kind of class one of its own."));
      return usual;
    }
    return suffixes;
  }

  private String suffix(String name, String otherwise) {
    String value = given.getOrDefault(name, otherwise);
    // The suffix comes after another name, so it may begin with a digit.
    if (value == null || value.isEmpty() || !SourceVersion.isIdentifier("A" + value)) {
      problems.add(
          ProblemKind.OPTION.message(is(name, value), "Write letters, such as " + otherwise + "."));
      return otherwise;
    }
    return value;
  }

  private Optional<Path> lock() {
    if (!given.containsKey(LOCK)) {
      return Optional.empty();
    }
    String value = given.get(LOCK);
    try {
      if (value != null && !value.isBlank()) {
        return Optional.of(Path.of(value));
      }
    } catch (InvalidPathException e) {
      // Reported below, like an empty path.
    }
    problems.add(ProblemKind.OPTION.message(is(LOCK, value), "Write the path of a file."));
    return Optional.empty();
  }

  private String errorsPage() {
    String value = given.getOrDefault(ERRORS_PAGE, USUAL_PAGE);
    if (value == null || !value.matches("[!-~]+")) {
      problems.add(
          ProblemKind.OPTION.message(
              is(ERRORS_PAGE, value),
              "Write a path or URL without spaces, such as " + USUAL_PAGE + "."));
      return USUAL_PAGE;
    }
    return value;
  }

  private static String is(String name, @Nullable String value) {
    return value == null ? name + " has no value" : name + " is '" + value + "'";
  }
}
