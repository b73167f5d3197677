package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.wirecommand.codegen.TypeTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedTypesTest {
  private final SharedTypes shared = new SharedTypes();

  @Test
  void dispatchesShareEqualTypes() {
    TypeTable a = TypeTable.builder().rule("Tree", "{ left: Leaf }").rule("Leaf", "tstr").build();
    TypeTable b = TypeTable.builder().rule("Leaf", "tstr").rule("Root", "[* Leaf]").build();
    assertThat(shared.type("[* Tree]", a)).isEqualTo("[* Tree]");
    assertThat(shared.type("Root", b)).isEqualTo("Root");
    assertThat(shared.type("Leaf / null", b)).isEqualTo("Leaf / null");
    assertThat(shared.rules())
        .containsExactly(
            entry("Tree", "{ left: Leaf }"), entry("Leaf", "tstr"), entry("Root", "[* Leaf]"));
  }

  @Test
  void aDifferentTypeOfTheSameNameGetsANumber() {
    TypeTable a = TypeTable.builder().rule("Item", "{ name: tstr }").build();
    TypeTable b = TypeTable.builder().rule("Item", "{ size: uint }").rule("Item2", "bool").build();
    assertThat(shared.type("Item", a)).isEqualTo("Item");
    assertThat(shared.type("[* Item] / Item2", b)).isEqualTo("[* Item3] / Item2");
    assertThat(shared.rules())
        .containsExactly(
            entry("Item", "{ name: tstr }"),
            entry("Item3", "{ size: uint }"),
            entry("Item2", "bool"));
  }

  @Test
  void aTypeDiffersIfItRefersToADifferentOne() {
    TypeTable a =
        TypeTable.builder()
            .rule("Page", "{ items: [* Item], ? next: Page }")
            .rule("Item", "tstr")
            .rule("Same", "[* uint]")
            .build();
    TypeTable b =
        TypeTable.builder()
            .rule("Page", "{ items: [* Item], ? next: Page }")
            .rule("Item", "uint")
            .rule("Same", "[* uint]")
            .build();
    assertThat(shared.type("Page", a)).isEqualTo("Page");
    assertThat(shared.type("{* Item => Page} / Same", b)).isEqualTo("{* Item2 => Page2} / Same");
    assertThat(shared.rules())
        .containsExactly(
            entry("Page", "{ items: [* Item], ? next: Page }"),
            entry("Item", "tstr"),
            entry("Same", "[* uint]"),
            entry("Page2", "{ items: [* Item2], ? next: Page2 }"),
            entry("Item2", "uint"));
  }

  @Test
  void namesAreReplacedOnlyWhereTheyNameTypes() {
    Map<String, String> names = Map.of("Item", "Item2", "size", "wrong", "h", "wrong", "x1", "no");
    assertThat(TypeNames.replace("[* Item] / (Item)/ ~Item", names))
        .isEqualTo("[* Item2] / (Item2)/ ~Item2");
    assertThat(TypeNames.replace("{ Item: Item, ? Item : bool, Item => Item }", names))
        .isEqualTo("{ Item: Item2, ? Item : bool, Item2 => Item2 }");
    assertThat(TypeNames.replace("\"Item \\\" Item\" / 'Item' / h'' / Item.Item / Items", names))
        .isEqualTo("\"Item \\\" Item\" / 'Item' / h'' / Item.Item / Items");
    assertThat(TypeNames.replace("bstr .size 16 / 0x1 / Item-x / _Item ; Item\n / Item", names))
        .isEqualTo("bstr .size 16 / 0x1 / Item-x / _Item ; Item\n / Item2");
    assertThat(TypeNames.replace("{ a: Item }", Map.of("Item", "$Item"))).isEqualTo("{ a: $Item }");
  }

  @Test
  void longTextsAreNoProblem() {
    String literal = '"' + "a\\\"".repeat(1_000) + "b".repeat(100_000) + '"';
    assertThat(TypeNames.replace(literal + " / Item", Map.of("Item", "Item2")))
        .isEqualTo(literal + " / Item2");
  }
}
