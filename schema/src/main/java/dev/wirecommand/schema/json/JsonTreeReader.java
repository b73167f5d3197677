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

/** Reads a JSON text into a tree, within limits. */
final class JsonTreeReader {
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
      JsonTree tree = reader.value(first, 0);
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

  private JsonTree value(@Nullable JsonToken token, int depth) {
    JsonPlace place = place();
    if (token == null) {
      throw fault("the text ends where a value is due");
    }
    return switch (token) {
      case VALUE_NULL -> new JsonTree.Null(place);
      case VALUE_TRUE, VALUE_FALSE -> new JsonTree.Bool(token == JsonToken.VALUE_TRUE, place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonTree.Num(parser.getString(), place);
      case VALUE_STRING -> new JsonTree.Str(checked(parser.getString()), place);
      case START_ARRAY -> array(place, depth + 1);
      case START_OBJECT -> object(place, depth + 1);
      default -> throw fault("expected a value");
    };
  }

  private JsonTree array(JsonPlace place, int depth) {
    checkDepth(depth);
    List<JsonTree> elements = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      path.enter(elements.size());
      count(1);
      elements.add(value(token, depth));
      path.exit();
    }
    return new JsonTree.Arr(elements, place);
  }

  private JsonTree object(JsonPlace place, int depth) {
    checkDepth(depth);
    List<JsonTree.Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
      String name = checked(parser.currentName());
      JsonPlace at = place();
      if (!names.add(name)) {
        throw fault("duplicate key " + Words.quoted(name));
      }
      if (names.size() > limits.maxMapKeys()) {
        throw fault("object of more than " + limits.maxMapKeys() + " members");
      }
      path.enter(name);
      count(2);
      members.add(new JsonTree.Member(name, value(next(), depth), at));
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

  private void checkDepth(int depth) {
    if (depth > limits.maxDepth()) {
      throw fault("nesting deeper than " + limits.maxDepth());
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
