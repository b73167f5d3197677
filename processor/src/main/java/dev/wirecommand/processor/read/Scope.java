package dev.wirecommand.processor.read;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the readers of one class share.
 *
 * @param elements the compiler's elements
 * @param types the compiler's types
 * @param reach what generated code can name
 * @param local the types whose sources are part of this compilation
 * @param places takes the places of what is read
 * @param classFiles what the compiler does not show
 * @param jackson whether the class can use Jackson
 */
record Scope(
    Elements elements,
    Types types,
    Reach reach,
    LocalTypes local,
    Places places,
    ClassFiles classFiles,
    boolean jackson) {}
