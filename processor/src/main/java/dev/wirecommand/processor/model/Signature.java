package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The Java types of a method's result and parameters.
 *
 * @param result the return type
 * @param parameters the types of the parameters, as a member of the class that is read
 * @param erased the erased types of the declared parameters, for links in Javadoc
 */
public record Signature(TypeName result, List<TypeName> parameters, List<TypeName> erased) {}
