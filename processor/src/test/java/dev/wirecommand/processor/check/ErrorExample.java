package dev.wirecommand.processor.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The example of one id: a folder with a wrong form and a right one.
 *
 * <p>Most forms are folders of sources; the sources in its folder {@code library} are compiled
 * before, without parameter names, and without the processor unless a text names it; so are those
 * in {@code gone}, whose classes are then deleted. Where the mistake is not in the sources, these
 * are in the folder {@code source}, and the two forms are texts, such as options. A {@code
 * wire.lock} is the lock file of both forms.
 */
final class ErrorExample {
  static final Path FOLDER = Path.of("src/test/resources/errors");

  private static final String LIBRARY = "library";
  private static final String GONE = "gone";
  private static final String LOCK_FILE = "wire.lock";

  /** The examples whose forms are texts. */
  private static final Map<String, Text> TEXTS =
      Map.of(
          "WireOption", Text.ARGUMENTS,
          "WireJackson", Text.DEPENDENCIES,
          "WireRuntime", Text.DEPENDENCIES,
          "WireUnprocessed", Text.PLUGIN,
          "WireLock", Text.LOCK);

  private final String id;
  private final Path folder;
  private final Optional<Text> text;

  ErrorExample(String id) {
    this.id = id;
    this.folder = FOLDER.resolve(id);
    this.text = Optional.ofNullable(TEXTS.get(id));
  }

  /** The two forms that the page shows. */
  enum Form {
    WRONG,
    RIGHT;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The kind of a text: its language in Markdown, and its effect on a compilation. */
  private enum Text {
    /** The compiler's arguments. */
    ARGUMENTS("xml") {
      @Override
      void apply(String text, Compilation compilation, Path directory) {
        Pattern.compile("<arg>(.*)</arg>")
            .matcher(text)
            .results()
            .forEach(found -> compilation.option(found.group(1)));
      }
    },

    /** The dependencies; all others are removed from the class path. */
    DEPENDENCIES("xml") {
      @Override
      void apply(String text, Compilation compilation, Path directory) {
        PATH_PARTS.forEach(
            (artifact, part) -> {
              if (!text.contains("<artifactId>" + artifact + "</artifactId>")) {
                compilation.withoutOnClassPath(part);
              }
            });
      }
    },

    /** The compiler's plugin in the build of the library, with the processor or without it. */
    PLUGIN("xml") {
      @Override
      void apply(String text, Compilation compilation, Path directory) {}
    },

    /** The lock file. */
    LOCK("text") {
      @Override
      void apply(String text, Compilation compilation, Path directory) {
        lock(text, compilation, directory);
      }
    };

    private static final Map<String, String> PATH_PARTS =
        Map.of("wirecommand-runtime", "runtime", "jackson-databind", "jackson");

    private final String language;

    Text(String language) {
      this.language = language;
    }

    abstract void apply(String text, Compilation compilation, Path directory);
  }

  /** The documented meaning of the id. */
  String about() {
    return read(folder.resolve("about.md"));
  }

  /** Compiles a form in an empty directory. */
  Result compile(Form form, Path directory, String... options) {
    Compilation compilation = Compilation.in(directory).option(options);
    List<Path> sources = sources(form);
    List<Path> library = sources.stream().filter(ErrorExample::isLibrary).toList();
    if (!library.isEmpty()) {
      Compilation before = Compilation.in(directory.resolve(LIBRARY)).files(library);
      boolean isProcessed =
          text.filter(kind -> kind == Text.PLUGIN).isPresent()
              && text(form).contains("<artifactId>wirecommand-processor</artifactId>");
      if (!isProcessed) {
        before.processors();
      }
      Path classes = before.run().expectSuccess().classes();
      compilation.onClassPath(classes);
      library.stream().filter(ErrorExample::isGone).forEach(source -> delete(source, classes));
    }
    if (Files.exists(folder.resolve(LOCK_FILE))) {
      lock(read(folder.resolve(LOCK_FILE)), compilation, directory);
    }
    text.ifPresent(kind -> kind.apply(text(form), compilation, directory));
    return compilation.files(sources.stream().filter(s -> !isLibrary(s)).toList()).run();
  }

  private static void lock(String text, Compilation compilation, Path directory) {
    try {
      Path file = Files.writeString(directory.resolve(LOCK_FILE), text, UTF_8);
      compilation.option("-Awirecommand.lock=" + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the compiler's messages for the wrong form, with the lines that they refer to. */
  String reported(Path directory) {
    return compile(Form.WRONG, directory).messages().stream()
        .filter(message -> message.id().isPresent())
        .map(this::reported)
        .collect(Collectors.joining())
        .replace(directory.resolve(LOCK_FILE).toString(), LOCK_FILE);
  }

  private String reported(Message message) {
    String words = (message.isError() ? "error" : "warning") + ": " + message.text() + "\n";
    if (message.file().isEmpty()) {
      return words;
    }
    String line =
        sources(Form.WRONG).stream()
            .filter(source -> source.endsWith(message.file()))
            .flatMap(source -> read(source).lines().skip(message.line() - 1).limit(1))
            .collect(Collectors.joining());
    return message.file() + ":" + message.line() + ": " + words + line + "\n";
  }

  /** Returns the parts that both forms share, as Markdown. */
  List<String> sharedBlocks() {
    if (Files.exists(folder.resolve(LOCK_FILE))) {
      return List.of(block(Text.LOCK.language, read(folder.resolve(LOCK_FILE))));
    }
    return text.isPresent() ? sourceBlocks(Form.WRONG) : List.of();
  }

  /** Returns a form as Markdown. */
  List<String> blocks(Form form) {
    return text.isPresent() ? List.of(block(text.get().language, text(form))) : sourceBlocks(form);
  }

  private List<String> sourceBlocks(Form form) {
    return sources(form).stream().map(source -> block("java", read(source))).toList();
  }

  private String text(Form form) {
    return read(folder.resolve(form.word() + ".txt"));
  }

  /** Returns the sources of a form, the library first. */
  private List<Path> sources(Form form) {
    Path sources = folder.resolve(text.isPresent() ? "source" : form.word());
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing((Path file) -> !isLibrary(file)).thenComparing(file -> file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLibrary(Path source) {
    return source.getParent().endsWith(LIBRARY) || isGone(source);
  }

  private static boolean isGone(Path source) {
    return source.getParent().endsWith(GONE);
  }

  /** Deletes the class of a library's source. */
  private static void delete(Path source, Path classes) {
    String name = source.getFileName().toString().replace(".java", ".class");
    try (Stream<Path> files = Files.walk(classes)) {
      Files.delete(files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
