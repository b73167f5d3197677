package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.reactor.ByteAccount;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.reactor.Limits;
import org.junit.jupiter.api.Test;

class CollectedResponseTest {
  private static final CommandName NAME = new CommandName("look", Permission.READ);

  private final ClientRequest request =
      new ClientReactor(Limits.DEFAULT)
          .request(new byte[] {'x'}, ByteSlice.of(new byte[] {(byte) 0xa0}), null, null);

  /** An account of 100 bytes. */
  private static final class Account implements ByteAccount {
    private long held;

    @Override
    public boolean reserve(long bytes) {
      boolean fits = held + bytes <= 100;
      held += fits ? bytes : 0;
      return fits;
    }

    @Override
    public void release(long bytes) {
      held -= bytes;
    }

    @Override
    public long ceiling() {
      return 100;
    }
  }

  private final Account account = new Account();

  private ClientEvent.ResponseReceived part(int length, boolean last) {
    return new ClientEvent.ResponseReceived(request, ByteSlice.of(new byte[length]), false, last);
  }

  @Test
  void aResponseInOnePartNeedsNoMemory() {
    ClientEvent.ResponseReceived whole = part(1_000, true);
    assertThat(CollectedResponse.reply(null, whole).bytes())
        .hasSize(1_000)
        .isNotSameAs(whole.payload().array());
    assertThat(account.held).isZero();
  }

  @Test
  void partsAreJoinedInMemoryThatIsReserved() {
    CollectedResponse response = new CollectedResponse(1_000, account);
    assertThat(response.add(NAME, part(10, false))).isNull();
    assertThat(account.held).isEqualTo(10);
    assertThat(response.add(NAME, part(1, false))).isNull();
    assertThat(account.held).isEqualTo(20);
    ClientEvent.ResponseReceived last = part(9, true);
    assertThat(response.add(NAME, last)).isNull();
    response.release();
    assertThat(account.held).isZero();
    assertThat(CollectedResponse.reply(response, last).bytes()).hasSize(20);
  }

  @Test
  void whatTheAccountHasNoRoomForIsRefused() {
    CollectedResponse response = new CollectedResponse(1_000, account);
    assertThat(response.add(NAME, part(60, false))).isNull();
    // Both arrays are held while one is copied to the other.
    assertThat(response.add(NAME, part(1, false)))
        .isInstanceOf(OversizedResponseException.class)
        .hasMessage(
            "look: the response is too long for this process, which holds at most 100 bytes for its"
                + " peers, the limit processBytes");
    response.release();
    assertThat(account.held).isZero();
  }

  @Test
  void whatExceedsTheLimitOfAResponseIsRefused() {
    CollectedResponse response = new CollectedResponse(10, account);
    assertThat(response.add(NAME, part(10, false))).isNull();
    assertThat(response.isFull()).isTrue();
    assertThat(account.held).isEqualTo(10);
    assertThat(response.add(NAME, part(1, true)))
        .hasMessage("look: the response exceeds the limit of 10 bytes");
  }
}
