package dev.wirecommand.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.wirecommand.processor.check.ClassCheck;
import dev.wirecommand.processor.check.ModuleCheck;
import dev.wirecommand.processor.check.OptionCheck;
import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.lock.LockFile;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.ModuleDeclaration;
import dev.wirecommand.processor.model.Options;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.read.ClassFiles;
import dev.wirecommand.processor.read.ClassReader;
import dev.wirecommand.processor.read.ElementName;
import dev.wirecommand.processor.read.Heirs;
import dev.wirecommand.processor.read.LocalTypes;
import dev.wirecommand.processor.read.ModuleReader;
import dev.wirecommand.processor.read.Places;
import dev.wirecommand.processor.read.TypeLookup;
import dev.wirecommand.processor.write.GeneratedNames;
import dev.wirecommand.processor.write.PlaceholderCode;
import dev.wirecommand.processor.write.client.ClientPlaceholder;
import dev.wirecommand.processor.write.client.ClientWriter;
import dev.wirecommand.processor.write.dispatch.DispatchPlaceholder;
import dev.wirecommand.processor.write.dispatch.DispatchWriter;
import dev.wirecommand.processor.write.dispatch.ModuleWriter;
import dev.wirecommand.processor.write.schema.SchemaWriter;
import java.util.List;
import java.util.Optional;
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
  private final ForcedRounds forcedRounds;
  private final Set<String> placeholders = new TreeSet<>();
  private boolean compilerReports;

  ClassProcessing(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.classFiles = new ClassFiles(environment);
    this.local = new LocalTypes(environment);
    this.forcedRounds = new ForcedRounds(environment.getFiler(), elements);
    OptionCheck.Result result = OptionCheck.check(environment.getOptions());
    this.options = result.options();
    this.reporter = new DiagnosticReporter(environment.getMessager(), options.errorsPage());
    this.generatedFiles = new GeneratedFiles(environment.getFiler(), reporter);
    result.problems().forEach(problem -> reporter.error(ProblemKind.OPTION, problem));
    this.lock = new LockFile(options.lock(), options.lockUpdate());
  }

  void beginRound(Set<? extends Element> roots) {
    local.add(roots);
  }

  /** Returns whether the types of a round may include one that a class waits for. */
  boolean hasNews(Set<? extends Element> roots) {
    return forcedRounds.isNews(roots);
  }

  /** Makes sure that another round follows, in which a class may find what it waits for. */
  void await(TypeElement waiting) {
    forcedRounds.force(waiting);
  }

  /**
   * Processes one class in the current round.
   *
   * @param type the class
   * @param origin the class whose source asks for it: itself, or the anchor that lists it
   * @param stage how far the processing has come
   * @return false if the class has to wait for the next round
   */
  boolean process(TypeElement type, TypeElement origin, Stage stage) {
    Places places = new Places();
    ClassDeclaration declared = reader(places).read(type);
    CommandOwner owner = declared.owner();
    if (!new TypeLookup(elements).canSee(type, RUNTIME)) {
      reportMissingRuntime(owner);
      generatedFiles.write(PlaceholderCode.withoutRuntime(owner), origin, owner, places);
      return true;
    }
    ClassCheck.Result result = ClassCheck.check(declared);
    if (result.pending() && stage == Stage.EARLY) {
      return false;
    }
    compilerReports |= result.pending();
    result.problems().forEach(problem -> reporter.report(problem, places));
    result.valid().map(lock::compare).orElse(List.of()).forEach(p -> reporter.report(p, places));
    if (stage == Stage.LAST || result.template()) {
      // A file generated in the last round causes a warning, and no processor sees it.
      return true;
    }
    if (result.valid().isPresent()) {
      write(result.valid().get(), type, origin, places);
    } else {
      placeholders.add(owner.text());
      generatedFiles.write(
          List.of(DispatchPlaceholder.write(owner), ClientPlaceholder.write(declared)),
          origin,
          owner,
          places);
    }
    return true;
  }

  /** Reports a class that has a type which is nested so deeply that it cannot be read. */
  void reportTooDeep(TypeElement type) {
    String message =
        ProblemKind.TOO_DEEP.message(
            "a type of " + type.getSimpleName(), Integer.toString(ClassCheck.DEEPEST));
    reporter.error(ProblemKind.TOO_DEEP, type, message);
  }

  private void write(CommandClass valid, TypeElement type, TypeElement origin, Places places) {
    List<JavaFile> files = List.of(DispatchWriter.write(valid), ClientWriter.write(valid));
    generatedFiles.write(files, origin, valid.owner(), places);
    if (options.schema()) {
      String path = SchemaWriter.path(elements.getBinaryName(type).toString());
      generatedFiles.write(path, SchemaWriter.write(valid), origin, valid.owner(), places);
    }
  }

  /**
   * Processes one anchor (a class with {@code @WireModule}) in the current round.
   *
   * @param type the anchor
   * @param stage how far the processing has come
   * @return false if the anchor has to wait for the next round
   */
  boolean processAnchor(TypeElement type, Stage stage) {
    Places places = new Places();
    ModuleDeclaration declared = new ModuleReader(reader(places), places).read(type);
    CommandOwner owner = declared.owner();
    if (!new TypeLookup(elements).canSee(type, RUNTIME)) {
      reportMissingRuntime(owner);
      return true;
    }
    // Before the last round, a later one may still generate the classes that seem to be gone.
    boolean last = stage == Stage.LAST;
    List<String> gone =
        last
            ? lock.goneClasses(owner.name().canonicalName(), classes(declared), this::hasCommands)
            : List.of();
    ModuleCheck.Result result =
        ModuleCheck.check(declared, listed -> missingDispatch(type, listed), gone, lock.fileText());
    if (result.pending() && stage == Stage.EARLY) {
      return false;
    }
    compilerReports |= result.pending();
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

  private static List<String> classes(ModuleDeclaration declared) {
    return declared.parts().stream()
        .filter(part -> !part.type().methods().isEmpty())
        .map(part -> part.type().owner().name().canonicalName())
        .toList();
  }

  /** Returns the name of a class's dispatch if there is none, and this compilation makes none. */
  private Optional<String> missingDispatch(TypeElement anchor, CommandOwner owner) {
    TypeElement type = elements.getTypeElement(owner.name().canonicalName());
    ClassName dispatch = GeneratedNames.dispatch(owner);
    boolean isThere =
        (type != null && local.contains(type))
            || new TypeLookup(elements).canSee(anchor, dispatch.canonicalName());
    return isThere ? Optional.empty() : Optional.of(dispatch.simpleName());
  }

  /**
   * Returns the classes in this compilation that an anchor lists and that only inherit commands.
   *
   * @param anchor a class with {@code @WireModule}
   * @return the classes, in the order of the list
   */
  List<TypeElement> heirs(TypeElement anchor) {
    return ModuleReader.listed(anchor).stream()
        .filter(type -> local.contains(type) && !Heirs.declaresCommands(type))
        .filter(
            type -> {
              ClassDeclaration declared = reader(new Places()).read(type);
              boolean isTemplate = declared.isAbstract() && declared.variable().isPresent();
              return !declared.methods().isEmpty() && !isTemplate;
            })
        .toList();
  }

  private boolean hasCommands(String name) {
    TypeElement type = elements.getTypeElement(name);
    return type != null && !reader(new Places()).read(type).methods().isEmpty();
  }

  /**
   * Reports a command whose class has no name, so that nothing can be generated for it.
   *
   * @param method the command
   */
  void reportWithoutName(Element method) {
    Places places = new Places();
    Place place = places.note(method);
    reporter.report(Problem.of(ProblemKind.COMPACT, place, place.key()), places);
  }

  /**
   * Reports, in the last round, the classes in this compilation that inherit commands for which
   * nothing is generated.
   *
   * @param names the classes in this compilation
   * @param listed the classes that anchors list
   */
  void reportLost(Set<ElementName> names, Set<ElementName> listed) {
    Heirs heirs = new Heirs(environment.getTypeUtils());
    for (ElementName name : names) {
      TypeElement type = name.find(elements).orElse(null);
      Optional<String> template =
          type == null
              ? Optional.empty()
              : heirs.lostTemplate(type, t -> listed.contains(ElementName.of(t, elements)));
      if (type != null && template.isPresent()) {
        Places places = new Places();
        CommandOwner owner = reader(places).read(type).owner();
        reporter.report(
            Problem.of(ProblemKind.UNLISTED, owner.place(), owner.text(), template.get()), places);
      }
    }
  }

  /** Reports, in the last round, the classes that have the commands of one that is gone. */
  void reportRenamed() {
    for (Problem problem : lock.findRenamed(this::hasCommands)) {
      Places places = new Places();
      TypeElement type = elements.getTypeElement(problem.place().key());
      if (type != null) {
        reader(places).read(type);
      }
      reporter.report(problem, places);
    }
  }

  /**
   * Ends the processing. Makes sure that an error was reported if a placeholder was written.
   *
   * @param failed whether the compilation has errors, from this processor or from elsewhere
   */
  void finish(boolean failed) {
    lock.finish(failed || reporter.hasError()).forEach(reporter::report);
    forcedRounds.end();
    if (!placeholders.isEmpty() && !reporter.hasError() && !compilerReports) {
      String classes = String.join(", ", placeholders);
      reporter.error(
          ProblemKind.OUTPUT,
          ProblemKind.OUTPUT.message(classes, "a problem was found that could not be reported"));
    }
  }

  private ClassReader reader(Places places) {
    return new ClassReader(environment, classFiles, local, places, options.suffixes());
  }

  private void reportMissingRuntime(CommandOwner owner) {
    String module =
        owner.platform().namedModule() ? ", and 'requires dev.wirecommand.runtime'" : "";
    reporter.error(ProblemKind.RUNTIME, ProblemKind.RUNTIME.message(module));
  }
}
