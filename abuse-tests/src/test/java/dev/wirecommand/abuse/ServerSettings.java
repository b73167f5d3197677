package dev.wirecommand.abuse;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.reactor.RateLimits;
import dev.wirecommand.server.WireServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The settings of an abused server, which differ from the defaults only where a row says so. */
record ServerSettings(Map<Setting, Long> values) {
  private <T> void set(Setting setting, Function<Duration, T> setter) {
    Long value = values.get(setting);
    if (value != null) {
      T unused = setter.apply(Duration.ofMillis(value));
    }
  }

  private <T> void setInt(Setting setting, IntFunction<T> setter) {
    Long value = values.get(setting);
    if (value != null) {
      T unused = setter.apply(Math.toIntExact(value));
    }
  }

  private long get(Setting setting, long otherwise) {
    return values.getOrDefault(setting, otherwise);
  }

  private Duration time(Setting setting, Duration otherwise) {
    Long value = values.get(setting);
    return value == null ? otherwise : Duration.ofMillis(value);
  }

  Limits limits() {
    Limits.Builder limits = Limits.builder();
    setInt(Setting.RECEIVE_PAYLOAD, limits::receivePayload);
    setInt(Setting.REQUEST_BYTES, limits::requestBytes);
    setInt(Setting.REQUEST_FRAMES, limits::requestFrames);
    setInt(Setting.NAME_BYTES, limits::nameBytes);
    setInt(Setting.BUFFERED_DATA_BYTES, limits::bufferedDataBytes);
    setInt(Setting.PARTIAL_REQUESTS, limits::partialRequests);
    setInt(Setting.OPEN_STREAMS, limits::openStreams);
    setInt(Setting.RUNNING_COMMANDS, limits::runningCommands);
    setInt(Setting.SERVER_RUNNING_COMMANDS, limits::serverRunningCommands);
    setInt(Setting.WINDOW_BYTES, limits::windowBytes);
    MemoryLimits memory = MemoryLimits.DEFAULT;
    limits.memory(
        memory
            .withConnectionBytes((int) get(Setting.CONNECTION_BYTES, memory.connectionBytes()))
            .withProcessBytes(get(Setting.PROCESS_BYTES, memory.processBytes())));
    CborLimits cbor = CborLimits.DEFAULT;
    limits.cbor(
        new CborLimits(
            (int) get(Setting.DEPTH, cbor.maxDepth()),
            (int) get(Setting.ITEMS, cbor.maxItems()),
            (int) get(Setting.MAP_KEYS, cbor.maxMapKeys())));
    return limits.rates(rates()).build();
  }

  private RateLimits rates() {
    RateLimits.Builder rates = RateLimits.builder();
    setInt(Setting.PINGS, rates::pings);
    setInt(Setting.EMPTY_DATA, rates::emptyData);
    setInt(Setting.DATA_FRAMES, rates::dataFrames);
    setInt(Setting.STREAM_SETTINGS, rates::streamSettings);
    setInt(Setting.STREAM_OPENS, rates::streamOpens);
    setInt(Setting.WINDOW_FRAMES, rates::windowFrames);
    setInt(Setting.FAILURE_TRACES, rates::failureTraces);
    return rates.build();
  }

  ServerLinkOptions.Builder link() {
    ServerLinkOptions.Builder link = ServerLinkOptions.builder();
    setInt(Setting.CONNECTIONS, link::connections);
    setInt(Setting.CONNECTIONS_PER_ADDRESS, link::connectionsPerAddress);
    set(Setting.HANDSHAKE, link::handshakeDeadline);
    ReadDeadlines read = ReadDeadlines.DEFAULT;
    link.readDeadlines(
        new ReadDeadlines(
            time(Setting.HEADER, read.header()),
            time(Setting.FRAME, read.frame()),
            time(Setting.REQUEST, read.request()),
            time(Setting.DATA, read.data()),
            time(Setting.IDLE, read.idle())));
    return link.writeDeadlines(write());
  }

  WriteDeadlines write() {
    WriteDeadlines write = WriteDeadlines.DEFAULT;
    return new WriteDeadlines(
        time(Setting.WRITE_STALL, write.stall()),
        (int) get(Setting.BYTES_PER_SECOND, write.bytesPerSecond()),
        time(Setting.WRITE_GRACE, write.grace()));
  }

  WireServer.Builder server() {
    WireServer.Builder server = WireServer.builder().limits(limits());
    set(Setting.LEAVE_GRACE, server::leaveGrace);
    set(Setting.CALL_DEADLINE, server::deadline);
    setInt(Setting.HANDLER_THREADS, server::handlerThreads);
    return server;
  }
}
