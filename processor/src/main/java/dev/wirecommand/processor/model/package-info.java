/**
 * The data types that the processor's packages exchange.
 *
 * <p>A declaration becomes, in this order:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.model.ClassDeclaration}: a class as its source declares
 *       it, mistakes included. It consists of {@link dev.wirecommand.processor.model.CommandOwner},
 *       {@link dev.wirecommand.processor.model.MethodDeclaration}, {@link
 *       dev.wirecommand.processor.model.ParameterDeclaration}, {@link
 *       dev.wirecommand.processor.model.TypeDeclaration} and {@link
 *       dev.wirecommand.processor.model.NamedDeclaration}. {@link
 *       dev.wirecommand.processor.model.ModuleDeclaration} is an anchor.
 *   <li>{@link dev.wirecommand.processor.model.CommandClass}: a class that was found valid. It
 *       consists of {@link dev.wirecommand.processor.model.Command}, {@link
 *       dev.wirecommand.processor.model.WireType} and {@link
 *       dev.wirecommand.processor.model.NamedShape}.
 * </ol>
 *
 * <p>{@link dev.wirecommand.processor.model.Options} are the user's settings.
 *
 * <p>Glossary:
 *
 * <dl>
 *   <dt>{@code …Use}
 *   <dd>a Java type as a signature uses it
 *   <dt>{@code …Declaration}
 *   <dd>what a source declares
 *   <dt>{@code …Type}
 *   <dd>a type as it is on the wire
 *   <dt>{@code …Shape}
 *   <dd>the fields, constants or records of a valid named type
 *   <dt>{@code …Form}
 *   <dd>the Java types that have the same wire type
 *   <dt>{@link dev.wirecommand.processor.model.Place}
 *   <dd>where problems of a declaration are reported
 *   <dt>key
 *   <dd>the identity of a record, enum or sealed interface with its type arguments
 *   <dt>tag
 *   <dd>the name that tells a record from the other records of its sealed interface
 * </dl>
 *
 * <p>Nothing here holds an element or a type of the compiler, so models outlive a round, compare by
 * value and can be made by hand in a test. Java types that are only named are JavaPoet's {@code
 * TypeName}s.
 */
@NullMarked
package dev.wirecommand.processor.model;

import org.jspecify.annotations.NullMarked;
