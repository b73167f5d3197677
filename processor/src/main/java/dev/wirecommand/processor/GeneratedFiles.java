package dev.wirecommand.processor;

import com.palantir.javapoet.JavaFile;
import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.read.Places;
import dev.wirecommand.processor.write.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Writes generated files through the compiler's filer. The only originating element of a file is
 * the class whose source asks for it, so that incremental builds stay precise: the class for which
 * it is generated, or the anchor that lists that class if it has no commands of its own.
 */
final class GeneratedFiles {
  private final Filer filer;
  private final DiagnosticReporter reporter;

  GeneratedFiles(Filer filer, DiagnosticReporter reporter) {
    this.filer = filer;
    this.reporter = reporter;
  }

  void write(List<JavaFile> files, TypeElement origin, CommandOwner owner, Places places) {
    for (JavaFile file : files) {
      String simple = file.typeSpec().name();
      String name = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
      try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
        writer.write(SourceFile.text(file));
      } catch (IOException e) {
        reportFailure(simple, e, owner, places);
      }
    }
  }

  void write(String path, String text, TypeElement origin, CommandOwner owner, Places places) {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origin).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      reportFailure(path, e, owner, places);
    }
  }

  private void reportFailure(String name, IOException problem, CommandOwner owner, Places places) {
    String message = problem.getMessage();
    String reason = message == null ? problem.toString() : message;
    reporter.report(
        Problem.of(ProblemKind.OUTPUT, owner.place(), owner.text(), name, reason), places);
  }
}
