package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The properties by which a class tells its methods apart.
 *
 * @param name the name
 * @param parameters the erased types of the parameters, as members of the class
 */
public record MethodSignature(String name, List<TypeName> parameters) {}
