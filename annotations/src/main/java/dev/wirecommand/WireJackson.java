package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that Jackson binds the values of a type. This is for classes that are not records or
 * that already have Jackson's annotations.
 *
 * <pre>{@code
 * @WireCommand("configure")
 * void configure(@WireJackson Settings settings) { ... }
 * }</pre>
 *
 * <p>Like {@link WireCodec}, it applies to the declaration of a class, or to one use of a type. The
 * values are canonical CBOR and are read as strictly as all others; only their binding to Java
 * objects is Jackson's. A server refuses unknown properties, and a client skips them (section 10 of
 * the protocol). The project must depend on Jackson's data binding.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
public @interface WireJackson {}
