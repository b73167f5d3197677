package dev.wirecommand.processor.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.wirecommand.processor.harness.Compilation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds that JavaPoet is never given a text of the user as a format: every format in the
 * processor's sources is a literal or a constant, or a choice between such.
 */
class LiteralFormatsTest {
  private static final String JAVAPOET = "com.palantir.javapoet.";

  @TempDir Path directory;

  @Test
  void everyFormatIsConstant() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> files =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("module-info.java"))
              .toList();

      assertThat(variableFormats(files)).isEmpty();
    }
  }

  @Test
  void variableFormatsAreFound() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("Wrong.java"),
            """
            import com.palantir.javapoet.*;
            import java.util.stream.Stream;

            class Wrong {
              static final String CONSTANT = "$L";

              void all(String text, CodeBlock code, MethodSpec.Builder method, boolean b) {
                CodeBlock.of(text);
                CodeBlock.of("$L", text);
                CodeBlock.of(CONSTANT + ", $L", text, text);
                CodeBlock.of(b ? "$L" : CONSTANT, text);
                CodeBlock.of(b ? "$L" : text, text);
                CodeBlock.builder().add("a" + text);
                CodeBlock.builder().add(code).addStatement(code).addStatement(text.trim());
                method.addJavadoc(text).addJavadoc(code).addCode(text);
                Stream.of(text).map(CodeBlock::of);
                FieldSpec.builder(String.class, text).initializer(text);
                AnnotationSpec.builder(Override.class).addMember(text, "$S", text);
                AnnotationSpec.builder(Override.class).addMember("value", text);
                ParameterSpec.builder(String.class, text).build();
              }
            }
            """);

    assertThat(variableFormats(List.of(file)))
        .containsExactly(
            "Wrong.java:8: CodeBlock.of(text)",
            "Wrong.java:12: CodeBlock.of(b ? \"$L\" : text, text)",
            "Wrong.java:13: CodeBlock.builder().add(\"a\" + text)",
            "Wrong.java:14: CodeBlock.builder().add(code).addStatement(code).addStatement(text.trim())",
            "Wrong.java:15: method.addJavadoc(text).addJavadoc(code).addCode(text)",
            "Wrong.java:15: method.addJavadoc(text)",
            "Wrong.java:16: CodeBlock::of",
            "Wrong.java:17: FieldSpec.builder(String.class, text).initializer(text)",
            "Wrong.java:19: AnnotationSpec.builder(Override.class).addMember(\"value\", text)");
  }

  private List<String> variableFormats(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
      manager.setLocationFromPaths(
          StandardLocation.CLASS_PATH, Compilation.CLASS_PATH.stream().map(Path::of).toList());
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  output,
                  manager,
                  null,
                  List.of("-proc:none", "-d", directory.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      assertThat(output).asString().doesNotContain("error:");
      for (CompilationUnitTree unit : units) {
        new Scanner(Trees.instance(task), found).scan(unit, null);
      }
    }
    return found;
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final List<String> found;

    Scanner(Trees trees, List<String> found) {
      this.trees = trees;
      this.found = found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
      int format = formatOf(element(call.getMethodSelect()));
      if (format >= 0
          && format < call.getArguments().size()
          && !isConstant(call.getArguments().get(format))) {
        report(call);
      }
      return super.visitMethodInvocation(call, unused);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
      if (formatOf(trees.getElement(getCurrentPath())) >= 0) {
        report(reference);
      }
      return super.visitMemberReference(reference, unused);
    }

    private Element element(Tree tree) {
      return trees.getElement(new TreePath(getCurrentPath(), tree));
    }

    /** Returns the index of the parameter that takes a format, before those with what it prints. */
    private static int formatOf(Element element) {
      if (!(element instanceof ExecutableElement method)
          || !method.isVarArgs()
          || !((TypeElement) method.getEnclosingElement())
              .getQualifiedName()
              .toString()
              .startsWith(JAVAPOET)) {
        return -1;
      }
      int last = method.getParameters().size() - 1;
      boolean printsObjects =
          method.getParameters().get(last).asType().toString().endsWith("Object[]")
              || method.getParameters().get(last).asType().toString().endsWith("Object...");
      boolean hasFormat =
          last > 0 && method.getParameters().get(last - 1).asType().toString().endsWith("String");
      return printsObjects && hasFormat ? last - 1 : -1;
    }

    private boolean isConstant(ExpressionTree expression) {
      if (expression instanceof ParenthesizedTree parenthesized) {
        return isConstant(parenthesized.getExpression());
      }
      if (expression instanceof ConditionalExpressionTree choice) {
        return isConstant(choice.getTrueExpression()) && isConstant(choice.getFalseExpression());
      }
      return switch (expression.getKind()) {
        case STRING_LITERAL -> true;
        case PLUS -> {
          var sum = (com.sun.source.tree.BinaryTree) expression;
          yield isConstant(sum.getLeftOperand()) && isConstant(sum.getRightOperand());
        }
        case IDENTIFIER, MEMBER_SELECT ->
            element(expression) instanceof VariableElement field
                && field.getConstantValue() != null;
        default -> false;
      };
    }

    private void report(Tree tree) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      long start = trees.getSourcePositions().getEndPosition(unit, tree);
      String file = unit.getSourceFile().getName();
      found.add(
          file.substring(file.lastIndexOf('/') + 1)
              + ":"
              + unit.getLineMap().getLineNumber(start)
              + ": "
              + tree.toString().replaceAll("\\s*\n\\s*", ""));
    }
  }
}
