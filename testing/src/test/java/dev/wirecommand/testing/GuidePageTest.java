package dev.wirecommand.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Does what {@code docs/guide.md} says, and compares what comes of it. */
class GuidePageTest {
  private static final String CLASS_PATH = PageProject.CLASS_PATH;

  @TempDir Path project;

  @Test
  void theProjectNamesArtifactsThatThereAre() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(CodePage.read("guide.md").only("xml").getBytes(UTF_8)));
    NodeList artifacts = pom.getElementsByTagName("artifactId");
    String bom = Files.readString(Path.of("..", "bom", "pom.xml"));
    List<String> ours = new ArrayList<>();
    for (int i = 0; i < artifacts.getLength(); i++) {
      String name = artifacts.item(i).getTextContent();
      if (name.startsWith("wirecommand-")) {
        ours.add(name);
        assertThat(bom).contains("<artifactId>" + name + "</artifactId>");
      }
    }
    assertThat(ours)
        .containsExactly(
            "wirecommand-transport-nio", "wirecommand-testing", "wirecommand-processor");
    Element version = (Element) pom.getElementsByTagName("wirecommand.version").item(0);
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains("<version>" + version.getTextContent() + "</version>");
  }

  @Test
  void theServerAndTheClientPrintWhatThePageShows() throws Exception {
    assumeTrue(isInstalled("openssl"), "openssl is not installed, which makes the certificate");
    CodePage page = CodePage.read("guide.md");
    Path classes = PageProject.compile(project, page.sources());
    Process openssl = start(List.of("sh", "-c", page.only("sh")));
    assertThat(openssl.waitFor()).isZero();
    Process server = start(java(classes, "library.LibraryServer", "0"));
    try (BufferedReader out = server.inputReader(UTF_8)) {
      String line = out.readLine();
      assertThat(line).startsWith("listening on ");
      String port = line.substring("listening on ".length());
      Process client = start(java(classes, "library.LibraryProgram", port));
      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
          .isEqualTo(page.only("text"));
      assertThat(client.waitFor()).isZero();
      server.getOutputStream().close();
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void theTestPasses() throws Exception {
    Path classes = PageProject.compile(project, CodePage.read("guide.md").sources());
    PageProject.runTests(classes, List.of("library.LibraryTest"), 1);
  }

  private static List<String> java(Path classes, String main, String argument) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classes + File.pathSeparator + CLASS_PATH, main, argument));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(project.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
