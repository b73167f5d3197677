package dev.wirecommand.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void isTheMessage() {
    assertThat(FailureText.of(new IOException("broken pipe"))).isEqualTo("broken pipe");
  }

  @Test
  void isTheNameOfTheClassWhereThereIsNoMessage() {
    assertThat(FailureText.of(new UnresolvedAddressException()))
        .isEqualTo("java.nio.channels.UnresolvedAddressException");
    assertThat(FailureText.of(new IOException(" "))).isEqualTo("java.io.IOException");
    assertThat(FailureText.of(new FileSystemException(null)))
        .isEqualTo("java.nio.file.FileSystemException");
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThat(FailureText.of(new NoSuchFileException("/a"))).isEqualTo("there is no file /a");
    assertThat(FailureText.of(new AccessDeniedException("/a")))
        .isEqualTo("permission denied for /a");
    assertThat(FailureText.of(new FileAlreadyExistsException("/a")))
        .isEqualTo("there is already a file /a");
    assertThat(FailureText.of(new NotDirectoryException("/a")))
        .isEqualTo("java.nio.file.NotDirectoryException: /a");
    assertThat(FailureText.of(new FileSystemException("/a", null, "Too many open files")))
        .isEqualTo("/a: Too many open files");
  }
}
