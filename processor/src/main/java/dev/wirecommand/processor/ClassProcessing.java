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
import dev.wirecommand.processor.read.TypeLookup;
import dev.wirecommand.processor.write.PlaceholderCode;
import dev.wirecommand.processor.write.client.ClientPlaceholder;
import dev.wirecommand.processor.write.client.ClientWriter;
import dev.wirecommand.processor.write.dispatch.DispatchPlaceholder;
import dev.wirecommand.processor.write.dispatch.DispatchWriter;
import dev.wirecommand.processor.write.dispatch.ModuleWriter;
import dev.wirecommand.processor.write.schema.SchemaWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Processes command classes and anchors (classes with {@code @WireModule}) one by one. It checks
 * the declaration, compares it with the lock file and writes files. It keeps state between rounds.
 */
final class ClassProcessing {
  private static final String RUNTIME = "dev.wirecommand.codegen.CommandDispatch";

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Options options;
  private final LockFile lock;
  private final ClassFiles classFiles;
  private final LocalTypes local;
  private final DiagnosticReporter reporter;
  private final GeneratedFiles generatedFiles;
  private final Set<String> placeholders = new TreeSet<>();

  ClassProcessing(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.classFiles = new ClassFiles(environment);
    this.local = new LocalTypes(environment);
    this.reporter = new DiagnosticReporter(environment.getMessager());
    this.generatedFiles = new GeneratedFiles(environment.getFiler(), reporter);
    OptionCheck.Result result = OptionCheck.check(environment.getOptions());
    result.problems().forEach(reporter::error);
    this.options = result.options();
    this.lock = new LockFile(options.lock(), options.lockUpdate());
  }

  void beginRound(Set<? extends Element> roots) {
    local.add(roots);
  }

  /**
   * Processes one class in the current round.
   *
   * @param type the class
   * @param last whether this is the last round
   * @return false if the class has to wait for the next round
   */
  boolean process(TypeElement type, boolean last) {
    Places places = new Places();
    ClassDeclaration declared = reader(places).read(type);
    CommandOwner owner = declared.owner();
    if (!new TypeLookup(elements).canSee(type, RUNTIME)) {
      reportMissingRuntime(owner);
      generatedFiles.write(PlaceholderCode.withoutRuntime(owner), type, owner, places);
      return true;
    }
    ClassCheck.Result result = ClassCheck.check(declared);
    if (result.pending() && !last) {
      return false;
    }
    result.problems().forEach(problem -> reporter.report(problem, places));
    result.valid().map(lock::compare).orElse(List.of()).forEach(p -> reporter.report(p, places));
    if (last || result.template()) {
      // A file generated in the last round causes a warning, and no processor sees it.
      return true;
    }
    if (result.valid().isPresent()) {
      write(result.valid().get(), type, places);
    } else {
      placeholders.add(owner.text());
      generatedFiles.write(
          List.of(DispatchPlaceholder.write(owner), ClientPlaceholder.write(declared)),
          type,
          owner,
          places);
    }
    return true;
  }

  private void write(CommandClass valid, TypeElement type, Places places) {
    List<JavaFile> files = List.of(DispatchWriter.write(valid), ClientWriter.write(valid));
    generatedFiles.write(files, type, valid.owner(), places);
    if (options.schema()) {
      String path = SchemaWriter.path(elements.getBinaryName(type).toString());
      generatedFiles.write(path, SchemaWriter.write(valid), type, valid.owner(), places);
    }
  }

  /**
   * Processes one anchor (a class with {@code @WireModule}) in the current round.
   *
   * @param type the anchor
   * @param last whether this is the last round
   * @return false if the anchor has to wait for the next round
   */
  boolean processAnchor(TypeElement type, boolean last) {
    Places places = new Places();
    ModuleDeclaration declared = new ModuleReader(reader(places), places).read(type);
    CommandOwner owner = declared.owner();
    if (!new TypeLookup(elements).canSee(type, RUNTIME)) {
      reportMissingRuntime(owner);
      return true;
    }
    // Before the last round, a later one may still generate the classes that seem to be gone.
    List<String> gone = last ? lock.goneClasses(this::hasCommands) : List.of();
    ModuleCheck.Result result = ModuleCheck.check(declared, gone);
    if (result.pending() && !last) {
      return false;
    }
    result.problems().forEach(problem -> reporter.report(problem, places));
    if (!last) {
      JavaFile file =
          result.valid() ? ModuleWriter.write(declared) : ModuleWriter.writePlaceholder(declared);
      if (!result.valid()) {
        placeholders.add(owner.text());
      }
      generatedFiles.write(List.of(file), type, owner, places);
    }
    return true;
  }

  private boolean hasCommands(String name) {
    TypeElement type = elements.getTypeElement(name);
    return type != null && !reader(new Places()).read(type).methods().isEmpty();
  }

  /**
   * Ends the processing. Makes sure that an error was reported if a placeholder was written.
   *
   * @param failed whether the compilation has errors, from this processor or from elsewhere
   */
  void finish(boolean failed) {
    lock.finish(failed || reporter.hasError()).forEach(reporter::report);
    if (!placeholders.isEmpty() && !reporter.hasError()) {
      String classes = String.join(", ", placeholders);
      reporter.error(
          ProblemKind.OUTPUT.message(classes, "a problem was found that could not be reported"));
    }
  }

  private ClassReader reader(Places places) {
    return new ClassReader(environment, classFiles, local, places, options.suffixes());
  }

  private void reportMissingRuntime(CommandOwner owner) {
    String module =
        owner.platform().namedModule() ? ", and 'requires dev.wirecommand.runtime'" : "";
    reporter.error(ProblemKind.RUNTIME.message(module));
  }
}
