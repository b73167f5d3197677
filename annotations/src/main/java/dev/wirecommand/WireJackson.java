package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that Jackson binds the values of a type: for classes that are no records, or that already
 * carry Jackson's annotations.
 *
 * <pre>{@code
 * @WireCommand("configure")
 * void configure(@WireJackson Settings settings) { ... }
 * }</pre>
 *
 * <p>Used as {@link WireCodec} is: on the declaration of a class, or on one use of a type. The
 * values stay canonical CBOR and are read as strictly as all others; only the binding is Jackson's.
 * A server refuses properties that it does not know, a client skips them (section 10 of the
 * protocol). Jackson's data binding must then be among the dependencies.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
public @interface WireJackson {}
