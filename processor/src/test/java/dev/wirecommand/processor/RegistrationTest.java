package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** Tests how compilers and build tools find the processor. */
class RegistrationTest {
  @Test
  void compilersLoadItAsAService() {
    assertThat(ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(WireCommandProcessor.class);
  }

  @Test
  void gradleKnowsThatEachFileComesOfOneClass() throws IOException {
    assertThat(
            Files.readString(Resources.path("META-INF/gradle/incremental.annotation.processors")))
        .isEqualTo("dev.wirecommand.processor.WireCommandProcessor,isolating\n");
  }
}
