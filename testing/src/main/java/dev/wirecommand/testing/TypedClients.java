package dev.wirecommand.testing;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.codegen.TypedClient;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes generated clients. */
final class TypedClients {
  private TypedClients() {}

  /**
   * Returns a client on a connection.
   *
   * @throws IllegalArgumentException if the type has no constructor that takes a connection
   */
  static <T extends TypedClient> T of(Class<T> type, CommandClient connection) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(CommandClient.class);
      constructor.setAccessible(true);
      return constructor.newInstance(connection);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new IllegalArgumentException(
          type.getName() + " is no generated client: it can't be made from a connection", e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(type.getName() + " can't be made", e.getCause());
    }
  }
}
