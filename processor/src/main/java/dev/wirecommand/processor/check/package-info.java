/**
 * Checks the declarations of commands. It builds models from valid declarations and reports the
 * problems of the others. It does not depend on the compiler.
 *
 * <p>In the order in which a declaration meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.check.OptionCheck} checks the processor's options.
 *   <li>{@link dev.wirecommand.processor.check.ClassCheck} checks a class, and {@link
 *       dev.wirecommand.processor.check.ModuleCheck} an anchor.
 *   <li>{@code MethodCheck} checks a command, {@code NameCheck} its name, {@code ParameterCheck}
 *       and {@code DefaultCheck} its parameters, {@code ResultCheck} its result, {@code
 *       OverrideCheck} the declarations that it overrides; {@code DuplicateCheck} compares the
 *       names of all commands.
 *   <li>{@code TypeCheck} checks the types of a signature, {@code ShapeCheck} and {@code
 *       RecordCycles} the records, enums and sealed interfaces that these reach, {@code
 *       TypeNesting} how deep they are nested.
 *   <li>{@code Problems} collects each {@link dev.wirecommand.processor.check.Problem} of a {@link
 *       dev.wirecommand.processor.check.ProblemKind}; {@code DataTypeHint} and {@code
 *       SpellingSuggestion} find a fix for its message.
 * </ol>
 *
 * <p>Glossary:
 *
 * <dl>
 *   <dt>valid
 *   <dd>without errors, so that code can be generated
 *   <dt>pending
 *   <dd>incomplete in this round: a missing type or constant may be generated in a later one
 *   <dt>site
 *   <dd>the declaration that a problem is about, and the place at which it is reported
 * </dl>
 */
@NullMarked
package dev.wirecommand.processor.check;

import org.jspecify.annotations.NullMarked;
