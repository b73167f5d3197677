package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Resources;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds that generated code refers to no type of ours that the page of the package for generated
 * code does not promise.
 */
class GeneratedCodeTypesTest {
  private static final Path PAGE =
      Path.of("../runtime/src/main/java/dev/wirecommand/codegen/package-info.java");

  @TempDir Path directory;

  @Test
  void areNamedByTheirPackage() throws IOException {
    Result result =
        Compilation.in(directory)
            .files(Resources.sourcesIn("valid"))
            .option("-Xlint:-auxiliaryclass")
            .run()
            .expectSuccess();
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(result.classes())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = result.classes().relativize(file).toString().replace('\\', '/');
        if (result.generated().containsKey(name.replaceAll("(\\$.*)?\\.class$", ".java"))) {
          used.addAll(typesIn(file));
        }
      }
    }
    assertThat(used).contains("dev.wirecommand.codegen.CommandDescriptor");
    assertThat(promised()).containsAll(used);
  }

  private static Set<String> promised() throws IOException {
    return Pattern.compile("\\{@(?:link|code)\\s+(?:\\*\\s+)?(dev\\.wirecommand\\.[\\w.]+)}")
        .matcher(Files.readString(PAGE))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /** Returns our outermost types that a class file names, in code and in signatures. */
  private static Set<String> typesIn(Path file) throws IOException {
    Set<String> types = new TreeSet<>();
    Pattern type = Pattern.compile("(?:^|L)(dev/wirecommand/[\\w/]+)");
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      for (int left = in.readUnsignedShort() - 1; left > 0; left--) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> {
            Matcher found = type.matcher(in.readUTF());
            while (found.find()) {
              types.add(found.group(1).replace('/', '.'));
            }
          }
          case 5, 6 -> {
            in.skipNBytes(8);
            left--;
          }
          case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          default -> in.skipNBytes(4);
        }
      }
    }
    return types;
  }
}
