package dev.wirecommand.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of {@code docs/testing.md} on the commands of {@code docs/guide.md}. */
class TestingPageTest {
  @TempDir Path project;

  @Test
  void theTestsOfThePagePass() throws Exception {
    Map<String, String> sources = new HashMap<>(CodePage.read("testing.md").sources());
    sources.put(
        "library/Library.java", CodePage.read("guide.md").sources().get("library/Library.java"));
    Path classes = PageProject.compile(project, sources);
    PageProject.runTests(
        classes, List.of("library.LibraryWireTest", "library.LibraryClientWireTest"), 4);
  }
}
