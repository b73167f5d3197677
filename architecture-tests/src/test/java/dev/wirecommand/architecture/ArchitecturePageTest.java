package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walks in {@code docs/architecture.md} are true: by bytecode, the method of each step invokes
 * the method of the next one, or a method of an interface that the next one implements, or hands
 * over to it through a method that is marked with {@code HandsOver}. So no step can be left out.
 */
class ArchitecturePageTest {
  private static final String HANDS_OVER = "dev.wirecommand.engine.HandsOver";
  private static final Pattern ROW =
      Pattern.compile("\\| *(\\d+|again) *\\| *`(\\w+)\\.(\\w+)` *\\|.*");

  private static final int MOST_ON_THE_SERVER = 25;
  private static final int MOST_ON_THE_CLIENT = 18;

  /** A method of a class, by its simple name. */
  private record Step(String number, String type, String method) {
    List<JavaClass> types() {
      return House.CLASSES.stream().filter(each -> each.getSimpleName().equals(type)).toList();
    }

    List<JavaCodeUnit> codeUnits() {
      return types().stream()
          .flatMap(each -> each.getCodeUnits().stream())
          .filter(unit -> unit.getName().equals(method))
          .toList();
    }

    boolean isSameMethodAs(Step other) {
      return type.equals(other.type) && method.equals(other.method);
    }

    @Override
    public String toString() {
      return type + "." + method;
    }
  }

  @Test
  void aBlockingCallOnTheServer() {
    check("## A blocking call on the server", MOST_ON_THE_SERVER);
  }

  @Test
  void aCallOnTheClient() {
    check("## A call on the client", MOST_ON_THE_CLIENT);
  }

  private static void check(String heading, int most) {
    List<List<Step>> legs = legs(heading);
    List<Step> all = legs.stream().flatMap(List::stream).toList();
    List<String> numbers =
        all.stream().map(Step::number).filter(number -> !number.equals("again")).toList();
    assertThat(numbers)
        .hasSizeBetween(10, most)
        .isEqualTo(
            Stream.iterate(1, n -> n + 1).limit(numbers.size()).map(String::valueOf).toList());
    List<String> problems = new ArrayList<>();
    List<Step> before = new ArrayList<>();
    for (List<Step> leg : legs) {
      Step first = leg.get(0);
      boolean known = before.stream().anyMatch(first::isSameMethodAs);
      if (known != first.number().equals("again")) {
        problems.add(first + " is " + (known ? "" : "not ") + "a step that was listed before");
      }
      if (!known && !isEntry(first)) {
        problems.add(
            first + " begins a leg, but only a transport's callback or a user can begin one");
      }
      for (int i = 0; i < leg.size(); i++) {
        if (leg.get(i).codeUnits().isEmpty()) {
          problems.add(leg.get(i) + " does not exist");
        } else if (i > 0 && !invokes(leg.get(i - 1), leg.get(i))) {
          problems.add(leg.get(i - 1) + " does not invoke " + leg.get(i));
        }
      }
      before.addAll(leg);
    }
    assertThat(problems).isEmpty();
  }

  private static boolean isEntry(Step step) {
    return step.types().stream()
        .anyMatch(
            type ->
                type.isAssignableTo("io.netty.channel.ChannelHandler")
                    || type.isAnnotatedWith("dev.wirecommand.GeneratedCode"));
  }

  /** Returns the rows of the tables of a section, a list for each table. */
  private static List<List<Step>> legs(String heading) {
    String page = House.read(House.FOLDER.resolve("docs/architecture.md"));
    int start = page.indexOf(heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = page.indexOf("\n## ", start + heading.length());
    List<List<Step>> legs = new ArrayList<>();
    List<Step> leg = null;
    for (String line : page.substring(start, end < 0 ? page.length() : end).lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        leg = line.startsWith("|") ? leg : null;
        continue;
      }
      if (leg == null) {
        leg = new ArrayList<>();
        legs.add(leg);
      }
      leg.add(new Step(row.group(1), row.group(2), row.group(3)));
    }
    return legs;
  }

  private static boolean invokes(Step from, Step to) {
    return from.codeUnits().stream()
        .anyMatch(unit -> accesses(unit).anyMatch(access -> reaches(access, to)));
  }

  /** Returns the calls and method references of a method and of the lambdas in it. */
  private static Stream<? extends JavaAccess<?>> accesses(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream());
  }

  private static boolean reaches(JavaAccess<?> access, Step to) {
    AccessTarget target = access.getTarget();
    if (to.types().stream().anyMatch(type -> isCall(access, type, to.method()))) {
      return true;
    }
    // The method that is invoked returns an object, a lambda for example, of the type that is
    // called: it is the generated code of a command.
    if (to.codeUnits().stream()
        .anyMatch(
            unit ->
                unit.getRawReturnType().getName().equals(target.getOwner().getName())
                    && target.getOwner().isInterface())) {
      return true;
    }
    return isHandedOver(target, to);
  }

  private static boolean isCall(JavaAccess<?> access, JavaClass type, String method) {
    JavaClass owner = access.getTargetOwner();
    return access.getTarget().getName().equals(method)
        && (type.isAssignableTo(owner.getName()) || owner.isAssignableTo(type.getName()));
  }

  /** Whether a marked method is given a task that is the next step. */
  private static boolean isHandedOver(AccessTarget target, Step to) {
    if (!(target instanceof AccessTarget.CodeUnitCallTarget call)) {
      return false;
    }
    boolean marked =
        call.resolveMember().stream().anyMatch(member -> member.isAnnotatedWith(HANDS_OVER));
    if (!marked) {
      return false;
    }
    Set<String> tasks =
        Stream.concat(
                call.resolveMember().stream()
                    .flatMap(member -> member.getParameterTypes().stream())
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                Stream.of(call.getOwner()))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    return to.types().stream()
        .anyMatch(
            type ->
                type.getAllRawInterfaces().stream()
                    .filter(each -> tasks.contains(each.getName()))
                    .flatMap(
                        each ->
                            Stream.concat(
                                each.getMethods().stream(),
                                each.getAllRawInterfaces().stream()
                                    .flatMap(parent -> parent.getMethods().stream())))
                    .anyMatch(member -> member.getName().equals(to.method())));
  }
}
