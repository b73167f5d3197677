package dev.wirecommand.processor.read;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the annotated fields of a class file (The Java Virtual Machine Specification, sections 4.1
 * and 4.7.20). The type of such a field has an annotation with a certain simple name. An annotation
 * on a part of the type, such as a type argument, does not count.
 */
final class FieldAnnotations {
  private static final int MAGIC = 0xcafebabe;

  private final DataInputStream in;
  private final String annotation;
  private final Set<String> fields = new HashSet<>();
  private String[] texts = {};

  private FieldAnnotations(InputStream in, String annotation) {
    this.in = new DataInputStream(in);
    this.annotation = annotation;
  }

  /**
   * Reads a class file and returns the names of the fields that have a certain type annotation.
   *
   * @param in a class file, buffered; not closed
   * @param annotation the annotation's simple name
   * @return the names of the fields
   * @throws IOException if the file can't be read, or is not a class file
   */
  static Set<String> find(InputStream in, String annotation) throws IOException {
    FieldAnnotations search = new FieldAnnotations(in, annotation);
    search.readClass();
    return search.fields;
  }

  private void readClass() throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("no class file");
    }
    in.skipNBytes(4);
    readConstants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      readField();
    }
  }

  /**
   * Reads the constant pool and stores its texts. The rest of the class file refers to these texts.
   */
  private void readConstants() throws IOException {
    texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          // A constant of eight bytes takes two entries.
          i++;
        }
        default -> throw new IOException("constant of unknown kind " + tag);
      }
    }
  }

  private void readField() throws IOException {
    in.skipNBytes(2);
    String name = texts[in.readUnsignedShort()];
    in.skipNBytes(2);
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String attribute = texts[in.readUnsignedShort()];
      int length = in.readInt();
      if (attribute.equals("RuntimeVisibleTypeAnnotations")
          || attribute.equals("RuntimeInvisibleTypeAnnotations")) {
        for (int annotations = in.readUnsignedShort(); annotations > 0; annotations--) {
          readTypeAnnotation(name);
        }
      } else {
        in.skipNBytes(length);
      }
    }
  }

  private void readTypeAnnotation(String field) throws IOException {
    // The target type is a field, which has no further data.
    in.skipNBytes(1);
    int depth = in.readUnsignedByte();
    in.skipNBytes(2L * depth);
    String type = texts[in.readUnsignedShort()];
    if (depth == 0 && type.matches("L(.*[/$])?" + annotation + ";")) {
      fields.add(field);
    }
    skipValues(true);
  }

  /** Skips the values of an annotation or of an array. Each value of an annotation has a name. */
  private void skipValues(boolean named) throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      if (named) {
        in.skipNBytes(2);
      }
      skipValue();
    }
  }

  private void skipValue() throws IOException {
    int tag = in.readUnsignedByte();
    switch (tag) {
      case 'e' -> in.skipNBytes(4);
      case '[' -> skipValues(false);
      case '@' -> {
        in.skipNBytes(2);
        skipValues(true);
      }
      default -> in.skipNBytes(2);
    }
  }
}
