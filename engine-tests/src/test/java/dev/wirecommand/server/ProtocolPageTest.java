package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    assertThat(PAGE).contains(head);
    return PAGE.substring(PAGE.indexOf(head))
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
            new CommandDescriptor(
                "lookup",
                Permission.READ,
                List.of(new ArgumentDescriptor("key", "tstr", true, "the name of a ref")),
                false,
                "bstr",
                ResultForm.VALUE,
                false,
                0,
                "The commit that a name stands for."),
            (context, data, response) -> response.cbor().writeNull());
    scene.receive(request(1, "wirecommand.describe"));
    byte[] description = FrameText.parse(scene.sent().get(0)).payload();

    String block = PAGE.substring(PAGE.indexOf("```cbor\n") + "```cbor\n".length());
    String shown =
        block
            .substring(0, block.indexOf("```"))
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    assertThat(shown).isEqualTo(CborValue.decode(description).toString());
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
