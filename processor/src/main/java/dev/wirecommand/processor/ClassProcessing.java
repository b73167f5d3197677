package dev.wirecommand.processor;

import com.palantir.javapoet.JavaFile;
import dev.wirecommand.processor.check.ClassCheck;
import dev.wirecommand.processor.check.ClassCheck.Verdict;
import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.read.ClassReader;
import dev.wirecommand.processor.read.LocalTypes;
import dev.wirecommand.processor.read.Places;
import dev.wirecommand.processor.read.Surroundings;
import dev.wirecommand.processor.write.ClientWriter;
import dev.wirecommand.processor.write.DispatchWriter;
import dev.wirecommand.processor.write.ShellWriter;
import dev.wirecommand.processor.write.SourceFile;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/** The way of one class through the rooms, and what outlives a round. */
final class ClassProcessing {
  private static final String RUNTIME = "dev.wirecommand.command.CommandDispatch";

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final LocalTypes local;
  private final Set<String> told = new HashSet<>();
  private final Set<String> shells = new TreeSet<>();
  private boolean toldError;

  ClassProcessing(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.local = new LocalTypes(environment);
  }

  void beginRound(Set<? extends Element> roots) {
    local.add(roots);
  }

  /**
   * Takes a class as far as it goes.
   *
   * @param type the class
   * @param last whether there will be no other round
   * @return false if it has to wait for the next round
   */
  boolean process(TypeElement type, boolean last) {
    Places places = new Places();
    ClassDeclaration declared =
        new ClassReader(elements, environment.getTypeUtils(), local, places).read(type);
    if (!new Surroundings(elements).has(type, RUNTIME)) {
      tellMissingRuntime(declared.owner());
      writeAll(ShellWriter.writeBare(declared.owner()), type, declared.owner(), places);
      return true;
    }
    Verdict verdict = ClassCheck.check(declared);
    if (verdict.pending() && !last) {
      return false;
    }
    verdict.problems().forEach(problem -> tell(problem, places));
    if (last || verdict.pattern()) {
      // What is written in the last round draws a warning, and no processor sees it.
      return true;
    }
    if (verdict.sound().isPresent()) {
      CommandClass sound = verdict.sound().get();
      writeAll(
          List.of(DispatchWriter.write(sound), ClientWriter.write(sound)),
          type,
          sound.owner(),
          places);
    } else {
      shells.add(declared.owner().text());
      writeAll(ShellWriter.write(declared), type, declared.owner(), places);
    }
    return true;
  }

  /** Makes sure that no shell passes for what it stands in for. */
  void finish() {
    if (!shells.isEmpty() && !toldError) {
      String classes = String.join(", ", shells);
      tell(ProblemKind.OUTPUT.message(classes, "a problem was found that could not be told"));
    }
  }

  private void tellMissingRuntime(CommandOwner owner) {
    if (told.add(ProblemKind.RUNTIME.id())) {
      String module =
          owner.platform().namedModule() ? ", and 'requires dev.wirecommand.runtime'" : "";
      tell(ProblemKind.RUNTIME.message(module));
    }
  }

  private void tell(String error) {
    toldError = true;
    environment.getMessager().printMessage(Diagnostic.Kind.ERROR, error);
  }

  private void tell(Problem problem, Places places) {
    // Two classes that reach one faulty record tell of the same place.
    toldError |= problem.kind().severity() == Diagnostic.Kind.ERROR;
    if (told.add(problem.place().key() + " " + problem.message())) {
      places.tell(
          environment.getMessager(), problem.kind().severity(), problem.message(), problem.place());
    }
  }

  private void writeAll(List<JavaFile> files, TypeElement type, CommandOwner owner, Places places) {
    for (JavaFile file : files) {
      String simple = file.typeSpec().name();
      String name = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
      try (Writer writer = environment.getFiler().createSourceFile(name, type).openWriter()) {
        writer.write(SourceFile.text(file));
      } catch (IOException e) {
        String reason = String.valueOf(e.getMessage());
        tell(Problem.of(ProblemKind.OUTPUT, owner.place(), owner.text(), simple, reason), places);
      }
    }
  }
}
