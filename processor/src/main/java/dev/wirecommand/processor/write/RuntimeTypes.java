package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;

/**
 * The names of the runtime types that generated code uses. The processor itself does not depend on
 * the runtime.
 */
public final class RuntimeTypes {
  static final ClassName GENERATED_CODE = ClassName.get("dev.wirecommand", "GeneratedCode");
  public static final ClassName PERMISSION = ClassName.get("dev.wirecommand", "Permission");

  public static final ClassName CBOR_EXCEPTION = cbor("CborException");
  public static final ClassName CBOR_READER = cbor("CborReader");
  public static final ClassName CBOR_WRITER = cbor("CborWriter");
  public static final ClassName NAME_TABLE = cbor("NameTable");

  public static final ClassName CALL_OPTIONS = client("CallOptions");
  public static final ClassName COMMAND_CLIENT = client("CommandClient");
  public static final ClassName COMMAND_NAME = client("CommandName");
  public static final ClassName TYPED_CLIENT = codegen("TypedClient");

  public static final ClassName ARGUMENT_DESCRIPTOR = codegen("ArgumentDescriptor");
  public static final ClassName ARGUMENT_ERRORS = codegen("ArgumentErrors");
  public static final ClassName COMMAND_CONTEXT = command("CommandContext");
  public static final ClassName COMMAND_EXCEPTION = command("CommandException");
  public static final ClassName COMMAND_DATA = command("CommandData");
  public static final ClassName COMMAND_DESCRIPTOR = codegen("CommandDescriptor");
  public static final ClassName COMMAND_DISPATCH = codegen("CommandDispatch");
  public static final ClassName DISTINCT_VALUES = codegen("DistinctValues");
  public static final ClassName PREPARED_CALL = codegen("PreparedCall");
  public static final ClassName RECORD_TYPES = codegen("RecordTypes");
  public static final ClassName RESULT_FORM = codegen("ResultForm");
  public static final ClassName TYPE_TABLE = codegen("TypeTable");
  public static final ClassName VALUE_CODEC = command("ValueCodec");
  public static final ClassName VALUE_CODECS = codegen("ValueCodecs");
  public static final ClassName VALUE_ERRORS = codegen("ValueErrors");

  public static final ClassName JACKSON_CODEC = jackson("JacksonCodec");
  public static final ClassName TYPE_REFERENCE =
      ClassName.get("tools.jackson.core.type", "TypeReference");

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
