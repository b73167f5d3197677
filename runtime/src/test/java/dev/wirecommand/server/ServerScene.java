package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.TestLink;
import dev.wirecommand.reactor.Limits;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * A server with one connection, for tests: what goes over the wire is text, handlers run and time
 * passes when the test says. Its thread is whichever the test runs on.
 */
final class ServerScene {
  final TestLink link = new TestLink();
  final DefinedCommands commands = new DefinedCommands();

  /** What is to run on the server's executor. */
  final Queue<Runnable> handlers = new ArrayDeque<>();

  final WireServer.Builder builder =
      WireServer.builder().dispatch(commands).executor(handlers::add);

  private WireServer server;
  private LinkHandler connection;
  private boolean begun;
  private boolean threaded;

  /** Sets limits that differ from the defaults. */
  ServerScene limits(Limits.Builder limits) {
    builder.limits(limits.build());
    return this;
  }

  /** Has handlers run on threads; the connection's is the one that frames are received on. */
  ServerScene onThreads(Executor executor) {
    threaded = true;
    builder.executor(executor);
    return this;
  }

  WireServer server() {
    if (server == null) {
      server = builder.build();
    }
    return server;
  }

  LinkHandler connection() {
    if (connection == null) {
      connection = server().connect(link);
    }
    return connection;
  }

  /** The peer sends frames in the text form, as one batch. */
  void receive(String... frames) {
    deliver(frames);
    connection().onBatchEnd();
  }

  /** The peer sends frames in the text form, of a batch that is not over. */
  void deliver(String... frames) {
    if (threaded) {
      link.thread = Thread.currentThread();
    }
    for (String frame : frames) {
      byte[] bytes = FrameEncoder.encode(FrameText.parse(begin(frame)));
      connection().onBytes(bytes, 0, bytes.length);
    }
  }

  /** The peer sends frames while a handler runs. */
  void receiveMeanwhile(String... frames) {
    link.ownThread = true;
    receive(frames);
    link.ownThread = false;
  }

  /** The first frame of all begins the peer's stream. */
  private String begin(String frame) {
    if (begun) {
      return frame;
    }
    begun = true;
    return frame.replaceFirst(" 1 0 ", " 1 stream-begin ");
  }

  static String request(int id, String command) {
    return id + " 1 0 command-request new cbor:{b'name': b'" + command + "'}";
  }

  static String request(int id, String command, String meta) {
    return id
        + " 1 0 command-request new cbor:{b'name': b'"
        + command
        + "', b'meta': {"
        + meta
        + "}}";
  }

  static String requestWith(int id, String command, String args) {
    return id
        + " 1 0 command-request new cbor:{b'name': b'"
        + command
        + "', b'args': {"
        + args
        + "}}";
  }

  static String cancel(int id, int cancelled) {
    return requestWith(id, "wirecommand.cancel", "b'request': " + cancelled);
  }

  /** A request that data follows. */
  static String upload(int id, String command) {
    return id + " 1 0 command-request new|have-data cbor:{b'name': b'" + command + "'}";
  }

  static String data(int id, String bytes) {
    return id + " 1 0 command-data continuation " + bytes;
  }

  static String lastData(int id, String bytes) {
    return id + " 1 0 command-data eos " + bytes;
  }

  /** A frame in the text form, with its payload as it is printed. */
  static String frame(String text) {
    return FrameText.print(FrameText.parse(text));
  }

  /** An application error with a code, and the details {@code [1]} if there are any. */
  static String coded(String start, String code, String message, boolean details) {
    return frame(
        start
            + " error-response application cbor:{b'code': b'"
            + code
            + "', b'message': b'"
            + message
            + (details ? "', b'details': [1]}" : "'}"));
  }

  /** Runs what is to run on the executor, and what that leads to on the connection's thread. */
  void runHandlers() {
    while (!handlers.isEmpty()) {
      runHandler();
    }
  }

  /** Runs the first that is to run on the executor, not on the connection's thread. */
  void runHandler() {
    Runnable handler = handlers.remove();
    link.ownThread = false;
    try {
      handler.run();
    } finally {
      link.ownThread = true;
    }
    link.runTasks();
  }

  /** The frames that were sent since this was asked last, in the text form. */
  List<String> sent() {
    assertThat(link.aborted).as("the connection was cut").isFalse();
    return link.takeWritten();
  }
}
