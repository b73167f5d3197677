package dev.wirecommand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what was kept while the protocol was fuzzed. */
class FuzzCorpusTest extends FuzzCorpusContract {
  FuzzCorpusTest() {
    super(
        new ProtocolTargets(),
        Map.of("frame", 153, "cbor", 142, "server", 195, "client", 174, "joined", 199),
        List.of(
            "cbor-nested-keys",
            "joined-cancelled-cancel",
            "joined-ended-partial-requests",
            "joined-protocol-error",
            "joined-refused-probe",
            "server-deferred-cut-off",
            "server-error-cut-off",
            "server-last-error"));
  }

  @Test
  void regressionIsTheBytesOfItsLines() {
    FuzzRegression regression =
        FuzzRegression.parse(
            "some",
            List.of(
                "# What was found.",
                "",
                "target: server",
                "04 00 0a00 # the modes, and an operation",
                "frame: 1 2 stream-end 3 0 #",
                "07"));

    assertThat(regression.target()).isEqualTo("server");
    assertThat(regression.input())
        .isEqualTo(
            new byte[] {4, 0, 10, 0, /* the frame */ 1, 0, 0, 1, 0, 2, 2, 0x30, '#', /* then */ 7});
  }

  @Test
  void regressionWithoutATargetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FuzzRegression.parse("some", List.of("00")))
        .withMessage("some names no target; add a line \"target: NAME\"");
  }

  @Test
  void sameSeedsGiveTheSameArchive(@TempDir Path module) throws IOException {
    Path folder = Files.createDirectories(module.resolve("src/test/resources/fuzz"));
    FuzzCorpus corpus = new FuzzCorpus(module);

    corpus.replaceSeeds(ProtocolTargets.CBOR, Map.of("b", new byte[] {1}, "a", new byte[100]));
    byte[] first = Files.readAllBytes(folder.resolve("cbor.zip"));
    corpus.replaceSeeds(ProtocolTargets.CBOR, corpus.seeds(ProtocolTargets.CBOR));

    assertThat(Files.readAllBytes(folder.resolve("cbor.zip"))).isEqualTo(first);
    assertThat(corpus.seeds(ProtocolTargets.CBOR)).containsOnlyKeys("a", "b");
    assertThat(corpus.seeds(ProtocolTargets.CBOR).get("b")).containsExactly(1);
  }
}
