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

/** Hands what was generated for a class to the compiler, as belonging to that class alone. */
final class Output {
  private final Filer filer;
  private final Telling telling;

  Output(Filer filer, Telling telling) {
    this.filer = filer;
    this.telling = telling;
  }

  void write(List<JavaFile> files, TypeElement type, CommandOwner owner, Places places) {
    for (JavaFile file : files) {
      String simple = file.typeSpec().name();
      String name = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
      try (Writer writer = filer.createSourceFile(name, type).openWriter()) {
        writer.write(SourceFile.text(file));
      } catch (IOException e) {
        refuse(simple, e, owner, places);
      }
    }
  }

  void write(String path, String text, TypeElement type, CommandOwner owner, Places places) {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, type).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      refuse(path, e, owner, places);
    }
  }

  private void refuse(String name, IOException problem, CommandOwner owner, Places places) {
    String reason = String.valueOf(problem.getMessage());
    telling.tell(Problem.of(ProblemKind.OUTPUT, owner.place(), owner.text(), name, reason), places);
  }
}
