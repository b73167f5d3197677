package dev.wirecommand.fuzz;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that is fuzzed.
 *
 * @param name its name in the names of files and folders, of small letters and hyphens
 * @param type a class with a method {@code fuzzerTestOneInput(byte[])}, as Jazzer asks
 * @param args what its method {@code fuzzerInitialize(String[])} is given; none where the class has
 *     no such method
 * @param run runs one input, and throws what is found
 * @param seeds inputs to begin with, none of them long
 */
public record FuzzTarget(
    String name,
    Class<?> type,
    List<String> args,
    Consumer<byte[]> run,
    Supplier<List<byte[]>> seeds) {

  /**
   * Makes a target whose class is initialized without arguments.
   *
   * @param name the target's name
   * @param type the class
   * @param run runs one input
   * @param seeds inputs to begin with
   * @return the target
   */
  public static FuzzTarget of(
      String name, Class<?> type, Consumer<byte[]> run, Supplier<List<byte[]>> seeds) {
    return new FuzzTarget(name, type, List.of(), run, seeds);
  }

  @Override
  public String toString() {
    return name;
  }
}
