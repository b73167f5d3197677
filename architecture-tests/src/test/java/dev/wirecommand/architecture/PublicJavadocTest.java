package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Javadoc of exported packages links only to types that its readers can see. */
class PublicJavadocTest {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern LINK =
      Pattern.compile("(?:\\{@link(?:plain)?|@see|@throws)\\s+([A-Z]\\w*)");

  @Test
  void publicTypesLinkToPublicTypes() {
    Set<String> hidden =
        House.CLASSES.stream()
            .filter(type -> type.isTopLevelClass())
            .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    List<String> links = new ArrayList<>();
    for (String module :
        List.of(
            "annotations", "protocol", "runtime", "schema", "transport-nio", "transport-netty")) {
      for (Path file : House.mainSources(module)) {
        String source = House.read(file);
        String packageName = source.replaceAll("(?s).*?\\bpackage ([\\w.]+);.*", "$1");
        String name = file.getFileName().toString().replace(".java", "");
        if (hidden.contains(packageName + "." + name)) {
          continue;
        }
        Matcher comments = COMMENT.matcher(source);
        while (comments.find()) {
          Matcher linked = LINK.matcher(comments.group());
          while (linked.find()) {
            if (hidden.contains(packageName + "." + linked.group(1))) {
              links.add(name + " links to " + linked.group(1));
            }
          }
        }
      }
    }
    assertThat(links).isEmpty();
  }
}
