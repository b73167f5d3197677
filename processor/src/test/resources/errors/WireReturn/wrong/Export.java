package shop;

import dev.wirecommand.WireCommand;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.stream.IntStream;

interface Export {
  @WireCommand("export")
  IntStream lines();

  @WireCommand("picture")
  FileInputStream picture(String article) throws IOException;
}
