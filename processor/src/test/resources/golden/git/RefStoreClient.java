package git;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.TypedClient;
import dev.wirecommand.command.RecordErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Calls the commands of {@link RefStore} over a connection.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class RefStoreClient extends TypedClient implements RefStore {
  /**
   * A client on a connection.
   *
   * @param client the connection; closing it is its owner's affair
   */
  public RefStoreClient(CommandClient client) {
    super(client);
  }

  /**
   * Calls {@code blob}: {@link RefStore#blob(byte[])}.
   */
  @Override
  public byte[] blob(byte... node) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeName("node");
    arguments.writeBytes(node);
    return callRaw("blob", arguments, null);
  }

  /**
   * Calls {@code delete}: {@link RefStore#delete(String)}.
   */
  @Override
  public boolean delete(String name) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeName("name");
    arguments.writeText(name);
    return call("delete", arguments, null, CborReader::readBoolean);
  }

  /**
   * Calls {@code refs}: {@link RefStore#refs(Optional)}.
   */
  @Override
  public List<RefStore.Ref> refs(Optional<String> prefix) {
    CborWriter arguments = new CborWriter();
    int size = 0;
    if (prefix.isPresent()) {
      size++;
    }
    arguments.writeMapHeader(size);
    if (prefix.isPresent()) {
      arguments.writeName("prefix");
      arguments.writeText(prefix.get());
    }
    return call("refs", arguments, null, RefStoreClient::readRefList);
  }

  private static List<RefStore.Ref> readRefList(CborReader in) {
    int size = in.readArrayHeader();
    List<RefStore.Ref> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      try {
        list.add(RefReader.read(in));
      } catch (CborException e) {
        throw e.within(i);
      }
    }
    return list;
  }

  /**
   * Reads a {@link RefStore.Ref}.
   */
  private static final class RefReader {
    private static final NameTable FIELDS = NameTable.of("name", "node");

    static RefStore.Ref read(CborReader in) {
      String name = null;
      byte[] node = null;
      for (int left = in.readMapHeader(); left > 0; left--) {
        int field = in.readName(FIELDS);
        if (field < 0) {
          in.skip();
        } else if (!in.tryReadNull()) {
          try {
            switch (field) {
              case 0 -> name = in.readText();
              case 1 -> node = in.readBytes();
              default -> throw new AssertionError(field);
            }
          } catch (CborException e) {
            throw e.within(FIELDS.name(field));
          }
        }
      }
      if (name == null) {
        throw RecordErrors.missing(in, "name");
      }
      if (node == null) {
        throw RecordErrors.missing(in, "node");
      }
      try {
        return new RefStore.Ref(name, node);
      } catch (IllegalArgumentException e) {
        throw RecordErrors.refused(in, e);
      }
    }
  }
}
