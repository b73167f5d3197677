package dev.wirecommand.processor.check;

import javax.tools.Diagnostic;

/**
 * The kinds of problems that the processor reports. Each has an id that users can look up, and a
 * message that names the fact and then the fix, with {@code %s} for each argument.
 */
public enum ProblemKind {
  /** A command is private or protected. */
  ACCESS(
      "WireAccess",
      "a %s method is out of reach of generated code. Make it package-private, or public."),
  /** A class is private, or it is nested in a private class. */
  ENCLOSING(
      "WireEnclosing",
      "a private class is out of reach of generated code. Make it package-private."),
  /** A nested class needs an instance of the class around it. */
  INNER("WireInner", "an inner class needs an instance of the class around it. Declare it static."),
  /** A command is static. */
  STATIC("WireStatic", "commands run on an instance, and this method is static. Remove 'static'."),
  /** A command method declares type variables of its own. */
  TYPE_PARAMETER("WireTypeParam", "%s has no wire type. Use a concrete type."),
  /** A command uses a type variable of its class. */
  TYPE_VARIABLE(
      "WireTypeVar", "%s has no wire type. Annotate the methods of a subclass that binds it: %s."),
  /** Two commands, enum constants or records have the same name. */
  DUPLICATE("WireDuplicate", "the name '%s' is also that of %s. Give one of them another name."),
  /** A name has a character that is not allowed, or it has too many characters. */
  NAME(
      "WireName",
      "%s. %s: names are 1 to 255 of A-Z a-z 0-9 . _ - and begin with a letter or digit."),
  /** A name is empty. */
  NAME_EMPTY("WireNameEmpty", "the name is empty. Give it one, such as \"%s\"."),
  /** A name is not valid Unicode. */
  NAME_TEXT(
      "WireName",
      "the name has half a surrogate pair at index %s, which UTF-8 can't carry. Choose another."),
  /** A name begins with a reserved prefix. */
  NAME_RESERVED(
      "WireNameReserved", "names that begin with '%s' are the framework's own. Choose another%s."),
  /** Two names differ only in case. */
  NAME_CASE(
      "WireNameCase",
      Diagnostic.Kind.WARNING,
      "'%s' and '%s' of %s differ by case alone. They are distinct commands; rename one if they are"
          + " not meant to be."),
  /** A type of the Java language or of the JDK can't be encoded on the wire. */
  TYPE(
      "WireType",
      "%s has no wire type. Use boolean, char, a number, String, byte[], ByteBuffer, Instant,"
          + " LocalDate, LocalTime, LocalDateTime, OffsetDateTime, ZoneId, Duration, UUID, URI, an"
          + " enum, a record, a List, Set, Map, Optional or array of these, or give it a codec with"
          + " @WireCodec."),
  /** A type names a file of the machine that the program runs on. */
  LOCAL_FILE(
      "WireType",
      "%s names a file of one machine, which the peer need not have, and a path from a peer could"
          + " lead to any file. Send the file's bytes as data (InputStream), or its name as a String"
          + " that you check."),
  /** An enum has no constants. */
  NO_CONSTANTS("WireType", "%s has no constants, and so no values. Add one."),
  /** A generic type has no type arguments. */
  RAW("WireRaw", "%s is raw. Write its element type, such as %s."),
  /** A type argument is a wildcard. */
  WILDCARD("WireWildcard", "%s may stand for any type. Write the element type."),
  /** A type argument is a wildcard that Kotlin's compiler has added. */
  KOTLIN_WILDCARD(
      "WireWildcard",
      "%s may stand for any type. Kotlin writes it so for a type argument that may vary: annotate"
          + " the function or its class with @JvmSuppressWildcards."),
  /** The key type of a map is not text, bytes, an integer or an enum. */
  MAP_KEY(
      "WireMapKey",
      "%s can't be the key of a map. Use String, ByteBuffer for bytes, an integer or an enum."),
  /** A type is an abstract class or an interface that is not sealed. */
  OPEN_TYPE(
      "WireOpenType",
      "%s is open: which class a value has is not known. Use a record or a sealed interface of"
          + " records, or let Jackson bind it with @WireJackson."),
  /** A class in a signature is not a record. */
  NOT_RECORD(
      "WireNotRecord",
      "%s is not a record. Use a record instead, or let Jackson bind it with @WireJackson."),
  /** Generated code can't access a type, such as a record or a codec. */
  RECORD_ACCESS(
      "WireRecordAccess", "%s is out of reach of generated code. Make it visible to package %s."),
  /** A class of a sealed interface has a codec, or is bound by Jackson. */
  CODED_ALTERNATIVE(
      "WireCodec",
      "%s has a codec, but a sealed interface is written by the fields of its records. Make it a"
          + " record without a codec, or give the interface one."),
  /** The type arguments of a sealed interface do not determine those of a permitted class. */
  UNBOUND_ALTERNATIVE(
      "WireTypeVar",
      "%s has a type variable that its sealed interface does not bind. Bind it, as in"
          + " 'record Circle<T>(T size) implements Shape<T>', or remove it."),
  /** A record that implements a sealed interface has a component named {@code type}. */
  TYPE_FIELD(
      "WireTypeField",
      "the field '%s' is also the key that tells the records of %s apart. Rename the component."),
  /** A codec has the wrong type, or generated code can't create it. */
  CODEC("WireCodec", "%s. %s."),
  /** A type uses Jackson's binding, but Jackson is not on the class path. */
  JACKSON(
      "WireJackson",
      "%s is to be bound by Jackson, which is out of reach of the generated code. Add the"
          + " dependency tools.jackson.core:jackson-databind."),
  /** A primitive type is annotated as nullable. */
  NULL_PRIMITIVE("WireNullPrimitive", "%s can't be null. Use %s%s."),
  /** A record contains itself through required components, so that no value can be finite. */
  RECURSIVE(
      "WireRecursive",
      "%s contains itself without bound: %s. Make one of these components Optional, or a List."),
  /** A generic record contains itself, with larger type arguments at each level of nesting. */
  GROWING(
      "WireRecursive",
      "%s contains itself without bound, each time with larger type arguments. Use a record that"
          + " is not generic."),
  /** An optional type contains another optional type. */
  OPTIONAL("WireOptional", "%s is optional twice. One Optional is enough."),
  /** Two parameters of a command receive the request's data. */
  TWO_DATA("WireTwoData", "the parameter '%s' already takes the data. Remove one of them."),
  /** Two parameters of a command receive the call's context. */
  TWO_CONTEXTS(
      "WireTwoContexts", "the parameter '%s' already takes the context. Remove one of them."),
  /** An argument was probably meant to receive the request's data. */
  DATA_TYPE("WireType", "%s can't take the data that comes with a request. Use %s."),
  /** The name of a parameter is not in the class file. */
  ARGUMENT_NAME(
      "WireArgName",
      "the argument's name was lost: the class file of %s has no parameter names. Add @Arg(\"…\"),"
          + " or compile it with -parameters."),
  /** Two arguments have the same name. */
  ARGUMENT_DUPLICATE(
      "WireArgDuplicate",
      "the name '%s' is also that of the parameter '%s'. Give one of them another name."),
  /** A default value is invalid for the type of its argument. */
  DEFAULT("WireDefault", "%s. %s"),
  /** An argument is optional although it has a default value. */
  DEFAULT_OPTIONAL(
      "WireDefaultOptional",
      "%s that is not given is %s, and yet there is a default. Remove the default, or the %s."),
  /** An override that is a command itself needs a lower permission than what it overrides. */
  PERMISSION(
      "WirePermission",
      "it needs read permission, but write permission as %s declares it. Add 'permission ="
          + " Permission.WRITE'."),
  /** Two declarations of one method ask for different permissions. */
  PERMISSIONS(
      "WirePermission",
      "%s needs read permission, and %s, which declares the same method, write permission. Give"
          + " both the same."),
  /** An override that is a command itself has no deadline, but what it overrides has one. */
  DEADLINE_LOST(
      "WireDeadlineLost",
      Diagnostic.Kind.WARNING,
      "it has no deadline, but one of %s ms as %s declares it. Add 'deadlineMillis = %s', or"
          + " 'deadlineMillis = 0' for the server's own."),
  /** Two declarations of one method have the same name, but not the same form on the wire. */
  DECLARED_APART(
      "WireOverride", "%2$s declares '%1$s' too, %3$s. %4$s, or give one of the two another name."),
  /** A result type can't be encoded on the wire. */
  RETURN(
      "WireReturn",
      "%s can't be returned. Return void, or what an argument may be, or a CompletionStage, Stream,"
          + " Iterator or Flow.Publisher of that, or bytes as an InputStream."),
  /** A command can't return a type, although it can return the type's supertype. */
  RETURN_SUBTYPE("WireReturn", "%s can't be returned, but what it extends can. Return %s."),
  /** A streamed result is declared nullable. */
  RETURN_NULL("WireReturn", "%s may be empty, but not null. Remove '@Nullable'."),
  /** A method returns a {@code CompletionStage} of a streamed result. */
  RETURN_LATER(
      "WireReturn",
      "%s can't be returned, since what a stage brings is there as a whole. Return %s itself."),
  /** A generic result type has no type argument, or it has a wildcard. */
  RETURN_ARGUMENT(
      "WireReturnArg", "%s does not say what it brings. Write the type, such as %s<String>."),
  /** The items of a result are nullable. */
  RETURN_NULL_ITEM(
      "WireReturnArg",
      "%1$s<@Nullable %2$s> may bring null, which is no item. Write %1$s<Optional<%2$s>>, or leave"
          + " out what is null."),
  /** A command is declared non-blocking, but reading its data may block. */
  NON_BLOCKING(
      "WireNonBlocking",
      "a command that never blocks can't take '%s', since reading the data may wait for the peer."
          + " Take it as Flow.Publisher<ByteBuffer>, or remove 'nonBlocking = true'."),
  /** A deadline is negative. */
  DEADLINE(
      "WireDeadline",
      "the deadline of %s ms has passed before the command begins. Give it 1 or more, or 0 for the"
          + " server's own."),
  /** A result is declared raw, but the method does not return bytes. */
  RAW_RESULT(
      "WireRawResult",
      "a raw response is byte[], and this method returns %s. Return byte[], or remove 'raw = true'."),
  /** A command declares an exception that it must not throw. */
  THROWS("WireThrows", "%s is wider than a command may throw. Declare Exception or narrower."),
  /** A type doesn't exist. */
  UNRESOLVED(
      "WireUnresolved",
      "%s does not exist, and a class file names it. Add the library that has it to the class path."),
  /** A processor option doesn't exist, or it has an invalid value. */
  OPTION("WireOption", "%s. %s"),
  /** A class has no commands, but {@code @WireModule} lists it. */
  EMPTY("WireEmpty", "%s has no commands. Add one, or remove the class from the list."),
  /** An anchor (a class with {@code @WireModule}) lists no classes. */
  EMPTY_LIST("WireEmpty", "the list is empty. Name the classes whose commands belong together."),
  /** An anchor (a class with {@code @WireModule}) lists the same class twice. */
  LISTED_TWICE("WireDuplicate", "%s is listed twice. Remove one of the two."),
  /** Two commands have the same name, in two classes of one {@code @WireModule} list. */
  PART_DUPLICATE(
      "WireDuplicate", "%s has the name '%s', and so has %s. Give one of them another name."),
  /** A class in a {@code @WireModule} list is inaccessible from the annotated class's package. */
  PART_ACCESS(
      "WireAccess", "%s is out of reach of the anchor's package. Make it public, or move one."),
  /** A class that an anchor (a class with {@code @WireModule}) listed has no commands any more. */
  CLASS_GONE(
      "WireBreaking",
      "the class %1$s and its commands are gone, and peers may use them. Bring it back, rename its"
          + " section in %2$s if it has another name now, or remove the section if no peer uses"
          + " it."),
  /** A class has the commands of a class in the lock file that is gone. */
  CLASS_RENAMED(
      "WireLock",
      Diagnostic.Kind.WARNING,
      "it has the commands of %1$s, which is gone, and %2$s does not know it. If it was renamed,"
          + " write 'class %3$s' in place of 'class %1$s' there."),
  /** A class that an anchor lists comes from a library without generated code. */
  UNPROCESSED(
      "WireUnprocessed",
      "%1$s has commands, but there is no %2$s: its library was compiled without the processor, or"
          + " with another suffix. Compile the library with wirecommand-processor and the suffixes"
          + " of this one."),
  /** A class that an anchor lists comes from a library, and inherits all its commands. */
  UNPROCESSED_HEIR(
      "WireUnprocessed",
      "%1$s inherits its commands, and there is no %2$s, since no anchor of its library lists it."
          + " List it there, or list a subclass of your own here."),
  /** A class inherits all its commands from a generic class, and nothing is generated for it. */
  UNLISTED(
      "WireUnlisted",
      Diagnostic.Kind.WARNING,
      "it inherits all its commands from the generic %s, and nothing is generated for it. List it"
          + " at a @WireModule, or annotate one of its own methods."),
  /** A list or a signature has more entries than a generated method can have parameters. */
  TOO_MANY("WireTooMany", "%s, and generated code takes %s at most. %s."),
  /** Types are nested too deeply. */
  TOO_DEEP(
      "WireDeep",
      "%s is nested more than %s deep. Flatten the types, or give one on the way a codec with"
          + " @WireCodec."),
  /** A class in a {@code @WireModule} list is no class. */
  NO_CLASS("WireEmpty", "%s is no class, and has no commands. Remove it from the list."),
  /** A command is in a compact source file, whose class has no name. */
  COMPACT(
      "WireEnclosing",
      "it is in a compact source file, whose class has no name that generated code could use. Move"
          + " it to a class in a source file of its own."),
  /** The runtime is not on the class path. */
  RUNTIME(
      "WireRuntime",
      "the runtime is out of reach of the generated code. Add the dependency"
          + " dev.wirecommand:wirecommand-runtime%s."),
  /** A generated file can't be written. */
  OUTPUT("WireOutput", "%s can't be written: %s. Rename or remove what stands in its way."),
  /** A change to a command or its types breaks existing peers. */
  BREAKING("WireBreaking", "%s %s, or take %s out of %s if no peer uses it."),
  /** The lock file can't be read or written, or it does not contain all commands. */
  LOCK("WireLock", "%s. %s.");

  private final String id;
  private final Diagnostic.Kind severity;
  private final String form;

  ProblemKind(String id, String form) {
    this(id, Diagnostic.Kind.ERROR, form);
  }

  ProblemKind(String id, Diagnostic.Kind severity, String form) {
    this.id = id;
    this.severity = severity;
    this.form = form;
  }

  /**
   * Returns this kind's id, which users can look up.
   *
   * @return the id, such as {@code WireType}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the severity of the problem. Code is still generated for a class that has only
   * warnings.
   *
   * @return error or warning
   */
  public Diagnostic.Kind severity() {
    return severity;
  }

  /**
   * Returns the complete message for a problem that has no position in the sources.
   *
   * @param particulars the arguments of the message
   * @return the id, the fact and the fix
   */
  public String message(Object... particulars) {
    return "[" + id + "] " + words(particulars);
  }

  /**
   * Returns the message without this kind's id.
   *
   * @param particulars the arguments of the message
   * @return the fact and the fix
   */
  String words(Object... particulars) {
    return String.format(form, particulars);
  }
}
