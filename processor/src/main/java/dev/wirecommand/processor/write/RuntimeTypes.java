package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;

/** The runtime's types that generated code names. The processor itself does without the runtime. */
final class RuntimeTypes {
  static final ClassName GENERATED_CODE = ClassName.get("dev.wirecommand", "GeneratedCode");
  static final ClassName PERMISSION = ClassName.get("dev.wirecommand", "Permission");

  static final ClassName CBOR_EXCEPTION = cbor("CborException");
  static final ClassName CBOR_READER = cbor("CborReader");
  static final ClassName CBOR_WRITER = cbor("CborWriter");
  static final ClassName NAME_TABLE = cbor("NameTable");

  static final ClassName CALL_OPTIONS = client("CallOptions");
  static final ClassName COMMAND_CLIENT = client("CommandClient");
  static final ClassName COMMAND_NAME = client("CommandName");
  static final ClassName TYPED_CLIENT = codegen("TypedClient");

  static final ClassName ARGUMENT_DESCRIPTOR = codegen("ArgumentDescriptor");
  static final ClassName ARGUMENT_ERRORS = codegen("ArgumentErrors");
  static final ClassName COMMAND_CONTEXT = command("CommandContext");
  static final ClassName COMMAND_DATA = command("CommandData");
  static final ClassName COMMAND_DESCRIPTOR = codegen("CommandDescriptor");
  static final ClassName COMMAND_DISPATCH = codegen("CommandDispatch");
  static final ClassName PREPARED_CALL = codegen("PreparedCall");
  static final ClassName RECORD_TYPES = codegen("RecordTypes");
  static final ClassName RESULT_FORM = codegen("ResultForm");
  static final ClassName VALUE_CODEC = command("ValueCodec");
  static final ClassName VALUE_CODECS = codegen("ValueCodecs");
  static final ClassName VALUE_ERRORS = codegen("ValueErrors");

  static final ClassName JACKSON_CODEC = jackson("JacksonCodec");
  static final ClassName TYPE_REFERENCE = ClassName.get("tools.jackson.core.type", "TypeReference");

  private RuntimeTypes() {}

  private static ClassName cbor(String name) {
    return ClassName.get("dev.wirecommand.cbor", name);
  }

  private static ClassName client(String name) {
    return ClassName.get("dev.wirecommand.client", name);
  }

  private static ClassName codegen(String name) {
    return ClassName.get("dev.wirecommand.codegen", name);
  }

  private static ClassName command(String name) {
    return ClassName.get("dev.wirecommand.command", name);
  }

  private static ClassName jackson(String name) {
    return ClassName.get("dev.wirecommand.jackson", name);
  }
}
