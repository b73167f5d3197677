package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Each published module with an API is compared with its baseline when it is built. {@code
 * -Dapi.baseline.update=true} renews all baselines.
 */
class ApiBaselineTest {
  private static final String PLUGIN = "<artifactId>japicmp-maven-plugin</artifactId>";
  private static final int MOST_BYTES = 300_000;

  @Test
  void eachPublishedApiIsCompared() throws IOException {
    for (String module : published()) {
      ApiBaseline baseline = new ApiBaseline(module);
      boolean compared = House.read(House.FOLDER.resolve(module + "/pom.xml")).contains(PLUGIN);
      assertThat(compared).as(module).isEqualTo(!baseline.exported().isEmpty());
      if (compared) {
        if (Boolean.getBoolean("api.baseline.update")) {
          baseline.write();
        }
        assertThat(baseline.jar()).isNotEmptyFile();
        assertThat(baseline.jar().toFile().length()).as(module).isLessThan(MOST_BYTES);
        assertThat(packages(baseline.jar())).as(module).isNotEmpty();
      }
    }
  }

  private static Set<String> packages(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(entry -> entry.getName().replaceAll("/[^/]*$", ""))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> published() {
    String bom = House.read(House.FOLDER.resolve("bom/pom.xml"));
    return Pattern.compile("<artifactId>wirecommand-([^<]+)</artifactId>")
        .matcher(bom.substring(bom.indexOf("<dependencyManagement>")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** A break that must be is told to users, by the names of its class and member. */
  @Test
  void eachExcludedBreakHasALineInTheChangelog() {
    String pom = House.read(House.FOLDER.resolve("pom.xml"));
    String plugin = pom.substring(pom.indexOf(PLUGIN));
    String changelog = House.read(House.FOLDER.resolve("CHANGELOG.md"));
    List<String> silent =
        Pattern.compile("<exclude>([^<]+)</exclude>")
            .matcher(plugin.substring(0, plugin.indexOf("</plugin>")))
            .results()
            .map(match -> inChangelog(match.group(1)))
            .filter(name -> !changelog.contains(name))
            .toList();
    assertThat(silent).isEmpty();
  }

  /** Returns the words of the changelog for {@code a.b.Class#method(int)}: {@code Class.method}. */
  private static String inChangelog(String excluded) {
    String member = excluded.replaceAll("\\(.*", "").replace('#', '.').replace('$', '.');
    return member.replaceAll("^([a-z][A-Za-z0-9]*\\.)+", "");
  }

  @Test
  void theChangelogNamesAMemberByItsClass() {
    assertThat(inChangelog("dev.wirecommand.client.CallOptions#timeout(java.time.Duration)"))
        .isEqualTo("CallOptions.timeout");
    assertThat(inChangelog("dev.wirecommand.client.CallOptions$Builder"))
        .isEqualTo("CallOptions.Builder");
  }
}
