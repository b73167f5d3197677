/**
 * Converts values between JSON and CBOR by their types, and prints types as JSON Schema.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.schema.json.JsonDecoder}: from JSON to CBOR
 *   <li>{@link dev.wirecommand.schema.json.JsonEncoder}: from CBOR to JSON
 *   <li>{@link dev.wirecommand.schema.json.JsonSchemaPrinter}: from types to JSON Schema
 *   <li>{@link dev.wirecommand.schema.json.BytesFormat}: how bytes are written
 *   <li>{@link dev.wirecommand.schema.json.JsonLimits}: how much JSON is read
 *   <li>{@link dev.wirecommand.schema.json.JsonException}: JSON that is refused
 * </ul>
 *
 * <h2>The JSON of a value</h2>
 *
 * <table>
 *   <caption>What a value of each type is in JSON</caption>
 *   <tr><th>type</th><th>JSON</th></tr>
 *   <tr><td>text, times</td><td>a string</td></tr>
 *   <tr><td>bytes</td><td>a string in base64 or hex</td></tr>
 *   <tr><td>UUID</td><td>a string with hyphens; bytes as above are taken too</td></tr>
 *   <tr><td>integer</td><td>a number; a string of its digits is taken too</td></tr>
 *   <tr><td>float</td><td>a number, or {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}</td></tr>
 *   <tr><td>decimal</td><td>a string; a number is taken too, by its digits</td></tr>
 *   <tr><td>list, map, record</td><td>an array or an object; the keys of a map are written as
 *       strings</td></tr>
 *   <tr><td>any</td><td>what JSON has, as it is. What it does not have is an object with one
 *       member: {@code {"$bytes": "AQI="}}, {@code {"$float": "NaN"}}, {@code {"$simple": 23}} for
 *       {@code undefined} and other simple values, and {@code {"$map": [[1, "one"]]}} for a map whose
 *       keys are not all text. A key of one of these names has one {@code $} more.</td></tr>
 * </table>
 *
 * <p>A choice whose alternatives look alike in JSON, such as text or bytes, is converted as {@code
 * any} is.
 */
@NullMarked
package dev.wirecommand.schema.json;

import org.jspecify.annotations.NullMarked;
