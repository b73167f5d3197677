package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.engine.FrameBudgets;
import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes the events of a connection's reactor to the calls. Each method returns whether to go on
 * taking frames. Used on the event loop.
 */
final class ClientEvents implements ClientEvent.Visitor<Boolean> {
  private final ClientReactor reactor;
  private final RequestSender sender;
  private final FrameBudgets budgets;
  private final Consumer<ClientEvent.ConnectionFailed> onFailed;

  ClientEvents(
      ClientReactor reactor,
      RequestSender sender,
      FrameBudgets budgets,
      Consumer<ClientEvent.ConnectionFailed> onFailed) {
    this.reactor = reactor;
    this.sender = sender;
    this.budgets = budgets;
    this.onFailed = onFailed;
  }

  @Override
  public Boolean onResponse(ClientEvent.ResponseReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null && call.receive(event)) {
      budgets.onDataTaken();
    }
    return true;
  }

  @Override
  public Boolean onRequestFailed(ClientEvent.RequestFailed event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      // A code of another form is no reason to end the connection: its message says enough.
      String code = ErrorCode.isWellFormed(event.code()) ? event.code() : ErrorCode.FAILED;
      call.refuse(new CommandException(code, event.message(), event.details()));
    }
    return true;
  }

  @Override
  public Boolean onWindowGranted(ClientEvent.WindowGranted event) {
    long bytes = event.request().lastGrant();
    if (bytes < 0) {
      budgets.onFirstGrant();
    } else {
      // The window is 65,536 bytes or more.
      budgets.onGranted(bytes, Long.MAX_VALUE);
    }
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      call.onWindow();
    }
    return true;
  }

  @Override
  public Boolean onWindowsKnown(ClientEvent.WindowsKnown event) {
    for (ClientRequest request : reactor.pendingRequests()) {
      ClientCall<?> call = ClientCall.of(request);
      if (call != null) {
        sender.enqueue(call);
      }
    }
    return true;
  }

  @Override
  public Boolean onText(ClientEvent.TextReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    List<TextOutput> texts = SideOutput.texts(event);
    // A server sends text output without any text to find out whether this client is there.
    if (call != null && !texts.isEmpty()) {
      ClientNotifier.text(call.call(), texts);
    }
    return true;
  }

  @Override
  public Boolean onProgress(ClientEvent.ProgressReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      ClientNotifier.progress(call.call(), SideOutput.update(event));
    }
    return true;
  }

  @Override
  public Boolean onDiscarded(ClientEvent.Discarded event) {
    return true;
  }

  @Override
  public Boolean onConnectionFailed(ClientEvent.ConnectionFailed event) {
    onFailed.accept(event);
    return false;
  }
}
