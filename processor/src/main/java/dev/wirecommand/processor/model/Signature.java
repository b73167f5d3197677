package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A method's types as Java names them.
 *
 * @param result what it returns
 * @param parameters the types of its parameters, as a member of the class that it is read for
 * @param erased the types of its parameters as declared, erased: what Javadoc links with
 */
public record Signature(TypeName result, List<TypeName> parameters, List<TypeName> erased) {}
