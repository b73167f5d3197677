package dev.wirecommand.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The TLS engine of a server, which refuses what costs a server much and a client little: a second
 * handshake (renegotiation, RFC 5246, section 7.4.1.1), and records without data, such as changes
 * of keys (RFC 8446, section 4.6.3), beyond a rate. Not safe for use by several threads, as engines
 * are not.
 */
public final class GuardedTlsEngine extends SSLEngine {
  /** How many records without data are allowed at once; one more is allowed each second. */
  private static final int MOST = 100;

  private static final long REFILL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String RENEGOTIABLE = "TLSv1.2";

  private final SSLEngine engine;
  private final LongSupplier clock;
  private boolean established;
  private final Budget empty = new Budget(MOST, REFILL_NANOS);

  /**
   * Creates a guard around an engine that has not begun its handshake.
   *
   * @param engine an engine of a server
   * @param clock gives the time in nanoseconds
   */
  public GuardedTlsEngine(SSLEngine engine, LongSupplier clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target)
      throws SSLException {
    return checked(engine.wrap(sources, offset, length, target));
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
      throws SSLException {
    boolean before = established;
    SSLEngineResult result = checked(engine.unwrap(source, targets, offset, length));
    if (before
        && result.getStatus() == SSLEngineResult.Status.OK
        && result.bytesConsumed() > 0
        && result.bytesProduced() == 0) {
      countEmpty();
    }
    return result;
  }

  private SSLEngineResult checked(SSLEngineResult result) throws SSLException {
    switch (result.getHandshakeStatus()) {
      case FINISHED -> established = true;
      case NOT_HANDSHAKING -> {}
      case NEED_TASK, NEED_UNWRAP, NEED_UNWRAP_AGAIN, NEED_WRAP -> {
        if (established
            && result.getStatus() == SSLEngineResult.Status.OK
            && !engine.isOutboundDone()
            && engine.getSession().getProtocol().equals(RENEGOTIABLE)) {
          throw new SSLException("the peer began a second handshake, which is refused");
        }
      }
    }
    return result;
  }

  private void countEmpty() throws SSLException {
    if (!empty.use(clock.getAsLong())) {
      throw new SSLException(
          "the peer sent more than " + MOST + " TLS records without data at once, or one a second");
    }
  }

  @Override
  public void beginHandshake() throws SSLException {
    engine.beginHandshake();
  }

  @Override
  public void closeInbound() throws SSLException {
    engine.closeInbound();
  }

  @Override
  public void closeOutbound() {
    engine.closeOutbound();
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return engine.getDelegatedTask();
  }

  @Override
  public boolean getEnableSessionCreation() {
    return engine.getEnableSessionCreation();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return engine.getEnabledCipherSuites();
  }

  @Override
  public String[] getEnabledProtocols() {
    return engine.getEnabledProtocols();
  }

  @Override
  public SSLEngineResult.HandshakeStatus getHandshakeStatus() {
    return engine.getHandshakeStatus();
  }

  @Override
  public boolean getNeedClientAuth() {
    return engine.getNeedClientAuth();
  }

  @Override
  public SSLSession getSession() {
    return engine.getSession();
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return engine.getHandshakeSession();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return engine.getSupportedCipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return engine.getSupportedProtocols();
  }

  @Override
  public boolean getUseClientMode() {
    return engine.getUseClientMode();
  }

  @Override
  public boolean getWantClientAuth() {
    return engine.getWantClientAuth();
  }

  @Override
  public boolean isInboundDone() {
    return engine.isInboundDone();
  }

  @Override
  public boolean isOutboundDone() {
    return engine.isOutboundDone();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    engine.setEnableSessionCreation(flag);
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    engine.setEnabledCipherSuites(suites);
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    engine.setEnabledProtocols(protocols);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    engine.setNeedClientAuth(need);
  }

  @Override
  public void setUseClientMode(boolean mode) {
    engine.setUseClientMode(mode);
  }

  @Override
  public void setWantClientAuth(boolean want) {
    engine.setWantClientAuth(want);
  }

  @Override
  public SSLParameters getSSLParameters() {
    return engine.getSSLParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    engine.setSSLParameters(parameters);
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    return engine.getApplicationProtocol();
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    return engine.getHandshakeApplicationProtocol();
  }

  @Override
  public @Nullable String getPeerHost() {
    return engine.getPeerHost();
  }

  @Override
  public int getPeerPort() {
    return engine.getPeerPort();
  }
}
