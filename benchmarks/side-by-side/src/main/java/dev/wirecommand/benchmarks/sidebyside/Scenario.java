package dev.wirecommand.benchmarks.sidebyside;

import java.util.Locale;

/** A pattern with its numbers, under which results are kept. */
enum Scenario {
  SMALL_1("one connection, 1 in flight"),
  SMALL_64("one connection, 64 in flight"),
  SMALL_512("one connection, 512 in flight"),
  SMALL_16X32("16 connections, 32 in flight on each"),
  SMALL_BLOCKING("one connection, 64 in flight, handlers that may block"),
  KIB_1("one connection, 1 in flight, calls of 1 KiB"),
  KIB_64("one connection, 64 in flight, calls of 1 KiB"),
  KIB_512("one connection, 512 in flight, calls of 1 KiB"),
  KIB_16X32("16 connections, 32 in flight on each, calls of 1 KiB"),
  DOWNLOAD("download of 256 MiB"),
  UPLOAD("upload of 256 MiB"),
  DOWNLOAD_BLOCKING("download of 256 MiB, handlers that may block"),
  UPLOAD_BLOCKING("upload of 256 MiB, handlers that may block"),
  WINDOWS_64("one connection, 64 in flight, responses with windows"),
  OPEN_50("one connection, at 50 % of the own best rate"),
  OPEN_80("one connection, at 80 % of the own best rate"),
  UNIX_64("Unix domain socket, 64 in flight"),
  UNIX_DOWNLOAD("Unix domain socket, download of 256 MiB"),
  UNIX_UPLOAD("Unix domain socket, upload of 256 MiB"),
  TLS_64("TLS by the JDK, 64 in flight"),
  TLS_DOWNLOAD("TLS by the JDK, download of 256 MiB"),
  TLS_UPLOAD("TLS by the JDK, upload of 256 MiB"),
  OPENSSL_64("TLS by OpenSSL, 64 in flight"),
  OPENSSL_DOWNLOAD("TLS by OpenSSL, download of 256 MiB"),
  OPENSSL_UPLOAD("TLS by OpenSSL, upload of 256 MiB"),
  IDLE("idle connection"),
  START("from nothing to the first answer"),
  CLASS_PATH("size of the class path");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  /** Returns its name in JSON. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }
}
