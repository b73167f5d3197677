package names;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ValueCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters, fields and methods named like what generated code has. */
class Hostile {
  record Fields(
      int in, int field, int left, int e, int out, int value, String size, Optional<Long> FIELDS) {}

  record FieldsReader(boolean hasIn, boolean in) {}

  @WireCommand("locals")
  List<String> locals(
      CommandContext arguments,
      String in,
      String left,
      String argument,
      CommandData context,
      boolean e,
      boolean hasE,
      int commands,
      Optional<String> size,
      String response,
      String result,
      String LOCALS_ARGUMENTS,
      String data,
      Optional<String> java,
      String Optional,
      String out,
      String LOCALS_COMMAND,
      String CommandData) {
    return List.of(in, left, argument, response, result, data, Optional, out);
  }

  @WireCommand("fields")
  Optional<Fields> fields(Fields out, Optional<FieldsReader> list) {
    return java.util.Optional.of(out);
  }

  @WireCommand("prepare")
  Map<String, Fields> prepare(Map<String, Fields> map) {
    return map;
  }

  @WireCommand("commands")
  List<Fields> commands(List<Fields> element, Optional<Fields> mark, String entry) {
    return element;
  }

  @WireCommand("describe")
  void describe() {}

  @WireCommand("describeLocals")
  void describeLocals() {}

  @WireCommand("callLocals")
  void callLocals(String response) {}

  @WireCommand("readFieldsList")
  void readFieldsList(int call) {}

  @WireCommand("writeFieldsList")
  void writeFieldsList(int callVoid) {}

  @WireCommand("call")
  int call(int client) {
    return client;
  }

  @WireCommand("with")
  int with(CommandContext with, @WireCodec(OptionsCodec.class) CallOptions options) {
    return 6;
  }

  static final class OptionsCodec implements ValueCodec<CallOptions> {
    @Override
    public CallOptions read(CborReader in) {
      in.readNull();
      return CallOptions.NONE;
    }

    @Override
    public void write(CborWriter out, CallOptions value) {
      out.writeNull();
    }
  }

  @WireCommand("async")
  int async() {
    return 7;
  }

  @WireCommand("toString")
  @Override
  public String toString() {
    return "Hostile";
  }
}
