package dev.wirecommand.processor;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Makes the compiler begin another round while a class waits for a type. If that round brings
 * nothing new, no processor generates the type. There is still time then to write placeholders, so
 * that the missing type is the only error; in the last round it is too late.
 *
 * <p>A round begins if the one before has written a class. This one writes an empty class file, and
 * deletes it in the end.
 */
final class ForcedRounds {
  private static final int MAGIC = 0xcafebabe;
  private static final int VERSION = 52;
  private static final int ABSTRACT_INTERFACE = 0x600;

  private final Filer filer;
  private final Elements elements;
  private final Map<String, JavaFileObject> files = new HashMap<>();

  ForcedRounds(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /** Returns whether a round has types that were not written here. */
  boolean isNews(Set<? extends Element> roots) {
    return roots.stream()
        .anyMatch(
            root ->
                !(root instanceof TypeElement type
                    && files.containsKey(type.getQualifiedName().toString())));
  }

  /** Makes the compiler begin another round, since a class waits. */
  void force(TypeElement waiting) {
    String packageName = elements.getPackageOf(waiting).getQualifiedName().toString();
    String simple = "WireCommandWaits" + (files.size() + 1);
    String name = packageName.isEmpty() ? simple : packageName + "." + simple;
    try {
      JavaFileObject file = filer.createClassFile(name, waiting);
      files.put(name, file);
      try (OutputStream out = file.openOutputStream()) {
        out.write(emptyInterface(name.replace('.', '/')));
      }
    } catch (IOException problem) {
      // Without another round, the compiler reports more than the missing type.
      files.remove(name);
    }
  }

  private static byte[] emptyInterface(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeShort(5);
    for (String type : new String[] {name, "java/lang/Object"}) {
      out.writeByte(1);
      out.writeUTF(type);
      out.writeByte(7);
      out.writeShort(type.equals(name) ? 1 : 3);
    }
    out.writeShort(ABSTRACT_INTERFACE);
    out.writeShort(2);
    out.writeShort(4);
    // No interfaces, fields, methods and attributes.
    out.writeLong(0);
    return bytes.toByteArray();
  }

  /** Deletes what was written. */
  void end() {
    for (JavaFileObject file : files.values()) {
      // The compiler does not delete what a processor has written.
      if ("file".equals(file.toUri().getScheme())) {
        try {
          Files.deleteIfExists(Path.of(file.toUri()));
        } catch (IOException problem) {
          // An empty interface stays behind.
        }
      }
    }
  }
}
