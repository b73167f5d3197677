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
 * <p>For each class or interface with such methods, the processor generates two classes:
 *
 * <ul>
 *   <li>A dispatch (the class's name followed by {@code Dispatch}) decodes the arguments, calls the
 *       method and encodes its result.
 *   <li>A typed client (the class's name followed by {@code Client}) has methods that wait for the
 *       response. Its nested class {@code Async} has the same methods, but they return a {@code
 *       CompletionStage}, or a publisher where the result is streamed.
 * </ul>
 *
 * <p>The types of arguments and results and the text of the method's Javadoc become the command's
 * schema, which the dispatch describes. The Javadoc of a method that is inherited from another
 * source file is left out, since not every build has it.
 *
 * <p>The method must be an instance method and at least package-private, and neither it nor its
 * class may be generic. Its parameters are the command's named arguments, except for two that it
 * may have besides: one of the runtime's type {@code CommandContext}, which takes the context of
 * the call, and one of type {@code CommandData}, {@code InputStream} or {@code
 * Flow.Publisher<ByteBuffer>}, which takes the data of the request.
 *
 * <p>The method returns nothing, a value, or a {@code CompletionStage} of either; in the last case
 * the response is sent when the stage completes. The bytes of an {@code InputStream}, a {@code
 * ReadableByteChannel}, a {@code Stream<byte[]>} or a {@code Flow.Publisher<ByteBuffer>} are
 * streamed as raw bytes, and the items of any other {@code Stream} or {@code Flow.Publisher} and of
 * an {@code Iterator} as a CBOR sequence (RFC 8742), as fast as the peer reads.
 *
 * <p>The thread that runs the method depends on its signature. A method that returns {@code
 * CompletionStage} runs on the event loop, and so must not block. Any other method, and one that
 * takes the data in a form that waits for it ({@code CommandData}, {@code InputStream}), runs on
 * the server's handler executor and may block, unless it is {@linkplain #nonBlocking() declared
 * never to block}. A streamed result is always read on the executor.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface WireCommand {
  /**
   * Returns the command's name on the wire. It has 1 to 255 characters of {@code [A-Za-z0-9._-]},
   * and the first is a letter or digit. Names that begin with {@code wirecommand.} are reserved.
   *
   * @return the name
   */
  String value();

  /**
   * Returns the permission that a caller needs to run the command.
   *
   * @return the permission; read permission by default
   */
  Permission permission() default Permission.READ;

  /**
   * Returns whether a {@code byte[]} result is sent as raw bytes and not as a CBOR value. Raw bytes
   * are sent without the {@code cbor} flag (section 4 of the protocol). Not allowed for other
   * results; streams of bytes are always raw.
   *
   * @return whether the response is raw; false by default
   */
  boolean raw() default false;

  /**
   * Returns whether the method never blocks. Such a method does not wait, does no I/O and does not
   * compute for long. It runs on the event loop, which saves the hand-over to the server's handler
   * executor, but keeps all connections of that event loop waiting while it runs. Not allowed for a
   * method with a parameter of type {@code CommandData} or {@code InputStream}, since reading the
   * data may wait for the peer. Any other method that returns {@code CompletionStage} runs on the
   * event loop in any case.
   *
   * @return whether the method never blocks; false by default
   */
  boolean nonBlocking() default false;

  /**
   * Returns the command's deadline in milliseconds. The time begins when the arguments have arrived
   * and includes the whole response. When the deadline has passed, the caller gets an error with
   * the code {@code deadline-exceeded}, and the thread that runs the method is interrupted. The
   * caller may set an earlier deadline, but not a later one.
   *
   * @return milliseconds, 0 or more; with 0, the default, the deadlines of the caller and the
   *     server apply
   */
  long deadlineMillis() default 0;
}
