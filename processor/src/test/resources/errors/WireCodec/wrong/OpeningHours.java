package shop;

import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.time.LocalDate;
import java.time.LocalDateTime;

interface OpeningHours {
  class DayCodec implements ValueCodec<LocalDate> {
    @Override
    public LocalDate read(CborReader in) {
      return LocalDate.ofEpochDay(in.readLong());
    }

    @Override
    public void write(CborWriter out, LocalDate day) {
      out.writeLong(day.toEpochDay());
    }
  }

  @WireCommand("is-open")
  boolean isOpen(@WireCodec(DayCodec.class) LocalDateTime day);
}
