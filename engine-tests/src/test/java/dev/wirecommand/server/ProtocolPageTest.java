package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.codegen.TypeTable;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.testing.wire.ServerScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares what {@code docs/protocol.md} says of a server's commands and errors with the code. */
class ProtocolPageTest {
  private static final String PAGE = page();

  private static String page() {
    try {
      return Files.readString(Path.of("../docs/protocol.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first cells of the table with this head. */
  private static List<String> firstCells(String head) {
    return firstCells(PAGE, head);
  }

  private static List<String> firstCells(String text, String head) {
    assertThat(text).contains(head);
    return text.substring(text.indexOf(head))
        .lines()
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|")[1].strip().replace("`", ""))
        .toList();
  }

  @Test
  void codesOfErrors() throws IllegalAccessException {
    List<String> codes = new ArrayList<>();
    for (Field field : ErrorCode.class.getFields()) {
      codes.add((String) field.get(null));
    }
    assertThat(firstCells("| code | meaning |")).containsExactlyElementsOf(codes);
  }

  /** The meaning of a code says whether the command was not started. */
  @Test
  void codesOfCommandsThatWereNotStarted() {
    String head = "| code | meaning |";
    List<String> codes =
        PAGE.substring(PAGE.indexOf(head))
            .lines()
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .filter(line -> line.matches(".*(has not started the command|was not started).*"))
            .map(line -> line.split("\\|")[1].strip().replace("`", ""))
            .toList();
    assertThat(codes).containsExactlyElementsOf(ErrorCode.notStarted());
  }

  @Test
  void entriesOfMeta() {
    CborWriter out = new CborWriter();
    new CallMeta(Duration.ZERO, "a", "b", true, 0L, Map.of()).encode(out);
    CborReader in = new CborReader(out.toByteArray());
    List<String> names = new ArrayList<>();
    for (int left = in.readMapHeader(); left > 0; left--) {
      names.add("'" + in.readText() + "'");
      in.skip();
    }
    int section = PAGE.indexOf("### `meta`");
    assertThat(firstCells(PAGE.substring(section), "| key | value |"))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void namesInADescription() {
    CborReader in = new CborReader(description(new ServerScene()));
    Map<String, List<String>> parts = new HashMap<>();
    for (int left = in.readMapHeader(); left > 0; left--) {
      String part = in.readText();
      parts.put('"' + part + '"', names(in));
    }
    String table = PAGE.substring(PAGE.indexOf("#### `wirecommand.describe`"));
    assertThat(firstCells(table, "| key | value |"))
        .containsExactlyInAnyOrderElementsOf(parts.keySet());
    for (String part : List.of("\"limits\"", "\"extensions\"", "\"notStarted\"")) {
      List<String> shown =
          Pattern.compile("`\"([^\"]+)\"`")
              .matcher(table.lines().filter(line -> line.contains(part)).findFirst().orElseThrow())
              .results()
              .map(name -> name.group(1))
              .skip(1)
              .collect(Collectors.toCollection(ArrayList::new));
      if (part.contains("extensions")) {
        shown.addAll(firstCells("| command | arguments | result |"));
      }
      assertThat(shown).as(part).containsExactlyInAnyOrderElementsOf(parts.get(part));
    }
  }

  /** Returns the keys of a map, or the texts of an array. */
  private static List<String> names(CborReader in) {
    List<String> names = new ArrayList<>();
    if (in.peek() == CborType.MAP) {
      for (int left = in.readMapHeader(); left > 0; left--) {
        names.add(in.readText());
        in.skip();
      }
      return names;
    }
    for (int left = in.readArrayHeader(); left > 0; left--) {
      if (in.peek() == CborType.TEXT) {
        names.add(in.readText());
      } else {
        in.skip();
      }
    }
    return names;
  }

  @Test
  void standardCommands() {
    assertThat(firstCells("| command | arguments | result |"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(StandardCommand.values()).map(StandardCommand::wireName).toList());
  }

  @Test
  void formsOfResults() {
    assertThat(firstCells("| form | the response |"))
        .containsExactlyElementsOf(
            Arrays.stream(ResultForm.values()).map(form -> '"' + form.word() + '"').toList());
  }

  @Test
  void description() {
    ServerScene scene = new ServerScene();
    scene
        .commands()
        .define(
            CommandDescriptor.builder("log", Permission.READ)
                .types(
                    TypeTable.builder()
                        .rule("Commit", "{ node: bstr, author: Person, parents: [* bstr] }")
                        .rule("Person", "{ name: tstr, ? mail: tstr }")
                        .build())
                .argument(
                    ArgumentDescriptor.builder("ref", "tstr")
                        .description("the name of a ref")
                        .build())
                .argument(
                    ArgumentDescriptor.builder("limit", "-2147483648..2147483647")
                        .defaultValue(20)
                        .description("how many commits at most")
                        .build())
                .result(ResultForm.VALUE, "[* Commit]")
                .description("The commits that lead to a ref.")
                .build(),
            (context, data, response) -> response.cbor().writeNull());
    byte[] description = description(scene);
    String block = PAGE.substring(PAGE.indexOf("```cbor\n") + "```cbor\n".length());
    String shown =
        block
            .substring(0, block.indexOf("```"))
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    assertThat(shown).isEqualTo(CborValue.decode(description).toString());
  }

  private static byte[] description(ServerScene scene) {
    scene.receive(request(1, "wirecommand.describe"));
    return FrameText.parse(scene.sent().get(0)).payload();
  }

  @Test
  void deadlines() {
    ReadDeadlines read = ReadDeadlines.DEFAULT;
    WriteDeadlines write = WriteDeadlines.DEFAULT;
    assertThat(PAGE)
        .contains(
            read.header().toSeconds()
                + " seconds for the header, "
                + read.frame().toSeconds()
                + " for the whole",
            "nothing comes for " + read.idle().toSeconds() + " seconds",
            "for "
                + write.stall().toSeconds()
                + " seconds, or less than "
                + write.bytesPerSecond()
                + " bytes a second over more than "
                + write.grace().toSeconds()
                + " seconds");
  }
}
