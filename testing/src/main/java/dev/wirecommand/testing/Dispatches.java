package dev.wirecommand.testing;

import dev.wirecommand.codegen.CommandDispatch;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the generated dispatch of an object with commands. */
final class Dispatches {
  private static final String SUFFIX = "Dispatch";

  private Dispatches() {}

  /**
   * Returns the dispatch to an object: to its class's commands, or to those of the nearest class or
   * interface above it that has a dispatch.
   *
   * @throws IllegalArgumentException if there is none
   */
  static CommandDispatch of(Object commands) {
    if (commands instanceof CommandDispatch dispatch) {
      return dispatch;
    }
    List<String> tried = new ArrayList<>();
    Deque<Class<?>> types = new ArrayDeque<>(List.of(commands.getClass()));
    for (Class<?> type = types.poll(); type != null; type = types.poll()) {
      Class<?> dispatch = find(type, tried);
      if (dispatch != null) {
        return make(dispatch, type, commands);
      }
      Class<?> above = type.getSuperclass();
      if (above != null && above != Object.class) {
        types.add(above);
      }
      types.addAll(List.of(type.getInterfaces()));
    }
    throw new IllegalArgumentException(
        "no dispatch for "
            + commands.getClass().getName()
            + ": looked for "
            + String.join(", ", tried)
            + ". Is the annotation processor among the annotationProcessorPaths? If the dispatch"
            + " has another suffix, serve a new instance of it instead");
  }

  private static @Nullable Class<?> find(Class<?> type, List<String> tried) {
    String name = generatedName(type);
    try {
      return Class.forName(name, true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      tried.add(name);
      return null;
    }
  }

  /** As the processor names it: nested classes joined by underscores, their own doubled. */
  private static String generatedName(Class<?> type) {
    String simple = type.getSimpleName().replace("_", "__");
    for (Class<?> outer = type.getEnclosingClass();
        outer != null;
        outer = outer.getEnclosingClass()) {
      simple = outer.getSimpleName().replace("_", "__") + "_" + simple;
    }
    String inPackage = type.getPackageName();
    return (inPackage.isEmpty() ? "" : inPackage + ".") + simple + SUFFIX;
  }

  private static CommandDispatch make(Class<?> dispatch, Class<?> type, Object commands) {
    try {
      Constructor<?> constructor = dispatch.getDeclaredConstructor(type);
      constructor.setAccessible(true);
      return (CommandDispatch) constructor.newInstance(commands);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new IllegalArgumentException(
          dispatch.getName() + " is no dispatch that was generated for " + type.getName(), e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(dispatch.getName() + " can't be made", e.getCause());
    }
  }
}
