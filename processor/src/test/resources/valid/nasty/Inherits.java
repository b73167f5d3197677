package nasty;

import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ValueCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Members whose names clash with the members of a generated client. */
interface Above<T> {
  String List = "a constant that hides a type";
  int CommandData = 1;
  int FIND_COMMAND = 2;
  int PersonReader = 3;
  int client = 4;

  record Async(String name) {}

  default String async() {
    return "of the interface";
  }

  default String async2() {
    return "of the interface too";
  }

  default String with(CallOptions options) {
    return "of the interface as well";
  }

  default T encodeFind(T key) {
    return key;
  }

  default void noArguments() {}

  default List<String> readTextList(CborReader in) {
    throw new UnsupportedOperationException();
  }
}

interface Inherits extends Above<String> {
  record Person(String name, Set<String> names) {}

  @WireCommand("find")
  Optional<Person> find(String key);

  @WireCommand("all")
  List<String> all();

  @WireCommand("twin")
  Async twin(Async twin);

  /** Is no command, and needs no client. */
  static int encodeAll() {
    return 0;
  }
}

/** A constant with the name of a package: no class that implements this can name its types. */
interface HidesPackages {
  int java = 1;
  int dev = 2;

  @WireCommand("hidden")
  List<Optional<String>> hidden();
}

/** A client can't override these. */
interface NoClient {
  @WireCommand("call")
  int callRaw(
      @WireCodec(NameCodec.class) CommandName name,
      @WireCodec(WriterCodec.class) CborWriter writer,
      CommandData data);

  @WireCommand("collect")
  void finalize();

  final class NameCodec implements ValueCodec<CommandName> {
    @Override
    public CommandName read(CborReader in) {
      return new CommandName(in.readText(), dev.wirecommand.Permission.READ);
    }

    @Override
    public void write(CborWriter out, CommandName value) {
      out.writeText(value.name());
    }
  }

  final class WriterCodec implements ValueCodec<CborWriter> {
    @Override
    public CborWriter read(CborReader in) {
      in.skip();
      return new CborWriter();
    }

    @Override
    public void write(CborWriter out, CborWriter value) {
      out.writeNull();
    }
  }
}

/** Overloads whose types are the same only in a subclass. */
abstract class Bound<T> {
  @WireCommand("base")
  String put(T item) {
    return "base " + item;
  }

  @WireCommand("list")
  String put(List<T> items) {
    return "list " + items;
  }
}

class BoundToString extends Bound<String> {
  @WireCommand("own")
  String put(String item, CommandContext context) {
    return "own " + item;
  }

  @WireCommand("a-first")
  String put(CommandContext context, List<String> items) {
    return "first " + items;
  }
}
