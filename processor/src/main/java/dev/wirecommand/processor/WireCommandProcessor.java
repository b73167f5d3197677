package dev.wirecommand.processor;

import com.google.auto.service.AutoService;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireModule;
import dev.wirecommand.processor.check.OptionCheck;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
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
  private Set<String> waitingClasses = new TreeSet<>();
  private Set<String> waitingAnchors = new TreeSet<>();
  private final Set<String> anchors = new TreeSet<>();
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
    for (TypeElement annotation : annotations) {
      round.getElementsAnnotatedWith(annotation).forEach(this::await);
    }
    boolean last = round.processingOver();
    waitingClasses = stillWaiting(waitingClasses, type -> processing.process(type, last));
    anchors.addAll(waitingAnchors);
    // Only the last round tells what an anchor misses for good.
    waitingAnchors =
        stillWaiting(last ? anchors : waitingAnchors, type -> processing.processAnchor(type, last));
    if (last) {
      processing.finish(round.errorRaised());
    }
    return false;
  }

  private void await(Element annotated) {
    if (annotated instanceof TypeElement anchor) {
      waitingAnchors.add(anchor.getQualifiedName().toString());
    } else if (annotated.getEnclosingElement() instanceof TypeElement type) {
      waitingClasses.add(type.getQualifiedName().toString());
    }
  }

  /** Processes each class, and returns the names of the classes that wait for the next round. */
  private Set<String> stillWaiting(Set<String> names, Predicate<TypeElement> step) {
    Set<String> waiting = new TreeSet<>();
    for (String name : names) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && !step.test(type)) {
        waiting.add(name);
      }
    }
    return waiting;
  }
}
