package dev.wirecommand.processor.read;

import dev.wirecommand.WireCommand;
import dev.wirecommand.processor.model.Place;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** The way back from places to the compiler's elements, which live no longer than a round. */
public final class Places {
  private static final String COMMAND = WireCommand.class.getCanonicalName();

  private record Spot(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {}

  private final Map<Place, Spot> spots = new HashMap<>();

  /** No places yet. */
  public Places() {}

  /**
   * Notes where an element stands.
   *
   * @param place the place
   * @param element the element
   * @return the place
   */
  Place note(Place place, Element element) {
    spots.put(place, new Spot(shown(element), null, null));
    return place;
  }

  /**
   * Notes where a value in an annotation stands.
   *
   * @param place the place
   * @param element the element with the annotation
   * @param annotation the annotation
   * @param value the value
   * @return the place
   */
  Place note(Place place, Element element, AnnotationMirror annotation, AnnotationValue value) {
    spots.put(place, new Spot(element, annotation, value));
    return place;
  }

  /** Eclipse's compiler can't show a record, but the first command that is written in it. */
  private static Element shown(Element element) {
    if (element.getKind() != ElementKind.RECORD || !Eclipse.made(element)) {
      return element;
    }
    for (Element method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (Annotations.find(method, COMMAND).isPresent()) {
        return method;
      }
    }
    return element;
  }

  /**
   * Tells something about a place.
   *
   * @param messager where to tell it
   * @param kind what kind of message it is
   * @param message the message
   * @param place the place
   */
  public void tell(Messager messager, Diagnostic.Kind kind, String message, Place place) {
    Spot spot = spots.get(place);
    if (spot == null) {
      messager.printMessage(kind, message);
    } else {
      messager.printMessage(kind, message, spot.element, spot.annotation, spot.value);
    }
  }
}
