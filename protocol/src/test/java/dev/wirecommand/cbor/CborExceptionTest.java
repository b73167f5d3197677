package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CborExceptionTest {
  @Test
  void saysWhatIsWrongAndWhere() {
    CborException refusal = new CborException("more than 3 items", 12);
    assertThat(refusal).hasMessage("at byte 12: more than 3 items").hasNoCause();
    assertThat(refusal.detail()).isEqualTo("more than 3 items");
    assertThat(refusal.offset()).isEqualTo(12);
    assertThat(refusal.expected()).isNull();
    assertThat(refusal.got()).isNull();
  }

  @Test
  void saysWhatWasDueAndWhatIsThere() {
    CborException refusal = CborException.mismatch("bytes or text", CborType.SIMPLE, 0);
    assertThat(refusal).hasMessage("at byte 0: expected bytes or text, got simple value");
    assertThat(refusal.detail()).isEqualTo("expected bytes or text, got simple value");
    assertThat(refusal.offset()).isZero();
    assertThat(refusal.expected()).isEqualTo("bytes or text");
    assertThat(refusal.got()).isEqualTo("simple value");
  }

  @Test
  void hasNoStackTrace() {
    CborException refusal = new CborException("wrong", 0);
    assertThat(refusal.getStackTrace()).isEmpty();
    refusal.addSuppressed(new IllegalStateException());
    assertThat(refusal.getSuppressed()).isEmpty();
  }

  @Test
  void learnsTheWayToTheFaultFromTheInsideOut() {
    CborException refusal = new CborException("wrong", 3);
    assertThat(refusal.path()).isEmpty();
    assertThat(refusal.within("id").path()).isEqualTo("id");
    assertThat(refusal.within(4)).isSameAs(refusal);
    assertThat(refusal.path()).isEqualTo("[4].id");
    assertThat(refusal.within("nodes")).isSameAs(refusal);
    assertThat(refusal.path()).isEqualTo("nodes[4].id");
    assertThat(refusal.within("a").within("b").path()).isEqualTo("b.a.nodes[4].id");
    assertThat(refusal).hasMessage("at byte 3: wrong");
  }
}
