package shop;

import dev.wirecommand.WireCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

interface Export {
  @WireCommand("export")
  Stream<Integer> lines();

  @WireCommand("picture")
  InputStream picture(String article) throws IOException;
}
