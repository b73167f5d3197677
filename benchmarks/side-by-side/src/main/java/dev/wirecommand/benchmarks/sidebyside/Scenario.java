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
