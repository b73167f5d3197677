package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborWriter;
import java.util.List;

/** Encodes text output and progress as callers of a server's reactor do. */
final class SidePayloads {
  private SidePayloads() {}

  static ByteSlice text(String format, String... args) {
    return encodeText(List.of(TextAtom.of(format, args)));
  }

  static ByteSlice progress(String topic, long position, long total) {
    return encodeProgress(new Progress(topic, position, total, null, null));
  }

  static ByteSlice encodeText(List<TextAtom> atoms) {
    CborWriter out = new CborWriter();
    out.writeArrayHeader(atoms.size());
    for (TextAtom atom : atoms) {
      int mark =
          out.beginMap(1 + (atom.args().isEmpty() ? 0 : 1) + (atom.labels().isEmpty() ? 0 : 1));
      out.writeName("msg");
      out.writeName(atom.format());
      list(out, "args", atom.args());
      list(out, "labels", atom.labels());
      out.endMap(mark);
    }
    return ByteSlice.of(out);
  }

  private static void list(CborWriter out, String key, List<String> values) {
    if (!values.isEmpty()) {
      out.writeName(key);
      out.writeArrayHeader(values.size());
      values.forEach(out::writeName);
    }
  }

  static ByteSlice encodeProgress(Progress progress) {
    CborWriter out = new CborWriter();
    int mark =
        out.beginMap(3 + (progress.label() == null ? 0 : 1) + (progress.item() == null ? 0 : 1));
    out.writeName("pos");
    out.writeLong(progress.position());
    out.writeName("topic");
    out.writeName(progress.topic());
    out.writeName("total");
    out.writeLong(progress.total());
    if (progress.label() != null) {
      out.writeName("label");
      out.writeName(progress.label());
    }
    if (progress.item() != null) {
      out.writeName("item");
      out.writeName(progress.item());
    }
    out.endMap(mark);
    return ByteSlice.of(out);
  }
}
