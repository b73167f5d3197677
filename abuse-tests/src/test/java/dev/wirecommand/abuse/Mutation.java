package dev.wirecommand.abuse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A change of one method of the library: it does nothing, and returns a constant. It stands for a
 * guard that has no setting, and is taken out.
 *
 * @param type the binary name of the class
 * @param method the name of the method; all methods of this name are changed
 * @param result the result as a number, 0 for false and null, {@link #THIS} or {@link
 *     #FIRST_ARGUMENT}; ignored where there is none
 */
record Mutation(String type, String method, int result) {
  /** The method returns its object. */
  static final int THIS = 1;

  /** The method, which is not static, returns its first argument. */
  static final int FIRST_ARGUMENT = 2;

  /** Writes the changed class into a folder, which is put before the class path of a server. */
  void write(Path folder) throws IOException {
    String file = type.replace('.', '/') + ".class";
    Path changed = folder.resolve(file);
    Files.createDirectories(changed.getParent());
    try (InputStream in = Mutation.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no class " + type);
      }
      Files.write(changed, changed(new ClassReader(in)));
    }
  }

  private byte[] changed(ClassReader reader) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    boolean[] found = {false};
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] thrown) {
            MethodVisitor out = super.visitMethod(access, name, descriptor, signature, thrown);
            if (!name.equals(method) || (access & Opcodes.ACC_ABSTRACT) != 0) {
              return out;
            }
            found[0] = true;
            writeBody(out, Type.getReturnType(descriptor));
            return null;
          }
        },
        0);
    if (!found[0]) {
      throw new IllegalArgumentException("there is no method " + this);
    }
    return writer.toByteArray();
  }

  private void writeBody(MethodVisitor out, Type type) {
    out.visitCode();
    switch (type.getSort()) {
      case Type.VOID -> out.visitInsn(Opcodes.RETURN);
      case Type.OBJECT, Type.ARRAY -> {
        switch (result) {
          case THIS -> out.visitVarInsn(Opcodes.ALOAD, 0);
          case FIRST_ARGUMENT -> out.visitVarInsn(Opcodes.ALOAD, 1);
          default -> out.visitInsn(Opcodes.ACONST_NULL);
        }
        out.visitInsn(Opcodes.ARETURN);
      }
      case Type.LONG -> {
        out.visitLdcInsn((long) result);
        out.visitInsn(Opcodes.LRETURN);
      }
      case Type.DOUBLE, Type.FLOAT ->
          throw new IllegalArgumentException("no guard returns " + type);
      default -> {
        out.visitLdcInsn(result);
        out.visitInsn(Opcodes.IRETURN);
      }
    }
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  @Override
  public String toString() {
    return type.substring(type.lastIndexOf('.') + 1) + "." + method;
  }
}
