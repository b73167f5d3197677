package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Setup.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupTest {
  @Test
  void eachScenarioOnPairsIsInOneGroup() {
    List<Scenario> scenarios = new ArrayList<>();
    Group.ALL.forEach(group -> group.works().forEach(work -> scenarios.add(work.scenario())));
    scenarios.addAll(List.of(Scenario.IDLE, Scenario.START, Scenario.CLASS_PATH));

    assertThat(scenarios).containsExactlyInAnyOrder(Scenario.values());
  }

  @Test
  void contenderThatIsOnlyStartedIsInNone() {
    assertThat(Group.ALL).noneMatch(group -> group.contenders().contains(Contender.BARE_NIO));
  }

  @Test
  void bothTransportsAreMeasuredOverEachWireThatTheyHave() {
    assertThat(Group.ALL)
        .allMatch(group -> group.contenders().contains(Contender.WIRECOMMAND))
        .filteredOn(group -> !group.contenders().contains(Contender.WIRECOMMAND_NIO))
        .extracting(group -> group.setup().wire())
        .allMatch(Set.of(Wire.OPENSSL)::contains);
  }
}
