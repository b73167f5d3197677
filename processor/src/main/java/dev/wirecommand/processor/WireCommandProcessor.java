package dev.wirecommand.processor;

import com.google.auto.service.AutoService;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireModule;
import dev.wirecommand.processor.check.OptionCheck;
import dev.wirecommand.processor.read.ElementName;
import dev.wirecommand.processor.read.ModuleReader;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor for {@link WireCommand} and {@link WireModule}. It generates the
 * dispatch, the client and the schema of each class that has commands. For each anchor, it
 * generates a class that creates the dispatches of the listed classes. If a signature in a class
 * uses a type that does not exist yet, the class waits for the round that generates the type. The
 * processor keeps the names of the waiting classes.
 */
@AutoService(Processor.class)
public final class WireCommandProcessor extends AbstractProcessor {
  /*
   * Names, since elements are valid for one round only; sorted, since the compiler orders elements
   * as on the command line.
   */
  private Set<ElementName> waitingClasses = new TreeSet<>();
  private Set<ElementName> waitingAnchors = new TreeSet<>();
  private final Set<ElementName> anchors = new TreeSet<>();

  /** The classes that only inherit commands, and for each of them the anchor that lists it. */
  private final SortedMap<ElementName, ElementName> anchorByHeir = new TreeMap<>();

  private final Set<ElementName> listed = new TreeSet<>();
  private final Set<ElementName> compiled = new TreeSet<>();
  private @Nullable ClassProcessing classes;

  /** Creates the processor. The compiler calls this constructor. */
  public WireCommandProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(WireCommand.class.getCanonicalName(), WireModule.class.getCanonicalName());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return OptionCheck.NAMES;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    ClassProcessing processing = classes == null ? new ClassProcessing(processingEnv) : classes;
    classes = processing;
    processing.beginRound(round.getRootElements());
    ElementFilter.typesIn(round.getRootElements()).forEach(this::addCompiled);
    for (TypeElement annotation : annotations) {
      round.getElementsAnnotatedWith(annotation).forEach(e -> await(e, processing));
    }
    Stage stage =
        round.processingOver()
            ? Stage.LAST
            : processing.hasNews(round.getRootElements()) ? Stage.EARLY : Stage.COMPLETE;
    waitingAnchors.forEach(anchor -> find(anchor).ifPresent(a -> awaitHeirs(a, processing)));
    waitingClasses = stillWaiting(waitingClasses, type -> process(type, processing, stage));
    anchors.addAll(waitingAnchors);
    if (stage == Stage.LAST) {
      processing.reportRenamed();
      processing.reportLost(compiled, listed);
    }
    // Only the last round tells what an anchor misses for good.
    waitingAnchors =
        stillWaiting(
            stage == Stage.LAST ? anchors : waitingAnchors,
            type -> processing.processAnchor(type, stage));
    if (stage == Stage.LAST) {
      processing.finish(round.errorRaised());
    } else {
      Stream.of(waitingClasses, waitingAnchors)
          .flatMap(Set::stream)
          .findFirst()
          .flatMap(this::find)
          .ifPresent(processing::await);
    }
    // Where all annotations are claimed, javac does not call the processors that come after.
    return false;
  }

  private void addCompiled(TypeElement type) {
    compiled.add(name(type));
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::addCompiled);
  }

  private void await(Element annotated, ClassProcessing processing) {
    if (annotated instanceof TypeElement anchor) {
      waitingAnchors.add(name(anchor));
    } else if (annotated.getEnclosingElement() instanceof TypeElement type) {
      if (find(name(type)).isPresent()) {
        waitingClasses.add(name(type));
      } else {
        processing.reportWithoutName(annotated);
      }
    }
  }

  /** Adds the listed classes that have no commands of their own, each once. */
  private void awaitHeirs(TypeElement anchor, ClassProcessing processing) {
    ModuleReader.listed(anchor).forEach(type -> listed.add(name(type)));
    for (TypeElement heir : processing.heirs(anchor)) {
      if (anchorByHeir.putIfAbsent(name(heir), name(anchor)) == null) {
        waitingClasses.add(name(heir));
      }
    }
  }

  private boolean process(TypeElement type, ClassProcessing processing, Stage stage) {
    TypeElement origin =
        Optional.ofNullable(anchorByHeir.get(name(type))).flatMap(this::find).orElse(type);
    return processing.process(type, origin, stage);
  }

  /**
   * Processes a class, and returns whether that is done. A type that is too deep even to be read is
   * an error at the class.
   */
  private boolean isProcessed(TypeElement type, Predicate<TypeElement> step) {
    try {
      return step.test(type);
    } catch (StackOverflowError e) {
      Objects.requireNonNull(classes).reportTooDeep(type);
      return true;
    }
  }

  private ElementName name(TypeElement type) {
    return ElementName.of(type, processingEnv.getElementUtils());
  }

  private Optional<TypeElement> find(ElementName name) {
    return name.find(processingEnv.getElementUtils());
  }

  /** Processes each class, and returns the names of the classes that wait for the next round. */
  private Set<ElementName> stillWaiting(Set<ElementName> names, Predicate<TypeElement> step) {
    Set<ElementName> waiting = new TreeSet<>();
    for (ElementName name : names) {
      Optional<TypeElement> type = find(name);
      if (type.isPresent() && !isProcessed(type.get(), step)) {
        waiting.add(name);
      }
    }
    return waiting;
  }
}
