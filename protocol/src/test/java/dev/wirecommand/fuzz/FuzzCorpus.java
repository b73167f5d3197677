package dev.wirecommand.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The inputs that are kept in the module's folder: an archive of seeds for each target, and a text
 * file for each finding that was fixed.
 */
final class FuzzCorpus {
  /** The same for all entries, so that the same inputs give the same archive. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path folder;

  /**
   * Finds the corpus.
   *
   * @param module the module's folder
   */
  FuzzCorpus(Path module) {
    folder = module.resolve("src/test/resources/fuzz");
  }

  private Path archive(FuzzTarget target) {
    return folder.resolve(target.name() + ".zip");
  }

  /** Reads the seeds of a target, by their names. */
  Map<String, byte[]> seeds(FuzzTarget target) throws IOException {
    Map<String, byte[]> seeds = new LinkedHashMap<>();
    try (InputStream file = Files.newInputStream(archive(target));
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        seeds.put(entry.getName(), zip.readAllBytes());
      }
    }
    return seeds;
  }

  /** Replaces the seeds of a target. */
  void replaceSeeds(FuzzTarget target, Map<String, byte[]> seeds) throws IOException {
    try (OutputStream file = Files.newOutputStream(archive(target));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> seed : new TreeMap<>(seeds).entrySet()) {
        ZipEntry entry = new ZipEntry(seed.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(seed.getValue());
      }
    }
  }

  /** Reads the findings that were fixed, of all targets. */
  List<FuzzRegression> regressions() throws IOException {
    Path regressions = folder.resolve("regressions");
    if (!Files.exists(regressions)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(regressions)) {
      return files.sorted().map(FuzzRegression::read).toList();
    }
  }
}
