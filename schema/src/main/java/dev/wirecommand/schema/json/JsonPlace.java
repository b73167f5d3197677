package dev.wirecommand.schema.json;

import tools.jackson.core.TokenStreamLocation;

/** A place in a JSON text; line and column count from 1. */
record JsonPlace(int line, int column) {
  static JsonPlace of(TokenStreamLocation location) {
    return new JsonPlace(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
