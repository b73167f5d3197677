package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.DataForm;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.MethodDeclaration.Deadline;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.ResultKind;
import dev.wirecommand.processor.model.Signature;
import dev.wirecommand.processor.model.TypeDeclaration.FutureUse;
import dev.wirecommand.processor.model.WireType;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Checks one command method. */
final class MethodCheck {
  /**
   * The maximum number of parameters, of which a long or double counts as two. A method has 255 at
   * most, and the generated lambda that calls the command has more than the command.
   */
  private static final int MOST_PARAMETERS = 250;

  private final MethodDeclaration method;
  private final TypeCheck types;
  private final Problems problems;
  private final Site site;
  private final Site nameSite;
  private final Site memberSite;

  MethodCheck(
      ClassDeclaration declared, MethodDeclaration method, TypeCheck types, Problems problems) {
    this.method = method;
    this.types = types;
    this.problems = problems;
    this.site = site(declared, method);
    this.memberSite = method.declaresItself() ? site : new Site(site.place(), site.subject());
    this.nameSite = nameSite(declared, method);
  }

  static Site site(ClassDeclaration declared, MethodDeclaration method) {
    return new Site(
        method.place(), declared.owner().text() + "." + method.method(), method.reportedAt());
  }

  /** Returns the site at which problems with a command's name are reported. */
  static Site nameSite(ClassDeclaration declared, MethodDeclaration method) {
    Site site = site(declared, method);
    return method.name().map(name -> site.at(name.place())).orElse(site);
  }

  /** Returns the command's name if the name is valid. */
  static Optional<String> validName(MethodDeclaration method) {
    return method.name().map(Text::value).filter(name -> NameCheck.isComparable(name));
  }

  Optional<Command> check() {
    checkMethod();
    checkName();
    List<Optional<Parameter>> parameters =
        new ParameterCheck(method, types, problems, site).checkAll();
    Optional<WireType> result =
        new ResultCheck(method, types, problems, site.ofType(method.bound())).check();
    for (String thrown : method.unfitThrows()) {
      problems.add(ProblemKind.THROWS, memberSite, thrown);
    }
    if (result.isEmpty()
        || method.name().isEmpty()
        || method.signature().isEmpty()
        || parameters.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        new Command(
            method.place(),
            method.name().get().value(),
            method.write(),
            ResultKind.of(method.result(), method.raw().isPresent()),
            method.result() instanceof FutureUse,
            method.nonBlocking(),
            method.deadline().map(Deadline::millis).orElse(0L),
            method.documentation(),
            method.method(),
            method.signature().get(),
            parameters.stream().map(Optional::orElseThrow).toList(),
            method.varargs(),
            result.get(),
            method.deprecation()));
  }

  private void checkMethod() {
    int slots = method.signature().map(Signature::slots).orElse(0);
    if (slots > MOST_PARAMETERS) {
      problems.add(
          ProblemKind.TOO_MANY,
          site,
          "the parameters take " + slots + " places, two for each long and double",
          Integer.toString(MOST_PARAMETERS),
          "Put some of them into a record");
    }
    if (method.modifiers().contains(Modifier.PRIVATE)) {
      problems.add(ProblemKind.ACCESS, memberSite, "private");
    }
    if (method.modifiers().contains(Modifier.PROTECTED)) {
      problems.add(ProblemKind.ACCESS, memberSite, "protected");
    }
    if (method.modifiers().contains(Modifier.STATIC)) {
      problems.add(ProblemKind.STATIC, memberSite);
    }
    if (method.nonBlocking()) {
      method.parameters().stream()
          .filter(parameter -> parameter.role().data().filter(DataForm::mayBlock).isPresent())
          .findFirst()
          .ifPresent(
              data ->
                  problems.add(ProblemKind.NON_BLOCKING, site.ofType(data.bound()), data.name()));
    }
    method.typeVariable().ifPresent(v -> problems.add(ProblemKind.TYPE_PARAMETER, memberSite, v));
    method
        .deadline()
        .filter(deadline -> deadline.millis() < 0)
        .ifPresent(d -> problems.add(ProblemKind.DEADLINE, site.at(d.place()), d.millis()));
  }

  private void checkName() {
    if (method.name().isEmpty()) {
      problems.markPending();
    } else {
      NameCheck.command(method.name().get().value(), method.method(), nameSite, problems);
    }
  }
}
