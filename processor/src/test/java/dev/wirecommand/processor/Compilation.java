package dev.wirecommand.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

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
final class Compilation {
  /** All that tests have on their class path: the runtime, the annotations, JSpecify and more. */
  static final List<String> CLASS_PATH =
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

  /** A compilation with our processor, by javac with all lint, and the tests' class path. */
  static Compilation in(Path directory) {
    return new Compilation(directory);
  }

  /** What the compiler said. */
  record Message(Diagnostic.Kind kind, String path, long line, String text) {
    /** The name of the file; empty for what is told of no file. */
    String file() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    private static final Pattern ID = Pattern.compile("^\\[Wire\\w+]");

    /** The id of what the processor said; empty if the compiler itself said it. */
    Optional<String> id() {
      Matcher id = ID.matcher(text);
      return id.find() ? Optional.of(id.group()) : Optional.empty();
    }

    boolean isError() {
      return kind == Diagnostic.Kind.ERROR;
    }

    @Override
    public String toString() {
      return file() + ":" + line + ": " + kind + ": " + text;
    }
  }

  /** What came of it. */
  record Result(
      boolean success, List<Message> messages, Path classes, SortedMap<String, String> generated) {
    String source(String name) {
      String source = generated.get(name);
      if (source == null) {
        throw new AssertionError("no " + name + " in " + generated.keySet() + " " + messages);
      }
      return source;
    }

    /** A loader of the classes, which sees the tests' own as well. */
    ClassLoader load() {
      try {
        return new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }

    Result expectSuccess() {
      if (!success || !messages.isEmpty()) {
        throw new AssertionError("not compiled cleanly: " + messages);
      }
      return this;
    }
  }

  /** Adds resources, by path under the test resources. */
  Compilation resources(String... paths) {
    for (String path : paths) {
      sources.add(Resources.path(path));
    }
    return this;
  }

  Compilation files(Iterable<Path> files) {
    files.forEach(sources::add);
    return this;
  }

  /** Adds a source that is written here; the name is a path such as {@code a/Git.java}. */
  Compilation source(String name, String... lines) {
    try {
      Path file = directory.resolve("in").resolve(name);
      Files.createDirectories(file.getParent());
      sources.add(Files.writeString(file, String.join("\n", lines) + "\n", UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Compilation sources(Map<String, String> textByName) {
    textByName.forEach((name, text) -> source(name, text));
    return this;
  }

  Compilation by(Compiler instead) {
    compiler = instead;
    return this;
  }

  Compilation processors(Processor... instead) {
    processors.clear();
    processors.addAll(List.of(instead));
    return this;
  }

  Compilation option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds options that javac alone has. */
  Compilation javacOption(String... more) {
    return compiler == Compiler.JAVAC ? option(more) : this;
  }

  Compilation withoutOnClassPath(String part) {
    classPath.removeIf(entry -> entry.contains(part));
    return this;
  }

  Compilation onClassPath(Path entry) {
    classPath.add(entry.toString());
    return this;
  }

  Compilation modulePath() {
    path = StandardLocation.MODULE_PATH;
    return this;
  }

  Result run() {
    JavaCompiler tool = compiler.tool();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files = tool.getStandardFileManager(diagnostics, null, UTF_8)) {
      Path classes = Files.createDirectories(directory.resolve("classes"));
      Path generated = Files.createDirectories(directory.resolve("generated"));
      List<String> all = new ArrayList<>(compiler.options());
      all.addAll(options);
      all.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
      // By option, ecj would add the class path to the one that the tests run with.
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
    return new Message(
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
