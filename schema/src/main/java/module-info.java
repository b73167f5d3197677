/**
 * The types of commands at run time: parses their CDDL, checks CBOR values, converts JSON to CBOR
 * and back, and prints JSON Schema.
 */
module dev.wirecommand.schema {
  requires transitive dev.wirecommand.protocol;
  requires transitive tools.jackson.core;
  requires static org.jspecify;

  exports dev.wirecommand.schema;
  exports dev.wirecommand.schema.cddl;
  exports dev.wirecommand.schema.check;
  exports dev.wirecommand.schema.command;
  exports dev.wirecommand.schema.json;
}
