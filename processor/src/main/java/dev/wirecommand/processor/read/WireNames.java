package dev.wirecommand.processor.read;

import dev.wirecommand.WireName;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.Place;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** Reads the wire names of enum constants and of records. */
final class WireNames {
  private final Places places;

  WireNames(Places places) {
    this.places = places;
  }

  /**
   * Reads the wire name of an enum constant or record.
   *
   * @param element the constant or record
   * @param name its name in Java, which is the default
   * @param place its place
   */
  Text read(Element element, String name, Place place) {
    Optional<AnnotationMirror> given = Annotations.find(element, WireName.class.getCanonicalName());
    return given
        .flatMap(annotation -> Annotations.resolvedValue(annotation, "value"))
        .map(
            value ->
                new Text(
                    String.valueOf(value.getValue()),
                    places.note(place.inside("@value"), element, given.get(), value)))
        .orElseGet(() -> new Text(name, places.note(place, element)));
  }
}
