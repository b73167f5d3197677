package shop;

import dev.wirecommand.WireCommand;
import java.util.Map;
import java.util.UUID;

interface Sales {
  @WireCommand("sales")
  Map<UUID, Integer> piecesByArticle();
}
