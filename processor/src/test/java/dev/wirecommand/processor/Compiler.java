package dev.wirecommand.processor;

import java.util.List;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that people run the processor with. */
enum Compiler {
  /** The JDK's own, with all lint. */
  JAVAC(ToolProvider::getSystemJavaCompiler, "-Xlint:all,-processing"),

  /** Eclipse's, which IDEs use. It warns of much, as it sees fit: its own warnings are ignored. */
  ECJ(EclipseCompiler::new, "--release", "17");

  private final Supplier<JavaCompiler> tool;
  private final List<String> options;

  Compiler(Supplier<JavaCompiler> tool, String... options) {
    this.tool = tool;
    this.options = List.of(options);
  }

  JavaCompiler tool() {
    return tool.get();
  }

  /** What it is always run with. */
  List<String> options() {
    return options;
  }
}
