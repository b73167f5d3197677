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
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Maps places in the sources to the compiler's elements, for one round of processing. An element is
 * not valid after its round.
 */
public final class Places {
  private static final String COMMAND = WireCommand.class.getCanonicalName();

  private record Position(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {}

  private final Map<Place, Position> positions = new HashMap<>();

  /** Creates an instance without places. */
  public Places() {}

  /**
   * Stores the element that belongs to a place.
   *
   * @param place the place
   * @param element the element
   * @return the place
   */
  Place note(Place place, Element element) {
    positions.put(place, new Position(reportable(element), null, null));
    return place;
  }

  /**
   * Stores the annotation value that belongs to a place.
   *
   * @param place the place
   * @param element the element with the annotation
   * @param annotation the annotation
   * @param value the value
   * @return the place
   */
  Place note(Place place, Element element, AnnotationMirror annotation, AnnotationValue value) {
    positions.put(place, new Position(element, annotation, value));
    return place;
  }

  /**
   * Stores a member of a class.
   *
   * @param member the member
   * @return its place, whose key is the text of the member
   */
  public Place note(Element member) {
    String type =
        EnclosingElements.elementOf(member) instanceof TypeElement outer ? TypeText.of(outer) : "";
    return note(new Place(type + "." + member.getSimpleName()), member);
  }

  /**
   * Returns the element at which to show a message: the given element or a replacement. Eclipse's
   * compiler can't show one at a record; the replacement is a command of the record.
   */
  private static Element reportable(Element element) {
    if (element.getKind() != ElementKind.RECORD || !EclipseCompiler.created(element)) {
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
   * Reports a message at a place.
   *
   * @param messager the compiler's messager
   * @param kind the kind of message
   * @param message the message
   * @param place the place
   */
  public void report(Messager messager, Diagnostic.Kind kind, String message, Place place) {
    Position position = positions.get(place);
    if (position == null) {
      messager.printMessage(kind, message);
    } else {
      messager.printMessage(kind, message, position.element, position.annotation, position.value);
    }
  }
}
