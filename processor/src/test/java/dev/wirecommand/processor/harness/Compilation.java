package dev.wirecommand.processor.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.processor.WireCommandProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** One run of the compiler over real files in a directory. */
public final class Compilation {
  /** All that tests have on their class path: the runtime, the annotations, JSpecify and more. */
  public static final List<String> CLASS_PATH =
      Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));

  private final Path directory;
  private final List<Path> sources = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private Compiler compiler = Compiler.JAVAC;
  private StandardLocation path = StandardLocation.CLASS_PATH;

  private Compilation(Path directory) {
    this.directory = directory;
    classPath.addAll(CLASS_PATH);
    processors.add(new WireCommandProcessor());
  }

  /**
   * Returns a compilation with the processor, by javac with all lint, and with the tests' class
   * path.
   */
  public static Compilation in(Path directory) {
    return new Compilation(directory);
  }

  /**
   * A message of the compiler.
   *
   * @param text the message; without the last line if that names the page of errors
   * @param page the last line of a message of the processor; empty in other messages
   */
  public record Message(Diagnostic.Kind kind, String path, long line, String text, String page) {
    private static final Pattern WITH_PAGE =
        Pattern.compile("(\\[(Wire\\w+)].*)\n( +See \\S+#\\2)", Pattern.DOTALL);

    /** Splits off the last line, which each message of the processor must have. */
    static Message of(Diagnostic.Kind kind, String path, long line, String whole) {
      Matcher withPage = WITH_PAGE.matcher(whole);
      if (withPage.matches()) {
        return new Message(kind, path, line, withPage.group(1), withPage.group(3));
      }
      if (ID.matcher(whole).find()) {
        throw new AssertionError("no line for the page of errors in: " + whole);
      }
      return new Message(kind, path, line, whole, "");
    }

    /** Returns the name of the file; empty if the message has no file. */
    public String file() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    private static final Pattern ID = Pattern.compile("^\\[Wire\\w+]");

    /** Returns the id of a message of the processor; empty if it is the compiler's own. */
    public Optional<String> id() {
      Matcher id = ID.matcher(text);
      return id.find() ? Optional.of(id.group()) : Optional.empty();
    }

    public boolean isError() {
      return kind == Diagnostic.Kind.ERROR;
    }

    @Override
    public String toString() {
      return file() + ":" + line + ": " + kind + ": " + text;
    }
  }

  /** The result of a compilation. */
  public record Result(
      boolean success, List<Message> messages, Path classes, SortedMap<String, String> generated) {
    public String source(String name) {
      String source = generated.get(name);
      if (source == null) {
        throw new AssertionError("no " + name + " in " + generated.keySet() + " " + messages);
      }
      return source;
    }

    /** Returns a loader of the classes, whose parent loads the tests' classes. */
    public ClassLoader load() {
      try {
        return new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Result expectSuccess() {
      if (!success || !messages.isEmpty()) {
        throw new AssertionError("not compiled cleanly: " + messages);
      }
      return this;
    }
  }

  /** Adds resources, by path under the test resources. */
  public Compilation resources(String... paths) {
    for (String path : paths) {
      sources.add(Resources.path(path));
    }
    return this;
  }

  public Compilation files(Iterable<Path> files) {
    files.forEach(sources::add);
    return this;
  }

  /** Adds a source with this text; the name is a path such as {@code a/Git.java}. */
  public Compilation source(String name, String... lines) {
    try {
      Path file = directory.resolve("in").resolve(name);
      Files.createDirectories(file.getParent());
      sources.add(Files.writeString(file, String.join("\n", lines) + "\n", UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Compilation sources(Map<String, String> textByName) {
    textByName.forEach((name, text) -> source(name, text));
    return this;
  }

  public Compilation by(Compiler instead) {
    compiler = instead;
    return this;
  }

  public Compilation processors(Processor... instead) {
    processors.clear();
    processors.addAll(List.of(instead));
    return this;
  }

  public Compilation option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds options for javac only. */
  public Compilation javacOption(String... more) {
    return compiler == Compiler.JAVAC ? option(more) : this;
  }

  public Compilation withoutOnClassPath(String part) {
    classPath.removeIf(entry -> entry.contains(part));
    return this;
  }

  public Compilation onClassPath(Path entry) {
    classPath.add(entry.toString());
    return this;
  }

  public Compilation modulePath() {
    path = StandardLocation.MODULE_PATH;
    return this;
  }

  public Result run() {
    JavaCompiler tool = compiler.tool();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files = tool.getStandardFileManager(diagnostics, null, UTF_8)) {
      Path classes = Files.createDirectories(directory.resolve("classes"));
      Path generated = Files.createDirectories(directory.resolve("generated"));
      List<String> all = new ArrayList<>(compiler.options());
      all.addAll(options);
      all.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
      // With the option, ecj would add the class path to the one that the tests run with.
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
      files.setLocationFromPaths(path, classPath.stream().map(Path::of).toList());
      JavaCompiler.CompilationTask task =
          tool.getTask(
              output, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(processors);
      boolean success = task.call();
      return new Result(
          success,
          diagnostics.getDiagnostics().stream()
              .map(Compilation::message)
              .filter(m -> m.isError() || m.id().isPresent() || compiler != Compiler.ECJ)
              .toList(),
          classes,
          read(generated));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String path = source == null ? "" : source.toUri().getPath();
    return Message.of(
        diagnostic.getKind(),
        path,
        diagnostic.getLineNumber(),
        diagnostic.getMessage(null).replace("\r\n", "\n"));
  }

  private static SortedMap<String, String> read(Path directory) throws IOException {
    SortedMap<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
        sources.put(name, Files.readString(file, UTF_8));
      }
    }
    return sources;
  }
}
