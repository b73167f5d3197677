package dev.wirecommand.client;

import dev.wirecommand.Permission;
import dev.wirecommand.command.CommandData;

/** Calls, and clients to be completed, for tests. */
final class Made {
  private Made() {}

  static CommandName name(String name) {
    return new CommandName(name, Permission.READ);
  }

  static CommandCall call(String name) {
    return call(name, CommandData.none());
  }

  static CommandCall call(String name, CommandData data) {
    return call(name, data, CallOptions.NONE);
  }

  static CommandCall call(String name, CommandData data, CallOptions options) {
    return new CommandCall(name(name), new byte[] {(byte) 0xA0}, data, options);
  }

  static CommandCall write(String name, CommandData data) {
    return new CommandCall(
        new CommandName(name, Permission.WRITE), new byte[] {(byte) 0xA0}, data, CallOptions.NONE);
  }

  static CommandCall write(String name) {
    return write(name, CommandData.none());
  }

  /** A client with nothing behind it. */
  abstract static class Client implements CommandClient {
    @Override
    public ResponseStream open(CommandCall call) {
      throw new AssertionError("not called for");
    }

    @Override
    public boolean isOwnThread() {
      return false;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
