package dev.wirecommand.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Records the library's events. */
final class Recorded {
  private Recorded() {}

  static List<RecordedEvent> during(Path file, List<String> names, Runnable body)
      throws IOException {
    try (Recording recording = new Recording()) {
      for (String name : names) {
        recording.enable("dev.wirecommand." + name).withoutThreshold();
      }
      recording.start();
      body.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }
}
