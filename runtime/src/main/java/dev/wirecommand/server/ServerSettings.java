package dev.wirecommand.server;

import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.reactor.Limits;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a server have in common and none of them changes.
 *
 * @param deadline the time for a request whose command does not say how long it may take, or null
 *     for none
 * @param stallTime how long a handler may take nothing of the data that waits for it
 * @param halfClosedTime how long commands go on for a peer that has ended its side
 * @param standard the standard commands that are switched on
 */
record ServerSettings(
    CommandTable commands,
    Limits limits,
    HandlerExecutor handlers,
    FrameListener frameListener,
    Authorizer authorizer,
    InterceptorChain interceptors,
    ExceptionMapper exceptions,
    ServerListener listener,
    @Nullable Duration deadline,
    Duration stallTime,
    Duration halfClosedTime,
    Set<StandardCommand> standard) {}
