package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every module that is published is in the BOM. */
class BomTest {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>wirecommand-([^<]+)</artifactId>");
  private static final String NOT_PUBLISHED = "<maven.deploy.skip>true</maven.deploy.skip>";

  @Test
  void hasEveryPublishedModule() {
    Set<String> published = new TreeSet<>();
    Matcher modules = MODULE.matcher(House.read(House.FOLDER.resolve("pom.xml")));
    while (modules.find()) {
      String module = modules.group(1);
      String pom = House.read(House.FOLDER.resolve(module).resolve("pom.xml"));
      if (!module.equals("bom") && !pom.contains(NOT_PUBLISHED)) {
        published.add(module);
      }
    }
    String bom = House.read(House.FOLDER.resolve("bom/pom.xml"));
    Set<String> listed = new TreeSet<>();
    Matcher artifacts = ARTIFACT.matcher(bom.substring(bom.indexOf("<dependencyManagement>")));
    while (artifacts.find()) {
      listed.add(artifacts.group(1));
    }
    assertThat(listed).isEqualTo(published);
  }
}
