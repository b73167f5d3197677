package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.Command.Data;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.WireType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of one method. */
final class ParameterCheck {
  private final MethodDeclaration method;
  private final TypeCheck types;
  private final Problems problems;
  private final Site methodSite;
  private final Map<String, String> parameterByArgument = new HashMap<>();
  private @Nullable ParameterDeclaration context;
  private @Nullable ParameterDeclaration data;

  ParameterCheck(MethodDeclaration method, TypeCheck types, Problems problems, Site methodSite) {
    this.method = method;
    this.types = types;
    this.problems = problems;
    this.methodSite = methodSite;
  }

  /**
   * Checks all parameters and returns them in order. The entry of an invalid parameter is empty.
   */
  List<Optional<Parameter>> checkAll() {
    List<Optional<Parameter>> parameters = new ArrayList<>();
    for (ParameterDeclaration parameter : method.parameters()) {
      parameters.add(check(parameter));
    }
    return parameters;
  }

  private Optional<Parameter> check(ParameterDeclaration parameter) {
    Site site = site(parameter, parameter.place());
    return switch (parameter.role()) {
      case ARGUMENT -> argument(parameter, site);
      case CONTEXT -> context(parameter, site);
      case DATA, DATA_STREAM, DATA_PUBLISHER -> data(parameter, site);
    };
  }

  private Optional<Parameter> context(ParameterDeclaration parameter, Site site) {
    if (context != null) {
      Site both = site.ofType(context.bound() || parameter.bound());
      problems.add(ProblemKind.TWO_CONTEXTS, both, context.name());
      return Optional.empty();
    }
    context = parameter;
    return Optional.of(new Context(parameter.name()));
  }

  private Optional<Parameter> data(ParameterDeclaration parameter, Site site) {
    if (data != null) {
      Site both = site.ofType(data.bound() || parameter.bound());
      problems.add(ProblemKind.TWO_DATA, both, data.name());
      return Optional.empty();
    }
    data = parameter;
    return Optional.of(
        new Data(
            parameter.name(), parameter.role().data().orElseThrow(), parameter.documentation()));
  }

  private Optional<Parameter> argument(ParameterDeclaration parameter, Site site) {
    String name = name(parameter, site);
    Site typeSite = site.ofType(parameter.bound());
    Optional<String> instead = DataTypeHint.insteadOf(parameter.type());
    if (instead.isPresent()) {
      problems.add(ProblemKind.DATA_TYPE, typeSite, parameter.type().text(), instead.get());
      return Optional.empty();
    }
    Optional<WireType> type = types.check(parameter.type(), typeSite, parameter.name());
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> defaultValue = Optional.empty();
    if (parameter.defaultValue().isPresent()) {
      Text text = parameter.defaultValue().get();
      Site textSite = site(parameter, text.place()).ofType(parameter.bound());
      defaultValue = DefaultCheck.check(text.value(), parameter.type(), types, textSite, problems);
    }
    return Optional.of(
        new Argument(
            parameter.place(),
            parameter.name(),
            name,
            type.get(),
            defaultValue,
            parameter.documentation()));
  }

  private String name(ParameterDeclaration parameter, Site site) {
    String name = parameter.argument().map(Text::value).orElse(parameter.name());
    Site nameSite = parameter.argument().map(text -> site.at(text.place())).orElse(site);
    if (parameter.nameLost() && parameter.argument().isEmpty()) {
      problems.add(ProblemKind.ARGUMENT_NAME, site, method.declaredBy());
    } else if (NameCheck.form(name, nameSite, problems)) {
      String other = parameterByArgument.putIfAbsent(name, parameter.name());
      if (other != null) {
        problems.add(ProblemKind.ARGUMENT_DUPLICATE, nameSite, name, other);
      }
    }
    return name;
  }

  private Site site(ParameterDeclaration parameter, Place place) {
    String subject = methodSite.subject() + "(" + parameter.name() + ")";
    return new Site(place, subject, methodSite.reportedAt());
  }
}
