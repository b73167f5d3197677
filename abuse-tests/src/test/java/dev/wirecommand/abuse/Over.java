package dev.wirecommand.abuse;

/** A transport over which an abuser reaches its server. */
enum Over {
  TCP,
  TLS,
  UNIX,
  STDIO
}
