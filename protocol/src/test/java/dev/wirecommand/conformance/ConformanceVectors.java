package dev.wirecommand.conformance;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conformance vectors: one JSON object a line, in gzip, made with the protocol's original
 * implementation.
 *
 * <p>They are read from the class path, or from the folder that the system property {@value
 * #FOLDER_PROPERTY} names, where there must be files of the same names; so a build accepts vectors
 * that it has not seen:
 *
 * <pre>{@code
 * ./mvnw -pl protocol -am test -Dconformance.dir=/path/to/vectors
 * }</pre>
 *
 * <p>A relative folder is one under the directory that Maven was started in, since each module's
 * tests run in a directory of their own; where there is none, under the current directory.
 */
public final class ConformanceVectors {
  /** The vectors of what senders emit, of the text form and of decoding. */
  public static final String FRAMES = "frames.jsonl.gz";

  /** The vectors that are histories of a server reactor. */
  public static final String REACTOR = "reactor.jsonl.gz";

  /** The system property that names a folder to read from. */
  public static final String FOLDER_PROPERTY = "conformance.dir";

  /** The system property in which the build tells where Maven was started. */
  static final String START_PROPERTY = "conformance.start";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * One row.
   *
   * @param file the file's name
   * @param number the number of the row's line in the file, from 1
   * @param json the row
   */
  public record Row(String file, int number, JsonNode json) {
    /** Returns where the row stands, to be told in a failure. */
    @Override
    public String toString() {
      return file + ", row " + number;
    }
  }

  private ConformanceVectors() {}

  /**
   * Reads all rows of a file.
   *
   * @param file {@link #FRAMES} or {@link #REACTOR}
   * @return the rows, at least one
   * @throws AssertionError if the file is missing, cannot be read, or has no rows; the message
   *     names it
   */
  public static List<Row> rows(String file) {
    return rows(file, folder(System.getProperties()));
  }

  /** The folder to read from, or null for the class path. */
  static @Nullable Path folder(Properties properties) {
    String folder = properties.getProperty(FOLDER_PROPERTY);
    if (folder == null) {
      return null;
    }
    return Path.of(properties.getProperty(START_PROPERTY, "")).resolve(folder).toAbsolutePath();
  }

  static List<Row> rows(String file, @Nullable Path folder) {
    String place = folder == null ? "class path:/conformance/" + file : folder + "/" + file;
    List<Row> rows = new ArrayList<>();
    int number = 0;
    try (InputStream raw = open(file, folder);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          rows.add(new Row(file, number, MAPPER.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new AssertionError("conformance vectors cannot be read: " + place, e);
    } catch (JacksonException e) {
      throw new AssertionError("row " + number + " is no JSON: " + place, e);
    }
    if (rows.isEmpty()) {
      throw new AssertionError("conformance vectors without a row: " + place);
    }
    return List.copyOf(rows);
  }

  private static InputStream open(String file, @Nullable Path folder) throws IOException {
    if (folder != null) {
      return Files.newInputStream(folder.resolve(file));
    }
    InputStream resource = ConformanceVectors.class.getResourceAsStream("/conformance/" + file);
    if (resource == null) {
      throw new FileNotFoundException(file);
    }
    return resource;
  }
}
