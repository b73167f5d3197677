package diagnostics;

import dev.wirecommand.WireCommand;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class WireTypeFile {
  record Attachment(String name, Path path) {} // ERROR-JAVAC [WireType]

  @WireCommand("a")
  void a(
      Path path, // ERROR [WireType]
      File file, // ERROR [WireType]
      Optional<Path> maybe, // ERROR [WireType]
      List<File> files, // ERROR [WireType]
      Map<Path, File> map, // ERROR [WireMapKey] [WireType]
      Attachment attachment) {} // ERROR-ECJ [WireType]

  @WireCommand("b")
  Path b() { // ERROR [WireType]
    return null;
  }

  @WireCommand("c")
  Stream<Path> c() { // ERROR [WireType]
    return null;
  }
}
