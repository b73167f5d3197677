package nasty;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;
import java.util.List;
import java.util.Optional;

/** Names that are words of the language in some places, or letters of JavaPoet's formats. */
class Words {
  enum Word {
    @WireName("no.yield")
    yield,
    record,
    var,
    sealed,
    permits,
    when,
    module,
    with,
    $T,
    $L$S
  }

  record Fields(
      int yield,
      Optional<String> record,
      String var,
      boolean sealed,
      List<Word> permits,
      long when,
      Optional<Word> $W,
      int $,
      int $$) {}

  @WireCommand("yield")
  double yield(String yield) {
    return yield.length();
  }

  @WireCommand("record")
  int record(int record) {
    return record;
  }

  @WireCommand("var")
  String var(Optional<String> var) {
    return var.orElse("none");
  }

  @WireCommand("sealed")
  boolean sealed(@Arg(defaultValue = "when") Word sealed) {
    return sealed == Word.when;
  }

  @WireCommand("permits")
  Fields permits(Fields permits) {
    return permits;
  }

  @WireCommand("when")
  Word when(Word when) {
    return when;
  }

  @WireCommand("module")
  int module(int module, int open, int opens, int exports, int requires, int uses, int to) {
    return module + open + opens + exports + requires + uses + to;
  }

  @WireCommand("non")
  int non(int non, @Arg("sealed") int $sealed) {
    return non - $sealed;
  }

  @WireCommand("dollars")
  String $T(@Arg("id") String $id, @Arg("text") String $S, @Arg("number") int $1$L) {
    return $id + $S + $1$L;
  }

  @WireCommand("braces")
  String $$(@Arg("a") Optional<String> $W, @Arg("b") List<String> $Z, @Arg("c") int $N) {
    return $W.orElse("") + $Z + $N;
  }

  @WireCommand("readers")
  int readers(@Arg("a") int FieldsReader, @Arg("b") int From1, @Arg("c") int From1_) {
    return FieldsReader + From1 + From1_;
  }
}
