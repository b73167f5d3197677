package dev.wirecommand.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.processor.Compilation.Message;
import dev.wirecommand.processor.Compilation.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/**
 * The example of one id: a folder with what is wrong and what is right. Most are sources. Those of a
 * folder {@code library} are a compilation of their own, without our processor and without names of
 * parameters. What is a text goes with the sources of a folder {@code source}.
 */
final class ErrorExample {
  static final Path FOLDER = Path.of("src/test/resources/errors");

  /** Examples that are no sources. */
  private static final Map<String, Text> TEXTS =
      Map.of(
          "WireOption", Text.ARGUMENTS,
          "WireJackson", Text.DEPENDENCIES,
          "WireRuntime", Text.DEPENDENCIES,
          "WireBreaking", Text.LOCK_FILE);

  private final String id;
  private final Path folder;
  private final Optional<Text> text;

  ErrorExample(String id) {
    this.id = id;
    this.folder = FOLDER.resolve(id);
    this.text = Optional.ofNullable(TEXTS.get(id));
  }

  /** What are set side by side. */
  enum Side {
    WRONG,
    RIGHT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What surrounds a compilation. */
  private enum Text {
    /** Arguments of the compiler. */
    ARGUMENTS("xml") {
      @Override
      void apply(String text, Compilation compilation) {
        Pattern.compile("<arg>(.*)</arg>")
            .matcher(text)
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(compilation::option);
      }
    },

    /** All dependencies, of those that matter here; the others are not on the class path. */
    DEPENDENCIES("xml") {
      @Override
      void apply(String text, Compilation compilation) {
        PATH_PARTS.forEach(
            (artifact, part) -> {
              if (!text.contains("<artifactId>" + artifact + "</artifactId>")) {
                compilation.withoutOnClassPath(part);
              }
            });
      }
    },

    /** A lock file; what it makes of a compilation is held by tests of its own. */
    LOCK_FILE("text") {
      @Override
      void apply(String text, Compilation compilation) {
        throw new UnsupportedOperationException("not compiled here");
      }
    };

    private static final Map<String, String> PATH_PARTS =
        Map.of("wirecommand-runtime", "runtime", "jackson-databind", "jackson");

    private final String language;

    Text(String language) {
      this.language = language;
    }

    abstract void apply(String text, Compilation compilation);
  }

  String id() {
    return id;
  }

  /** Whether it is compiled here, and not by tests of its own. */
  boolean isCompiled() {
    return !text.equals(Optional.of(Text.LOCK_FILE));
  }

  /** What is behind the id. */
  String about() {
    return read(folder.resolve("about.md"));
  }

  /** What is said of the wrong one, as told by the compiler or, if not compiled, as kept. */
  String told(Path directory) {
    if (!isCompiled()) {
      return read(folder.resolve("message.txt"));
    }
    return compile(Side.WRONG, directory).messages().stream()
        .filter(ErrorExample::isOurs)
        .map(this::told)
        .collect(Collectors.joining());
  }

  static boolean isOurs(Message message) {
    return message.text().startsWith("[Wire");
  }

  private String told(Message message) {
    String severity = message.kind() == Diagnostic.Kind.ERROR ? "error" : "warning";
    String words = severity + ": " + message.text() + "\n";
    if (message.file().isEmpty()) {
      return words;
    }
    return message.file() + ":" + message.line() + ": " + words + sourceLine(message) + "\n";
  }

  private String sourceLine(Message message) {
    return sources(Side.WRONG).stream()
        .filter(source -> source.endsWith(message.file()))
        .map(source -> read(source).lines().skip(message.line() - 1).findFirst().orElseThrow())
        .collect(Collectors.joining());
  }

  Result compile(Side side, Path directory, String... options) {
    Compilation compilation = Compilation.in(directory.resolve("application")).option(options);
    List<Path> sources = sources(side);
    List<Path> library = sources.stream().filter(ErrorExample::isLibrary).toList();
    if (!library.isEmpty()) {
      Compilation first = Compilation.in(directory.resolve("library"));
      compilation.onClassPath(first.processors().files(library).run().expectSuccess().classes());
    }
    text.ifPresent(kind -> kind.apply(text(side), compilation));
    return compilation.files(sources.stream().filter(s -> !isLibrary(s)).toList()).run();
  }

  private static boolean isLibrary(Path source) {
    return source.getParent().endsWith("library");
  }

  private String text(Side side) {
    return read(folder.resolve(side.word() + ".txt"));
  }

  private List<Path> sources(Side side) {
    try (Stream<Path> files = Files.walk(folder.resolve(text.isPresent() ? "source" : side.word()))) {
      // The library comes first: its file is in a folder, and a name in lower case sorts after.
      return files
          .filter(Files::isRegularFile)
          .sorted((a, b) -> isLibrary(a) == isLibrary(b) ? a.compareTo(b) : isLibrary(a) ? -1 : 1)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources that both sides share, as blocks of Markdown; empty if they are what differs. */
  String sharedBlocks() {
    return text.isPresent() ? sourceBlocks(Side.WRONG) : "";
  }

  /** What makes a side, as blocks of Markdown. */
  String blocks(Side side) {
    return text.isPresent() ? block(text.get().language, text(side)) : sourceBlocks(side);
  }

  private String sourceBlocks(Side side) {
    return sources(side).stream()
        .map(source -> block("java", read(source)))
        .collect(Collectors.joining("\n"));
  }

  static String block(String language, String content) {
    return "```" + language + "\n" + content + "```\n";
  }

  static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
