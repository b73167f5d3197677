package dev.wirecommand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Compiles the code of a page as a user's project would be, and runs its tests. */
final class PageProject {
  static final String CLASS_PATH = System.getProperty("java.class.path");

  private PageProject() {}

  /** Compiles sources, by their paths, without a warning; returns the folder of the classes. */
  static Path compile(Path project, Map<String, String> sources) throws IOException {
    Path classes = Files.createDirectories(project.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-Xlint:all,-classfile,-processing",
                "-Werror",
                "-d",
                classes.toString(),
                "-cp",
                CLASS_PATH,
                "-processorpath",
                CLASS_PATH));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = project.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).as("what javac printed is above").isZero();
    return classes;
  }

  /** Runs test classes, and checks that so many tests succeed and none fails. */
  static void runTests(Path classes, List<String> names, int count) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      List<ClassSelector> selectors = new ArrayList<>();
      for (String name : names) {
        selectors.add(DiscoverySelectors.selectClass(loader.loadClass(name)));
      }
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
      LauncherFactory.create().execute(request, summary);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(summary.getSummary().getFailures())
        .extracting(failure -> failure.getException().toString())
        .isEmpty();
    assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(count);
  }
}
