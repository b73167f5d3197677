package dev.wirecommand.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandExceptionTest {
  private static final String HOSTILE =
      "\u001b[2Jno\r\nINFO all is well \u202e\u0000\ud800 \\n \"é😀";
  private static final String SHOWN =
      "\\u001b[2Jno\\r\\nINFO all is well \\u202e\\u0000\\ud800 \\n \"é😀";

  @Test
  void theMessageIsEscapedAndTheRawOneIsNot() {
    CommandException error = new CommandException("disk-full", HOSTILE);
    assertThat(error.rawMessage()).isEqualTo(HOSTILE);
    assertThat(error.getMessage()).isEqualTo(SHOWN);
    assertThat(error.getLocalizedMessage()).isEqualTo(SHOWN);
    assertThat(error).hasToString(CommandException.class.getName() + ": " + SHOWN);
  }

  @Test
  void stackTracesShowItEscapedAlsoAsACause() {
    StringWriter trace = new StringWriter();
    CommandException error = new CommandException("disk-full", HOSTILE);
    new IllegalStateException(error).printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).contains(SHOWN).doesNotContain("\u001b", "\u202e", "\nINFO");
  }

  @Test
  void anOrdinaryMessageIsItself() {
    String message = "there is no \"book\" in C:\\shelf";
    CommandException error = new CommandException(message);
    assertThat(error.rawMessage()).isSameAs(message);
    assertThat(error.getMessage()).isSameAs(message);
  }

  @Test
  void aMissingMessageIsEmpty() {
    CommandException error = new CommandException((String) null);
    assertThat(error.rawMessage()).isEmpty();
    assertThat(error.getMessage()).isEmpty();
  }
}
