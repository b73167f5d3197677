package dev.wirecommand.benchmarks.lsp4j;

import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Base64;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** An end of a connection. */
final class JsonRpc {
  /** The logger, kept here because its level is lost when it is garbage collected. */
  private static final Logger LOGGER = Logger.getLogger("org.eclipse.lsp4j.jsonrpc");

  static {
    // LSP4J logs each connection that is closed.
    LOGGER.setLevel(Level.WARNING);
  }

  private JsonRpc() {}

  /** Starts the thread that reads a connection. */
  static <T> T start(Socket socket, Object local, Class<T> remote) throws IOException {
    socket.setTcpNoDelay(true);
    Launcher<T> launcher =
        new Launcher.Builder<T>()
            .setLocalService(local)
            .setRemoteInterface(remote)
            .setInput(new BufferedInputStream(socket.getInputStream()))
            .setOutput(new BufferedOutputStream(socket.getOutputStream()))
            .configureGson(JsonRpc::configure)
            .create();
    Future<?> unused = launcher.startListening();
    return launcher.getRemoteProxy();
  }

  /**
   * Bytes as Base64. By default Gson writes an array of numbers, and escapes the equals signs of
   * Base64.
   */
  private static void configure(GsonBuilder gson) {
    gson.registerTypeAdapter(byte[].class, new Base64Adapter()).disableHtmlEscaping();
  }

  private static final class Base64Adapter extends TypeAdapter<byte[]> {
    @Override
    public void write(JsonWriter out, byte[] bytes) throws IOException {
      out.value(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public byte[] read(JsonReader in) throws IOException {
      return Base64.getDecoder().decode(in.nextString());
    }
  }
}
