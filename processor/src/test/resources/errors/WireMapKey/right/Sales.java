package shop;

import dev.wirecommand.WireCommand;
import java.util.Map;

interface Sales {
  @WireCommand("sales")
  Map<String, Integer> piecesByArticle();
}
