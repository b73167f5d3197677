package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Optional;

class WireRecursive {
  record Chain(int value, Chain next) {} // ERROR-JAVAC [WireRecursive]

  record Left(Right right) {} // ERROR-JAVAC [WireRecursive]

  record Right(Optional<Left> maybe, Left left) {}

  record Tree(List<Tree> children, Optional<Tree> parent) {}

  record Growing<T>(T value, List<Growing<List<T>>> more) {}

  @WireCommand("a")
  void a(Chain chain, Right right, Tree tree) {} // ERROR-ECJ [WireRecursive] [WireRecursive]

  @WireCommand("b")
  void b(Growing<String> growing) {} // ERROR [WireRecursive]
}
