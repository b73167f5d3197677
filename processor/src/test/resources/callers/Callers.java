package callers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import nulls.Shop;
import nulls.ShopClient;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Calls of clients, in code in which a type without an annotation can't be null. A comment names
 * what Error Prone finds in its line, {@code DEEP} only where NullAway looks into type arguments.
 */
@NullMarked
class Callers {
  private final ShopClient client;

  Callers(ShopClient client) {
    this.client = client;
  }

  void pass(Map<Shop.Speed, @Nullable List<@Nullable String>> names, List<String> texts) {
    client.find("a", null);
    client.find(null, null); // FINDS [NullAway]
    client.rename(null, null, null);
    client.async().rename(null, null, null);
    client.counts(names);
    client.pay(new Shop.Cash(null), List.of(), null);
    client.pay(null, List.of(), null); // FINDS [NullAway]
    client.async().pay(null, List.of(), null); // FINDS [NullAway]
    client.page(new Shop.Page<>(List.of(), null), null);
    client.page(null, new Shop.Page<>(texts, null)); // FINDS [NullAway]
  }

  int use() {
    Shop.Item found = client.find("a", null);
    if (found != null && found.note() != null) {
      return found.note().length() + found.name().length();
    }
    return client.find("b", Shop.Speed.SLOW).name().length(); // FINDS [NullAway]
  }

  CompletionStage<@Nullable String> later() {
    return client.later(null);
  }

  CompletionStage<String> present() {
    return client.later("a"); // FINDS-DEEP [NullAway]
  }

  CompletionStage<Shop.Item> found() {
    return client.async().find("a", null); // FINDS-DEEP [NullAway]
  }

  int count() {
    return client.counts(Map.of()).get("a").intValue(); // FINDS [NullAway]
  }

  Shop.Page<String> page() {
    return client.page(new Shop.Page<>(List.of(), null), null); // FINDS-DEEP [NullAway]
  }

  Set<Shop.Speed> sets() {
    return client.sets(Set.of(), null); // FINDS-DEEP [NullAway]
  }
}
