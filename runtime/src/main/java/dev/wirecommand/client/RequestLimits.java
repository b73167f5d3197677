package dev.wirecommand.client;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import java.time.Duration;

/**
 * A check of requests against the client's own limits before they are sent (section 3 of the
 * protocol). A server with the same limits would refuse what this check refuses. Safe for use by
 * any thread.
 */
final class RequestLimits {
  private static final int KEY_BYTES = 5;
  private static final int MOST_ENTRIES = 3;

  /** More than the bytes of a request map beside its arguments, name and meta without deadline. */
  private static final int OVERHEAD = 64;

  private final Limits limits;

  /**
   * The number of bytes up to which a request map is neither too long nor takes too many frames.
   */
  private final long fewBytes;

  /**
   * The number of bytes up to which neither arguments nor meta entries have too many items or keys,
   * even with a deadline, since each item has at least one byte.
   */
  private final int fewItems;

  /** The number of arrays and maps, the outermost included, that are never too deep. */
  private final int shallow;

  RequestLimits(Limits limits) {
    this.limits = limits;
    this.fewBytes = Math.min(limits.requestBytes(), bytesInFrames(limits));
    CborLimits cbor = limits.cbor();
    int mapKeys = cbor.maxMapKeys() - 1;
    int items = (cbor.maxItems() - 1 - 2 * MOST_ENTRIES - 2) / 2;
    this.fewItems = Math.min(mapKeys, items);
    // The request map is around them.
    this.shallow = cbor.maxDepth() - 1;
  }

  /** Returns how many bytes fit in as many frames as a request map may take. */
  private static long bytesInFrames(Limits limits) {
    return (long) limits.requestFrames() * limits.sendPayload();
  }

  /**
   * Checks a call, on its caller's thread.
   *
   * @throws CommandException with the code {@code limit-exceeded} if the request breaks a limit
   */
  void check(CommandCall call) {
    int nameBytes = call.command().encoded().length;
    if (nameBytes > limits.nameBytes()) {
      throw refusal(
          call,
          "the name of the command has " + nameBytes + " bytes",
          limits.nameBytes(),
          "nameBytes",
          "nameBytes(...)");
    }
    int arguments = call.arguments().length();
    ByteSlice metaWithoutDeadline = call.options().encodedMeta(null, null);
    int meta = metaWithoutDeadline.length();
    if ((long) arguments + meta + nameBytes + OVERHEAD > fewBytes) {
      checkBytes(call, encodedMeta(call));
    }
    if (Math.max(arguments, meta) > fewItems) {
      checkItems(call, encodedMeta(call));
    } else if (call.depthBound() > shallow || mayBeDeep(metaWithoutDeadline)) {
      checkItems(call, metaWithoutDeadline);
    }
  }

  private boolean mayBeDeep(ByteSlice map) {
    return map.length() > shallow && EncodedItems.containers(map) > shallow;
  }

  /** Returns the meta entries as they would be sent at once. Later the deadline is shorter. */
  private static ByteSlice encodedMeta(CommandCall call) {
    Duration left = call.options().timeLeft();
    return call.options()
        .encodedMeta(
            left == null ? null : ClientCalls.inMillis(Deadline.at(0, left).nanosLeft(0)), null);
  }

  private void checkBytes(CommandCall call, ByteSlice meta) {
    int nameBytes = call.command().encoded().length;
    long bytes =
        1 + KEY_BYTES + (long) meta.length() + KEY_BYTES + headBytes(nameBytes) + nameBytes;
    if (!call.arguments().equals(CommandCall.NO_ARGUMENTS)) {
      bytes += KEY_BYTES + (long) call.arguments().length();
    }
    if (bytes > limits.requestBytes()) {
      throw refusal(
          call,
          largest(call) + "the request has " + bytes + " bytes",
          limits.requestBytes(),
          "requestBytes",
          "requestBytes(...)");
    }
    if (bytes > bytesInFrames(limits)) {
      int payload = limits.sendPayload();
      throw refusal(
          call,
          largest(call)
              + ("the request takes " + (bytes + payload - 1) / payload + " frames")
              + (" of " + payload + " bytes"),
          limits.requestFrames(),
          "requestFrames",
          "requestFrames(...)");
    }
  }

  private static String largest(CommandCall call) {
    String largest = EncodedItems.largestEntry(call.arguments());
    return largest == null ? "" : "argument '" + largest + "' is the largest: ";
  }

  private static int headBytes(int length) {
    return length < 24 ? 1 : length < 256 ? 2 : length < 65_536 ? 3 : 5;
  }

  private void checkItems(CommandCall call, ByteSlice meta) {
    boolean hasArguments = !call.arguments().equals(CommandCall.NO_ARGUMENTS);
    int entries = hasArguments ? 3 : 2;
    EncodedItems items = new EncodedItems(limits.cbor(), 1 + 2 * entries);
    checkMap(call, items, meta, "meta entry");
    if (hasArguments) {
      checkMap(call, items, call.arguments(), "argument");
    }
  }

  private static void checkMap(
      CommandCall call, EncodedItems items, ByteSlice map, String entryKind) {
    EncodedItems.Excess excess = items.add(map, 2);
    if (excess != null) {
      String path = excess.path();
      throw refusal(
          call,
          (path.isEmpty() ? "the " + entryKind + " map" : entryKind + " '" + path + "'")
              + " "
              + excess.fact(),
          excess.limit(),
          "cbor." + excess.name(),
          "cbor(new CborLimits(...))");
    }
  }

  private static CommandException refusal(
      CommandCall call, String fact, int limit, String name, String setter) {
    return new CommandException(
        ErrorCode.LIMIT_EXCEEDED,
        call.command()
            + ": "
            + fact
            + ", and the limit Limits."
            + name
            + " is "
            + limit
            + ": raise it here with ClientOptions.limits(Limits.builder()."
            + setter
            + "), and on the server");
  }
}
