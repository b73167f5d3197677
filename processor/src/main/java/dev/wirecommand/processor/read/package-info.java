/**
 * Reads declarations from the compiler's elements and types. No other package depends on these. A
 * declaration may contain mistakes, and this package does not report them.
 *
 * <p>In the order in which a class meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.read.ModuleReader} reads an anchor, and {@link
 *       dev.wirecommand.processor.read.ClassReader} a class. {@code TypeLookup} and {@code
 *       Accessibility} tell what the generated code of the class can see and name, {@code
 *       InheritedReader} what a client inherits from it.
 *   <li>{@code MemberFinder}, with {@code ClassMethods} and {@code Supertypes}, finds the commands
 *       of the class, and {@link dev.wirecommand.processor.read.Heirs} the classes that only
 *       inherit commands.
 *   <li>{@code MethodReader} and {@code ParameterReader} read each command; {@code DocComment} its
 *       Javadoc; {@code Annotations}, {@code Nullness} and {@code NullScopes} its annotations.
 *   <li>{@code TypeReader} reads the types of its signature, with {@code CodecReader}, {@code
 *       StreamTypes}, {@code MissingTypes}, {@code TypeVariables}, {@code DeclaredTypes} and {@code
 *       TypeText}; {@code TypeNames} names them with their nullness, and {@code Deprecations} finds
 *       what is deprecated.
 *   <li>{@code NamedReader} reads the records, enums and sealed interfaces that these reach, each
 *       under its {@code TypeKey}, with {@code RecordReader}, {@code EnumReader}, {@code
 *       UnionReader} and {@code WireNames}.
 * </ol>
 *
 * <p>{@link dev.wirecommand.processor.read.Places} records where all of these are. {@link
 * dev.wirecommand.processor.read.LocalTypes} knows which sources are compiled, an {@link
 * dev.wirecommand.processor.read.ElementName} finds a class again in a later round, {@link
 * dev.wirecommand.processor.read.ClassFiles} reads from class files what javac does not show, and
 * {@code EclipseCompiler} recognizes the other compiler. {@code ReaderContext} holds the objects
 * that all readers share.
 */
@NullMarked
package dev.wirecommand.processor.read;

import org.jspecify.annotations.NullMarked;
