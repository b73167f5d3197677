package dev.wirecommand.benchmarks.sidebyside;

import java.time.LocalDate;
import java.util.Map;

/**
 * One run of it all.
 *
 * @param slices how many there were
 * @param millis how long each was
 * @param versions those who took part, with their versions
 */
record Run(
    LocalDate date,
    Machine machine,
    int slices,
    long millis,
    Map<Contender, String> versions,
    Results results) {}
