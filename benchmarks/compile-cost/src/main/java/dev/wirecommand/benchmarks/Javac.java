package dev.wirecommand.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler of the JDK that runs this program, with the modules on its module path. */
final class Javac {
  private static final String[] LIBRARIES = {
    "dev.wirecommand.annotations", "dev.wirecommand.protocol", "dev.wirecommand.runtime"
  };
  private static final String[] PROCESSOR = {
    "dev.wirecommand.processor", "com.palantir.javapoet", "dev.wirecommand.annotations"
  };

  private final JavaCompiler compiler;

  Javac() {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException(
          System.getProperty("java.home") + " is a Java without a compiler; run it with a JDK");
    }
    compiler = found;
  }

  /**
   * Compiles with the processor, which the compiler loads anew each time, as builds do.
   *
   * @param sources what to compile
   * @param generated where generated sources go
   * @param classes where classes go
   */
  void compileWithProcessor(List<Path> sources, Path generated, Path classes) throws IOException {
    run(sources, classes, "-s", generated.toString(), "--processor-path", pathOf(PROCESSOR));
  }

  /**
   * Compiles without any processor.
   *
   * @param sources what to compile
   * @param classes where classes go
   */
  void compile(List<Path> sources, Path classes) throws IOException {
    run(sources, classes, "-proc:none");
  }

  private void run(List<Path> sources, Path classes, String... more) throws IOException {
    List<String> options = new ArrayList<>(Arrays.asList(more));
    options.addAll(List.of("-d", classes.toString(), "--class-path", pathOf(LIBRARIES)));
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled || !said.toString().isEmpty()) {
        throw new IllegalStateException("not compiled cleanly: " + said);
      }
    }
  }

  private static String pathOf(String... modules) {
    return Arrays.stream(modules)
        .map(Javac::location)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(String module) {
    return Objects.requireNonNull(Javac.class.getModule().getLayer(), "run me as a module")
        .configuration()
        .findModule(module)
        .flatMap(found -> found.reference().location())
        .map(location -> Path.of(location).toString())
        .orElseThrow(() -> new IllegalStateException("no module " + module));
  }
}
