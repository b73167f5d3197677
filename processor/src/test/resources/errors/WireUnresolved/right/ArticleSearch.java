package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface ArticleSearch {
  record Article(String number, String title) {}

  @WireCommand("search")
  List<Article> search(String words);
}
