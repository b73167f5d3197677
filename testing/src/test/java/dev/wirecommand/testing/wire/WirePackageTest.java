package dev.wirecommand.testing.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WirePackageTest {
  private static final String PACKAGE = "dev.wirecommand.testing.wire";

  @Test
  void needsNoTestFrameworkAndNoTransport() {
    classes()
        .that()
        .resideInAPackage(PACKAGE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            PACKAGE,
            "dev.wirecommand",
            "dev.wirecommand.cbor",
            "dev.wirecommand.frame..",
            "dev.wirecommand.reactor",
            "dev.wirecommand.client",
            "dev.wirecommand.codegen",
            "dev.wirecommand.command",
            "dev.wirecommand.link",
            "dev.wirecommand.server",
            "java..",
            "org.jspecify..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(PACKAGE));
  }
}
