import dev.wirecommand.processor.WireCommandProcessor;

/**
 * The annotation processor, which only the compiler needs: compiled code does not need it at run
 * time.
 */
module dev.wirecommand.processor {
  requires com.palantir.javapoet;
  requires dev.wirecommand.annotations;
  requires java.compiler;
  requires static com.google.auto.service;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      WireCommandProcessor;
}
