package dev.wirecommand.processor;

import com.palantir.javapoet.JavaFile;
import dev.wirecommand.processor.check.ClassCheck;
import dev.wirecommand.processor.check.ModuleCheck;
import dev.wirecommand.processor.check.OptionCheck;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.lock.LockFile;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.ModuleDeclaration;
import dev.wirecommand.processor.model.Options;
import dev.wirecommand.processor.read.ClassFiles;
import dev.wirecommand.processor.read.ClassReader;
import dev.wirecommand.processor.read.LocalTypes;
import dev.wirecommand.processor.read.ModuleReader;
import dev.wirecommand.processor.read.Places;
import dev.wirecommand.processor.read.Surroundings;
import dev.wirecommand.processor.write.ClientWriter;
import dev.wirecommand.processor.write.DispatchWriter;
import dev.wirecommand.processor.write.ModuleWriter;
import dev.wirecommand.processor.write.SchemaWriter;
import dev.wirecommand.processor.write.ShellWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The way of one class, or anchor, through the rooms, and what outlives a round. */
final class ClassProcessing {
  private static final String RUNTIME = "dev.wirecommand.codegen.CommandDispatch";

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Options options;
  private final LockFile lock;
  private final ClassFiles classFiles;
  private final LocalTypes local;
  private final Telling telling;
  private final Output output;
  private final Set<String> shells = new TreeSet<>();

  ClassProcessing(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.classFiles = new ClassFiles(environment);
    this.local = new LocalTypes(environment);
    this.telling = new Telling(environment.getMessager());
    this.output = new Output(environment.getFiler(), telling);
    OptionCheck.Verdict verdict = OptionCheck.check(environment.getOptions());
    verdict.problems().forEach(telling::error);
    this.options = verdict.options();
    this.lock = new LockFile(options.lock(), options.lockUpdate());
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
    ClassDeclaration declared = reader(places).read(type);
    CommandOwner owner = declared.owner();
    if (!new Surroundings(elements).has(type, RUNTIME)) {
      tellMissingRuntime(owner);
      output.write(ShellWriter.writeBare(owner), type, owner, places);
      return true;
    }
    ClassCheck.Verdict verdict = ClassCheck.check(declared);
    if (verdict.pending() && !last) {
      return false;
    }
    verdict.problems().forEach(problem -> telling.tell(problem, places));
    verdict.sound().map(lock::compare).orElse(List.of()).forEach(p -> telling.tell(p, places));
    if (last || verdict.pattern()) {
      // What is written in the last round draws a warning, and no processor sees it.
      return true;
    }
    if (verdict.sound().isPresent()) {
      write(verdict.sound().get(), type, places);
    } else {
      shells.add(owner.text());
      output.write(ShellWriter.write(declared), type, owner, places);
    }
    return true;
  }

  private void write(CommandClass sound, TypeElement type, Places places) {
    List<JavaFile> files = List.of(DispatchWriter.write(sound), ClientWriter.write(sound));
    output.write(files, type, sound.owner(), places);
    if (options.schema()) {
      String path = SchemaWriter.path(elements.getBinaryName(type).toString());
      output.write(path, SchemaWriter.write(sound), type, sound.owner(), places);
    }
  }

  /**
   * Takes an anchor as far as it goes.
   *
   * @param type the anchor
   * @param last whether there will be no other round
   * @return false if it has to wait for the next round
   */
  boolean processAnchor(TypeElement type, boolean last) {
    Places places = new Places();
    ModuleDeclaration declared = new ModuleReader(reader(places), places).read(type);
    CommandOwner owner = declared.owner();
    if (!new Surroundings(elements).has(type, RUNTIME)) {
      tellMissingRuntime(owner);
      return true;
    }
    // Until then, a later round may bring back what is not there.
    List<String> gone = last ? lock.goneClasses(this::hasCommands) : List.of();
    ModuleCheck.Verdict verdict = ModuleCheck.check(declared, gone);
    if (verdict.pending() && !last) {
      return false;
    }
    verdict.problems().forEach(problem -> telling.tell(problem, places));
    if (!last) {
      JavaFile file =
          verdict.sound() ? ModuleWriter.write(declared) : ModuleWriter.writeShell(declared);
      if (!verdict.sound()) {
        shells.add(owner.text());
      }
      output.write(List.of(file), type, owner, places);
    }
    return true;
  }

  private boolean hasCommands(String name) {
    TypeElement type = elements.getTypeElement(name);
    return type != null && !reader(new Places()).read(type).methods().isEmpty();
  }

  /**
   * Ends the run, and makes sure that no shell passes for what it stands in for.
   *
   * @param failed whether errors were told, be they ours or not
   */
  void finish(boolean failed) {
    lock.finish(failed || telling.hasError()).forEach(telling::tell);
    if (!shells.isEmpty() && !telling.hasError()) {
      String classes = String.join(", ", shells);
      telling.error(
          ProblemKind.OUTPUT.message(classes, "a problem was found that could not be told"));
    }
  }

  private ClassReader reader(Places places) {
    return new ClassReader(environment, classFiles, local, places, options.suffixes());
  }

  private void tellMissingRuntime(CommandOwner owner) {
    String module =
        owner.platform().namedModule() ? ", and 'requires dev.wirecommand.runtime'" : "";
    telling.error(ProblemKind.RUNTIME.message(module));
  }
}
