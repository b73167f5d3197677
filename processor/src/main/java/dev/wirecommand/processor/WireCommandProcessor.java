package dev.wirecommand.processor;

import com.google.auto.service.AutoService;
import dev.wirecommand.WireCommand;
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
 * Generates the dispatch and the client of each class that has commands. A class whose signatures
 * name types that do not exist yet waits, by name, for the round that brings them.
 */
@AutoService(Processor.class)
public final class WireCommandProcessor extends AbstractProcessor {
  private final Set<String> waiting = new TreeSet<>();
  private @Nullable ClassProcessing classes;

  /** For the compiler. */
  public WireCommandProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(WireCommand.class.getCanonicalName());
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
    Set<String> names = new TreeSet<>(waiting);
    waiting.clear();
    for (TypeElement annotation : annotations) {
      for (Element method : round.getElementsAnnotatedWith(annotation)) {
        if (method.getEnclosingElement() instanceof TypeElement type) {
          names.add(type.getQualifiedName().toString());
        }
      }
    }
    for (String name : names) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && !classes.process(type, round.processingOver())) {
        waiting.add(name);
      }
    }
    if (round.processingOver()) {
      classes.finish();
    }
    return false;
  }
}
