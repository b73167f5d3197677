package dev.wirecommand;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a method is a command that peers call by name.
 *
 * <pre>{@code
 * final class GitCommands {
 *   @WireCommand("lookup")
 *   byte[] lookup(String key) { ... }
 * }
 * }</pre>
 *
 * <p>For each class or interface with such methods the processor generates a dispatch (the class's
 * name followed by {@code Dispatch}), which decodes arguments, calls the method and encodes its
 * result, and a typed client (the class's name followed by {@code Client}), whose methods wait for
 * the answer, and whose nested class {@code Async} has a twin of each that returns a {@code
 * CompletionStage}, or a publisher of what comes bit by bit, instead. The types of arguments and
 * results, and the text of the method's Javadoc, become the command's schema, which the dispatch
 * tells of; the Javadoc of a method that is inherited from another source is not at hand in every
 * build, and so is left out.
 *
 * <p>The method must be an instance method, at least package-private, and neither it nor its class
 * generic. Its parameters are the command's named arguments, but for one of the runtime's type
 * {@code CommandContext}, which is given the request, and one of type {@code CommandData}, {@code
 * InputStream} or {@code Flow.Publisher<ByteBuffer>}, which is given the data that comes with it.
 *
 * <p>It returns nothing, a value, or a {@code CompletionStage} of either, upon which the command is
 * answered when the stage completes. An {@code InputStream}, a {@code ReadableByteChannel}, a
 * {@code Stream<byte[]>} or a {@code Flow.Publisher<ByteBuffer>} goes to the peer as bare bytes,
 * and any other {@code Stream} or {@code Flow.Publisher}, and an {@code Iterator}, as a sequence of
 * values (RFC 8742), as fast as the peer reads.
 *
 * <p>Where it runs follows from its signature: a method that returns {@code CompletionStage} runs
 * on the connection's thread, and so must not block. Any other, and one that takes the data in a
 * form that waits for it ({@code CommandData}, {@code InputStream}), runs on the server's executor
 * and may block, unless it is {@linkplain #nonBlocking() said not to}. What a method returns that
 * is read bit by bit is read on the executor in any case.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface WireCommand {
  /**
   * The command's name on the wire: 1 to 255 characters of {@code [A-Za-z0-9._-]}, the first a
   * letter or digit. Names that begin with {@code wirecommand.} are reserved.
   *
   * @return the name
   */
  String value();

  /**
   * What a peer must be allowed to do to run the command.
   *
   * @return the permission; read unless said otherwise
   */
  Permission permission() default Permission.READ;

  /**
   * Whether a result of {@code byte[]} goes to the peer as bare bytes, without the {@code cbor}
   * flag (section 4 of the protocol), and not as a CBOR value. Not allowed for other results: those
   * that are bare bytes go so without a word.
   *
   * @return whether the response is raw; false unless said otherwise
   */
  boolean raw() default false;

  /**
   * Whether the method never blocks: it neither waits nor does I/O nor computes for long. It then
   * runs on the connection's thread, which saves a hand-over to the server's executor; while it
   * runs, nothing else happens on that connection, nor on others that share the thread. Methods
   * that return {@code CompletionStage} run there anyway, but for those that take the data in a
   * form that waits for it. For these, with a parameter of type {@code CommandData} or {@code
   * InputStream}, it is not allowed.
   *
   * @return whether the method never blocks; false unless said otherwise
   */
  boolean nonBlocking() default false;

  /**
   * How long the command may take, in milliseconds, from when its arguments have arrived until the
   * last of its answer is given. After that its caller gets an error with the code {@code
   * deadline-exceeded}, and a method that blocks is interrupted. A caller may ask for less, never
   * for more, and so may the server.
   *
   * @return milliseconds, 0 or more; 0 unless said otherwise: only the caller's and the server's
   *     own deadline hold
   */
  long deadlineMillis() default 0;
}
