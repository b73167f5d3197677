package dev.wirecommand.client;

import dev.wirecommand.client.ClientCallTransitions.Effect;
import dev.wirecommand.reactor.ByteAccount;
import org.jspecify.annotations.Nullable;

/** The connection that receives a call's events. Most methods are called on the event loop. */
interface ClientCallOwner {
  /** Called on any thread when the caller has cancelled the call. */
  void onCancelled(ClientCall<?> call);

  /** Returns the largest number of response bytes that a call may collect. */
  int maxResponseBytes();

  /** Returns the account of the bytes that the connection holds for the server. */
  ByteAccount account();

  /** Applies the effect of a state change to the call's request. */
  void onEffect(ClientCall<?> call, Effect effect);

  /** Called when a call that has begun is over, and its memory is free. */
  void onReleased(ClientCall<?> call);

  /** Called when the call may have data to send. */
  void onDataReady(ClientCall<?> call);

  /** Called when the call has ended. The error code is null if the caller gets none. */
  void onEnded(ClientCall<?> call, ClientCallEnd.Outcome outcome, @Nullable String error);
}
