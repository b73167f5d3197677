package dev.wirecommand.processor.harness;

import java.util.List;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that users run the processor with. */
public enum Compiler {
  /** The JDK's compiler, with all lint. */
  JAVAC(ToolProvider::getSystemJavaCompiler, "-Xlint:all,-processing"),

  /** Eclipse's compiler, which IDEs use. Its own warnings are ignored, since it has many. */
  ECJ(EclipseCompiler::new, "--release", "17");

  private final Supplier<JavaCompiler> tool;
  private final List<String> options;

  Compiler(Supplier<JavaCompiler> tool, String... options) {
    this.tool = tool;
    this.options = List.of(options);
  }

  public JavaCompiler tool() {
    return tool.get();
  }

  /** Returns the options of every compilation. */
  public List<String> options() {
    return options;
  }
}
