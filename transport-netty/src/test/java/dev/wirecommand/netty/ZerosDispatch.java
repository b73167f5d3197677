package dev.wirecommand.netty;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** A command whose response is zeros without end. */
final class ZerosDispatch implements CommandDispatch {
  private static final class Zeros extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Arrays.fill(bytes, offset, offset + length, (byte) 0);
      return length;
    }
  }

  @Override
  public List<CommandDescriptor> commands() {
    return List.of(
        CommandDescriptor.builder("zeros", Permission.READ)
            .result(ResultForm.BYTES, "bstr")
            .build());
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    return response -> response.bytes(new Zeros());
  }
}
