package dev.wirecommand.architecture;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The API of a module as it was when the baseline was made: a jar with the classes of the packages
 * that are exported to everybody, without code and without what users cannot reach.
 */
final class ApiBaseline {
  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final Path classes;
  private final Path jar;

  ApiBaseline(String module) {
    this.classes = House.FOLDER.resolve(module).resolve("target/classes");
    this.jar = House.FOLDER.resolve("api-baseline/wirecommand-" + module + ".jar");
  }

  Path jar() {
    return jar;
  }

  /** Returns the packages that the module exports to everybody, with slashes. */
  Set<String> exported() throws IOException {
    try (var in = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(export -> !export.isQualified())
          .map(export -> export.source().replace('.', '/'))
          .collect(Collectors.toSet());
    }
  }

  /** Writes the jar from the classes of today. The same classes give the same bytes. */
  void write() throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (String exported : exported()) {
      try (Stream<Path> files = Files.list(classes.resolve(exported))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          ClassReader type = new ClassReader(Files.readAllBytes(file));
          if (!isHidden(type)) {
            entries.put(type.getClassName() + ".class", withoutCode(type));
          }
        }
      }
    }
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(9);
      for (String name : entries.keySet()) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(entries.get(name));
      }
    }
  }

  /** Returns whether a class is private, or has no name that a user could write. */
  private static boolean isHidden(ClassReader type) {
    boolean[] hidden = {
      (type.getAccess() & Opcodes.ACC_SYNTHETIC) != 0
          || type.getClassName().endsWith("/package-info")
    };
    type.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public void visitInnerClass(String name, String outer, String inner, int access) {
            boolean isPrivate = (access & Opcodes.ACC_PRIVATE) != 0;
            hidden[0] |= name.equals(type.getClassName()) && (inner == null || isPrivate);
          }
        },
        ClassReader.SKIP_CODE);
    return hidden[0];
  }

  private static byte[] withoutCode(ClassReader type) {
    ClassWriter out = new ClassWriter(0);
    type.accept(
        new ClassVisitor(Opcodes.ASM9, out) {
          @Override
          public FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            return (access & VISIBLE) == 0
                ? null
                : super.visitField(access, name, descriptor, signature, value);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            // A class without a constructor would have the default one.
            return (access & VISIBLE) == 0 && !name.equals("<init>")
                ? null
                : super.visitMethod(access, name, descriptor, signature, exceptions);
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return out.toByteArray();
  }
}
