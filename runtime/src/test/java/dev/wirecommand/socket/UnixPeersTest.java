package dev.wirecommand.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Peer.UnixCredentials;
import dev.wirecommand.link.Peer.UnixCredentials.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names are found by the folder of a process in {@code /proc}, for which a folder stands here. */
@EnabledOnOs(OS.LINUX)
class UnixPeersTest {
  @TempDir private Path process;

  private int number(String attribute) throws IOException {
    return (Integer) Files.getAttribute(process, "unix:" + attribute);
  }

  private PosixFileAttributes owners() throws IOException {
    return Files.readAttributes(process, PosixFileAttributes.class);
  }

  @Test
  void ownersOfTheProcessGiveTheNames() throws IOException {
    Ids ids = new Ids(number("uid"), number("gid"), 5);
    assertThat(UnixPeers.of(ids, process))
        .isEqualTo(
            new UnixCredentials(owners().owner().getName(), owners().group().getName(), ids));
  }

  @Test
  void anotherProcessGivesNoNames() throws IOException {
    Ids otherUser = new Ids(number("uid") + 1, number("gid"), 5);
    assertThat(UnixPeers.of(otherUser, process))
        .isEqualTo(
            new UnixCredentials(
                Integer.toString(number("uid") + 1), owners().group().getName(), otherUser));
    Ids otherGroup = new Ids(number("uid"), -2, 5);
    assertThat(UnixPeers.of(otherGroup, process))
        .isEqualTo(new UnixCredentials(owners().owner().getName(), "4294967294", otherGroup));
  }

  @Test
  void aProcessThatHasEndedGivesNoNames() {
    Ids ids = new Ids(12, 34, 5);
    assertThat(UnixPeers.of(ids, process.resolve("gone")))
        .isEqualTo(new UnixCredentials("12", "34", ids));
  }
}
