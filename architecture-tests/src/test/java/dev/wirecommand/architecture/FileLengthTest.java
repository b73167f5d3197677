package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files are read in a few minutes. */
class FileLengthTest {
  private static final int MOST = 400;

  /** The heart of each engine has to be shorter. */
  private static final int MOST_OF_A_CONNECTION = 299;

  @Test
  void noMainFileIsTooLong() {
    Map<String, Long> tooLong = new TreeMap<>();
    for (String module : House.MODULES) {
      for (Path file : House.mainSources(module)) {
        long lines = House.read(file).lines().count();
        boolean connection =
            file.getFileName().toString().matches("(Server|Client)Connection.java");
        if (lines > (connection ? MOST_OF_A_CONNECTION : MOST)) {
          tooLong.put(House.FOLDER.relativize(file).toString(), lines);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }
}
