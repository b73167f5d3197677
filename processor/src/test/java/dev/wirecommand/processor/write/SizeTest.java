package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Loopback;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests very large classes: HotSpot compiles no method over 8,000 bytes, and class files have
 * limits.
 */
class SizeTest {
  private static final int HOTSPOT_LIMIT = 8_000;

  @TempDir Path directory;

  @Test
  void twoThousandCommands() throws Exception {
    Result result = compile(2_000, 1);

    assertThat(methodSizes(result.classes())).allSatisfy(SizeTest::isCompiledByTheJit);
    Loopback big = new Loopback(result.load(), "a.Big", "a.Big");
    assertThat(big.dispatch.commands()).hasSize(2_000);
    for (int i : new int[] {0, 1, 255, 256, 257, 511, 512, 1_023, 1_024, 1_999}) {
      assertThat(big.dispatch.commands().get(i).name()).isEqualTo(name(i));
      assertThat(big.call(name(i), -3)).isEqualTo(i - 3L);
    }
  }

  @Test
  void commandsWithManyArguments() throws Exception {
    Result result = compile(40, 90);

    assertThat(methodSizes(result.classes())).allSatisfy(SizeTest::isCompiledByTheJit);
    Loopback big = new Loopback(result.load(), "a.Big", "a.Big");
    Object[] arguments = new Object[90];
    for (int i = 0; i < 90; i += 3) {
      arguments[i] = i;
      arguments[i + 1] = "";
      arguments[i + 2] = List.of(1L, 2L);
    }
    assertThat(big.call(name(39), arguments)).isEqualTo(39 + 1_305 + 90L);
  }

  @Test
  void aClassOfOrdinarySizeIsNotDivided() {
    Result ordinary = compile(256, 0);
    Result large = compile(257, 0);
    for (String name : List.of("a/BigDispatch.java", "a/BigClient.java")) {
      assertThat(ordinary.source(name)).doesNotContain("class From");
      assertThat(large.source(name)).contains("class From0 ", "class From256 ");
    }
  }

  @Test
  void manyCommandsOverOneLargeType() throws Exception {
    List<String> lines = new ArrayList<>(List.of("package a;", "class Big {"));
    List<String> components = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String type = new String[] {"int", "String", "java.util.List<Row>", "double"}[i % 4];
      components.add(type + " component" + i);
    }
    lines.add("  record Row(" + String.join(", ", components) + ") {}");
    for (int i = 0; i < 300; i++) {
      lines.add("  /** Stores a row, and returns the one that was there. @param row the row */");
      lines.add("  @dev.wirecommand.WireCommand(\"" + name(i) + "\")");
      lines.add("  Row " + name(i) + "(Row row) { return row; }");
    }
    lines.add("}");
    Result result =
        Compilation.in(directory)
            .source("a/Big.java", lines.toArray(String[]::new))
            .option("-g", "-parameters")
            .run()
            .expectSuccess();

    long size = 0;
    try (Stream<Path> files = Files.walk(result.classes())) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("BigDispatch")).toList()) {
        size += Files.size(file);
      }
    }
    assertThat(size).isLessThan(600_000);
    assertThat(methodSizes(result.classes())).allSatisfy(SizeTest::isCompiledByTheJit);
  }

  private static void isCompiledByTheJit(String method, int size) {
    assertThat(size).as(method).isLessThan(HOTSPOT_LIMIT);
  }

  private static String name(int index) {
    return "command" + String.format("%04d", index);
  }

  /** Returns a class whose commands return their number plus the sum of their arguments. */
  private Result compile(int commands, int arguments) {
    List<String> lines = new ArrayList<>();
    lines.add("package a;");
    lines.add("class Big {");
    for (int i = 0; i < commands; i++) {
      List<String> parameters = new ArrayList<>();
      StringBuilder sum = new StringBuilder(i + "L");
      for (int a = 0; a < arguments; a++) {
        String name = "argument" + a;
        switch (a % 3) {
          case 0 -> {
            parameters.add("int " + name);
            sum.append(" + ").append(name);
          }
          case 1 -> {
            parameters.add("String " + name);
            sum.append(" + ").append(name).append(".length()");
          }
          default -> {
            parameters.add("java.util.List<Long> " + name);
            sum.append(" + sum(").append(name).append(")");
          }
        }
      }
      lines.add("  @dev.wirecommand.WireCommand(\"" + name(i) + "\")");
      lines.add("  long " + name(i) + "(" + String.join(", ", parameters) + ") {");
      lines.add("    return " + sum + ";");
      lines.add("  }");
    }
    lines.add("  private static long sum(java.util.List<Long> list) {");
    lines.add("    return list.stream().mapToLong(l -> l).sum();");
    lines.add("  }");
    lines.add("}");
    return Compilation.in(directory.resolve(commands + "x" + arguments))
        .source("a/Big.java", lines.toArray(String[]::new))
        .run()
        .expectSuccess();
  }

  /** Returns the length of the code of each generated method. */
  private static Map<String, Integer> methodSizes(Path classes) throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
          readClass(in, file.getFileName().toString(), sizes);
        }
      }
    }
    assertThat(sizes).hasSizeGreaterThan(100);
    return sizes;
  }

  private static void readClass(DataInputStream in, String file, Map<String, Integer> sizes)
      throws IOException {
    in.skipNBytes(8);
    String[] constants = readConstants(in);
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    for (boolean methods : new boolean[] {false, true}) {
      for (int members = in.readUnsignedShort(); members > 0; members--) {
        in.skipNBytes(2);
        String name = file + " " + constants[in.readUnsignedShort()];
        name += constants[in.readUnsignedShort()];
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          String attribute = constants[in.readUnsignedShort()];
          int length = in.readInt();
          if (methods && attribute.equals("Code")) {
            in.skipNBytes(4);
            sizes.put(name, in.readInt());
            in.skipNBytes(length - 8L);
          } else {
            in.skipNBytes(length);
          }
        }
      }
    }
  }

  private static String[] readConstants(DataInputStream in) throws IOException {
    String[] constants = new String[in.readUnsignedShort()];
    for (int i = 1; i < constants.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> constants[i] = in.readUTF();
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    return constants;
  }
}
