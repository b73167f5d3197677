package dev.wirecommand.processor;

import com.google.auto.service.AutoService;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireModule;
import dev.wirecommand.processor.check.OptionCheck;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Generates the dispatch, the client and the schema of each class that has commands, and what joins
 * the classes that an anchor lists. A class whose signatures name types that do not exist yet
 * waits, by name, for the round that brings them.
 */
@AutoService(Processor.class)
public final class WireCommandProcessor extends AbstractProcessor {
  private final Set<String> waitingClasses = new TreeSet<>();
  private final Set<String> waitingAnchors = new TreeSet<>();
  private final Set<String> anchors = new TreeSet<>();
  private @Nullable ClassProcessing classes;

  /** For the compiler. */
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
    if (classes == null) {
      classes = new ClassProcessing(processingEnv);
    }
    classes.beginRound(round.getRootElements());
    // By name: the order of elements is that of the command line, and they die with the round.
    Set<String> classNames = new TreeSet<>(waitingClasses);
    Set<String> anchorNames = new TreeSet<>(waitingAnchors);
    waitingClasses.clear();
    waitingAnchors.clear();
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        if (element instanceof TypeElement anchor) {
          anchorNames.add(anchor.getQualifiedName().toString());
        } else if (element.getEnclosingElement() instanceof TypeElement type) {
          classNames.add(type.getQualifiedName().toString());
        }
      }
    }
    for (String name : classNames) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && !classes.process(type, round.processingOver())) {
        waitingClasses.add(name);
      }
    }
    anchors.addAll(anchorNames);
    if (round.processingOver()) {
      // What they miss for good is known in the end alone.
      anchorNames.addAll(anchors);
    }
    for (String name : anchorNames) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && !classes.processAnchor(type, round.processingOver())) {
        waitingAnchors.add(name);
      }
    }
    if (round.processingOver()) {
      classes.finish(round.errorRaised());
    }
    return false;
  }
}
