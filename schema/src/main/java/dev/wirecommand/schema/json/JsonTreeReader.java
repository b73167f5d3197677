package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.schema.walk.ValuePath;
import dev.wirecommand.schema.walk.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a JSON text into a tree, within the limits of the CBOR that is made of it. The objects of
 * {@link Escapes} count as the values that are made of them: not at all, or as one map.
 */
final class JsonTreeReader {
  /** How many levels of JSON one level of CBOR takes at most: those of {@link Escapes#MAP}. */
  static final int LEVELS = 3;

  private final JsonParser parser;
  private final CborLimits limits;
  private final ValuePath path = new ValuePath();
  private long items = 1;

  private JsonTreeReader(JsonParser parser, CborLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  /**
   * Reads a whole text as one value.
   *
   * @throws JsonException if it is refused
   */
  static JsonTree read(JsonParser parser, CborLimits limits) {
    JsonTreeReader reader = new JsonTreeReader(parser, limits);
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw reader.fault("the text has no value");
      }
      JsonTree tree = reader.value(first, 0, Role.VALUE);
      if (parser.nextToken() != null) {
        throw reader.fault("there is more after the value");
      }
      return tree;
    } catch (JacksonException e) {
      JsonPlace place =
          e.getLocation() == null ? new JsonPlace(1, 1) : JsonPlace.of(e.getLocation());
      throw new JsonException(reader.path.json(), SyntaxMessages.of(e), place);
    }
  }

  /** The part that a value plays in the value that contains it. */
  private enum Role {
    /** A value of its own. */
    VALUE,
    /** The array of the pairs of a map. */
    PAIRS,
    /** The array of a key and its value. */
    PAIR
  }

  private JsonTree value(@Nullable JsonToken token, int depth, Role role) {
    JsonPlace place = place();
    if (token == null) {
      throw fault("the text ends where a value is due");
    }
    return switch (token) {
      case VALUE_NULL -> new JsonTree.Null(place);
      case VALUE_TRUE, VALUE_FALSE -> new JsonTree.Bool(token == JsonToken.VALUE_TRUE, place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonTree.Num(parser.getString(), place);
      case VALUE_STRING -> new JsonTree.Str(checked(parser.getString()), place);
      case START_ARRAY -> array(place, role == Role.PAIR ? depth : depth + 1, role);
      case START_OBJECT -> object(place, depth);
      default -> throw fault("expected a value");
    };
  }

  private JsonTree array(JsonPlace place, int depth, Role role) {
    checkDepth(depth, place);
    List<JsonTree> elements = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      path.enter(elements.size());
      if (role == Role.PAIRS) {
        checkKeys(elements.size() + 1, "map", "keys");
        elements.add(value(token, depth, Role.PAIR));
      } else {
        count(1);
        elements.add(value(token, depth, Role.VALUE));
      }
      path.exit();
    }
    return new JsonTree.Arr(elements, place);
  }

  private JsonTree object(JsonPlace place, int depth) {
    JsonToken token = next();
    boolean escape = token == JsonToken.PROPERTY_NAME && Escapes.isReserved(parser.currentName());
    int inner = escape ? depth : depth + 1;
    checkDepth(inner, place);
    List<JsonTree.Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (; token != JsonToken.END_OBJECT; token = next()) {
      String name = checked(parser.currentName());
      JsonPlace at = place();
      if (!names.add(name)) {
        throw fault("duplicate key " + Words.quoted(name));
      }
      checkKeys(names.size(), "object", "members");
      path.enter(name);
      count(escape ? 0 : 2);
      Role role = escape && name.equals(Escapes.MAP) ? Role.PAIRS : Role.VALUE;
      members.add(new JsonTree.Member(name, value(next(), inner, role), at));
      path.exit();
    }
    return new JsonTree.Obj(members, place);
  }

  private JsonToken next() {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw fault("the text ends within a value");
    }
    return token;
  }

  private void checkDepth(int depth, JsonPlace place) {
    if (depth > limits.maxDepth()) {
      throw new JsonException(path.json(), "nesting deeper than " + limits.maxDepth(), place);
    }
  }

  private void checkKeys(int count, String container, String keys) {
    if (count > limits.maxMapKeys()) {
      throw fault(container + " of more than " + limits.maxMapKeys() + " " + keys);
    }
  }

  private void count(int more) {
    items += more;
    if (items > limits.maxItems()) {
      throw fault("more than " + limits.maxItems() + " items");
    }
  }

  /** Refuses an unpaired surrogate, which UTF-8 can't express. */
  private String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw fault("text with an unpaired surrogate");
        }
        i++;
      }
    }
    return text;
  }

  private JsonPlace place() {
    return JsonPlace.of(parser.currentTokenLocation());
  }

  private JsonException fault(String detail) {
    return new JsonException(path.json(), detail, place());
  }
}
