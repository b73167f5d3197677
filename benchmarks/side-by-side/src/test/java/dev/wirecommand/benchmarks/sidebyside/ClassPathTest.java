package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir private Path module;

  @BeforeEach
  void build() throws IOException {
    Path jars = Files.createDirectories(module.resolve("target/lib"));
    Files.write(jars.resolve("grpc-core-1.2.3.jar"), new byte[100]);
    Files.write(jars.resolve("grpc-core-api-4.jar"), new byte[20]);
    Files.write(jars.resolve("wirecommand-benchmarks-harness-1.jar"), new byte[3]);
    Files.write(jars.resolve("wirecommand-benchmarks-commands-1.jar"), new byte[5]);
    Files.write(jars.resolve("HdrHistogram-2.jar"), new byte[7]);
    Files.write(jars.resolve("README"), new byte[3]);
    Path classes = Files.createDirectories(module.resolve("target/classes/some"));
    Files.createFile(classes.resolve("Server.class"));
  }

  @Test
  void sizeIsThatOfAllJarsButTheMeasurements() throws IOException {
    assertThat(ClassPath.ofModule(module).bytes()).isEqualTo(120);
  }

  @Test
  void openSslIsInAFolderOfItsOwn() {
    ClassPath path = ClassPath.ofModule(module);

    assertThat(path.harness("Main")).noneMatch(word -> word.contains("openssl"));
    assertThat(path.withOpenSsl().harness("Main"))
        .anyMatch(word -> word.endsWith(module.resolve("target/openssl/*").toString()));
  }

  @Test
  void versionFollowsTheNameOfTheJar() throws IOException {
    ClassPath path = ClassPath.ofModule(module);

    assertThat(path.version("grpc-core")).contains("1.2.3");
    assertThat(path.version("grpc")).isEmpty();
  }

  @Test
  void whatWasNotBuiltIsNotThere() {
    assertThat(ClassPath.ofModule(module).has("some.Server")).isTrue();
    assertThat(ClassPath.ofModule(module).has("some.Client")).isFalse();
    assertThat(ClassPath.ofModule(module.resolve("other")).has("some.Server")).isFalse();
  }
}
