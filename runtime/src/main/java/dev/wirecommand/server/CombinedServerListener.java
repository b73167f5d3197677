package dev.wirecommand.server;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A listener that passes each event to two listeners, even if the first one throws. */
record CombinedServerListener(ServerListener first, ServerListener second)
    implements ServerListener {
  @Override
  public void serverBuilt(Supplier<MemoryUse> memory) {
    try {
      first.serverBuilt(memory);
    } finally {
      second.serverBuilt(memory);
    }
  }

  @Override
  public void memoryHeld(Peer peer, long bytes) {
    try {
      first.memoryHeld(peer, bytes);
    } finally {
      second.memoryHeld(peer, bytes);
    }
  }

  @Override
  public void connectionOpened(Peer peer) {
    try {
      first.connectionOpened(peer);
    } finally {
      second.connectionOpened(peer);
    }
  }

  @Override
  public void connectionClosed(Peer peer, @Nullable Throwable cause) {
    try {
      first.connectionClosed(peer, cause);
    } finally {
      second.connectionClosed(peer, cause);
    }
  }

  @Override
  public void protocolError(Peer peer, String message) {
    try {
      first.protocolError(peer, message);
    } finally {
      second.protocolError(peer, message);
    }
  }

  @Override
  public void callStarted(CommandContext context) {
    try {
      first.callStarted(context);
    } finally {
      second.callStarted(context);
    }
  }

  @Override
  public void callEnded(CommandContext context, ServerCallEnd end) {
    try {
      first.callEnded(context, end);
    } finally {
      second.callEnded(context, end);
    }
  }

  @Override
  public void callRefused(Peer peer, String command, String error) {
    try {
      first.callRefused(peer, command, error);
    } finally {
      second.callRefused(peer, command, error);
    }
  }
}
