package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The types that users of {@code protocol}, {@code runtime} and {@code schema} see: public, at the
 * top level, in a package that is exported to everybody. A new one is added to {@code
 * public-types.txt}, with a line that says what it is for. The package for generated code, and the
 * module {@code schema}, count apart.
 */
class PublicTypesTest {
  private static final int MOST = 80;
  private static final int MOST_OF_SCHEMA = 25;
  private static final String CODEGEN = "dev.wirecommand.codegen";
  private static final Path LIST = Path.of("src/test/resources/public-types.txt");

  @Test
  void areTheOnesInTheList() {
    assertThat(publicTypes(exported())).isEqualTo(listed().keySet());
  }

  @Test
  void areNoMoreThanAUserCanLookThrough() {
    Map<Boolean, Long> counts =
        listed().keySet().stream()
            .collect(
                Collectors.partitioningBy(
                    name -> name.startsWith("dev.wirecommand.schema."), Collectors.counting()));
    assertThat(counts.get(false)).isLessThanOrEqualTo(MOST);
    assertThat(counts.get(true)).isLessThanOrEqualTo(MOST_OF_SCHEMA);
  }

  @Test
  void eachHasALineThatSaysWhatItIsFor() {
    assertThat(listed().values()).allSatisfy(line -> assertThat(line).isNotBlank());
  }

  private static Map<String, String> listed() {
    try (Stream<String> lines = Files.lines(LIST)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+", 2))
          .collect(
              Collectors.toMap(
                  words -> words[0],
                  words -> words.length > 1 ? words[1] : "",
                  (a, b) -> a,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> exported() {
    return Stream.of("protocol", "runtime", "schema")
        .map(module -> House.FOLDER.resolve(module).resolve("target/classes/module-info.class"))
        .map(PublicTypesTest::descriptor)
        .flatMap(module -> module.exports().stream())
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .filter(name -> !name.equals(CODEGEN))
        .collect(Collectors.toSet());
  }

  private static ModuleDescriptor descriptor(Path moduleInfo) {
    try (var in = Files.newInputStream(moduleInfo)) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> publicTypes(Set<String> packages) {
    return House.CLASSES.stream()
        .filter(type -> packages.contains(type.getPackageName()))
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaClass::getName)
        .filter(name -> !name.endsWith("package-info"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void noExportedSignatureNamesATypeThatUsersDoNotSee() {
    Set<String> visible = exported();
    visible.add(CODEGEN);
    List<String> leaks =
        House.CLASSES.stream()
            .filter(type -> visible.contains(type.getPackageName()))
            .filter(PublicTypesTest::isPublic)
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(method -> method.getOwner().getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(
                method ->
                    Stream.concat(
                            Stream.of(method.getRawReturnType()),
                            method.getRawParameterTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> type.getPackageName().startsWith(House.ROOT + "."))
                        .filter(
                            type ->
                                !visible.contains(type.getPackageName())
                                    || !type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(type -> method.getFullName() + " names " + type.getName()))
            .toList();
    assertThat(leaks).isEmpty();
  }

  /** Returns whether a type and all types around it are public. */
  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicTypesTest::isPublic).orElse(true);
  }
}
