# What the start scripts at the repository's root share: they source it with $root set. POSIX sh.

# fail MESSAGE: says on standard error what is wrong and ends the script.
fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

# find_java: sets $java to the one that JAVA_HOME or the PATH names.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, where there is no bin/java; set it to a JDK 17 or newer, or unset it"
  else
    java=$(command -v java) || fail "there is no java on the PATH; install a JDK 17 or newer, or set JAVA_HOME to one"
  fi
  # A JVM that tells its version takes as long as one that does the work.
  release=$(readlink -f "$java" 2>/dev/null || echo "$java")
  release=${release%/bin/java}/release
  version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$release" 2>/dev/null || true)
  if [ -z "$version" ]; then
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  fi
  [ "${version:-0}" -ge 17 ] || fail "$java is too old; install a JDK 17 or newer, or set JAVA_HOME to one"
}

# collect_sources MODULE: adds to $sources what the module and those that it depends on are built from.
collect_sources() {
  case "$modules" in *" $1 "*) return ;; esac
  modules="$modules$1 "
  sources="$sources $1/pom.xml $1/src/main"
  if [ "$1" = benchmarks/side-by-side ]; then
    for needed in benchmarks/harness benchmarks/contenders/* transport-netty transport-nio processor; do
      if [ -d "$needed/src/main" ]; then
        collect_sources "$needed"
      fi
    done
  fi
  for needed in $(sed -n 's|.*<artifactId>wirecommand-\(.*\)</artifactId>.*|\1|p' "$1/pom.xml"); do
    case "$needed" in benchmarks-*) needed=benchmarks/${needed#benchmarks-} ;; esac
    if [ -d "$needed/src/main" ]; then
      collect_sources "$needed"
    fi
  done
}

# is_stale MODULE: whether the module was never built by these scripts, or its sources are newer.
is_stale() (
  cd "$root" || exit
  for built in "$1/target/launch.stamp" "$1/target/lib" "$1"/target/*.jar; do
    [ -e "$built" ] || exit 0
  done
  # Another JDK may build more of the benchmarks.
  case "$1" in
    benchmarks/*) [ "$(cat "$1/target/launch.stamp")" = "$version" ] || exit 0 ;;
  esac
  modules=' '
  sources='pom.xml .mvn'
  case "$1" in
    benchmarks/*) sources="$sources benchmarks/pom.xml benchmarks/contenders/pom.xml" ;;
  esac
  collect_sources "$1"
  # Unquoted: a list of paths, none of which has a space.
  [ -n "$(find $sources -newer "$1/target/launch.stamp" 2>/dev/null | head -n 1)" ]
)

# build MODULE: builds it and what it depends on; what Maven says is shown only if it fails. Static
# analysis, which takes three times as long as all the rest, is left to the project's own build.
build() (
  cd "$root" || exit
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/javac" ] || fail "JAVA_HOME is $JAVA_HOME, a Java without a compiler; set it to a JDK 17 or newer"
  else
    command -v javac >/dev/null || fail "there is no javac on the PATH; install a JDK 17 or newer, or set JAVA_HOME to one"
  fi
  if [ -t 2 ]; then
    echo "Building $1, which is done once ..." >&2
  fi
  # The stamp is as old as the beginning: what changes during the build is newer.
  echo "$version" >target/launch.stamp
  pom=pom.xml
  projects=$1
  # Anew, so that no other version's jars remain, and none is overwritten under a running program.
  rm -rf "$1/target/lib" "$1"/target/*.jar
  case "$1" in
    benchmarks/*)
      # A build of its own, in which the modules have their names without the folder.
      pom=benchmarks/pom.xml
      projects=${1#benchmarks/}
      ;;
  esac
  if [ "$1" = benchmarks/side-by-side ]; then
    # It starts every contender that this JDK can build.
    projects='!compile-cost,!jmh'
    rm -rf benchmarks/contenders/*/target/lib
  fi
  if ! ./mvnw -q -B -f "$pom" -P '!judge' -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip \
    -pl "$projects" -am package >target/launch.log 2>&1 9>&- </dev/null; then
    cat target/launch.log >&2
    fail "the build failed as shown above"
  fi
  mv target/launch.stamp "$1/target/launch.stamp"
)

# build_module MODULE: builds the module if need be and sets $module_path. Where there is flock,
# scripts that are started at the same time build one after the other.
build_module() {
  if is_stale "$1"; then
    mkdir -p "$root/target" || exit
    (
      if command -v flock >/dev/null; then
        flock 9
      fi
      if is_stale "$1"; then
        build "$1"
      fi
    ) 9>"$root/target/launch.lock" || exit
  fi
  module_path=$root/$1/target/lib
  for jar in "$root/$1"/target/*.jar; do
    case "$jar" in
      *-sources.jar | *-javadoc.jar) ;;
      *) module_path=$module_path:$jar ;;
    esac
  done
}

# find_archive MODULE: sets $archive to the file that keeps the module's classes as the JVM has them
# once they are loaded, so that later starts need not load them anew (AppCDS); $archived to whether it
# is there and as new as the module; and $archiving to the option that uses it, or else makes it.
find_archive() {
  archive=$root/$1/target/classes-$version.jsa
  # The JVM's remarks on an archive would be output of the program.
  quiet_archive='-Xlog:disable -Xlog:all=error:stderr'
  if [ "$archive" -nt "$root/$1/target/launch.stamp" ]; then
    archived=true
    archiving=-XX:SharedArchiveFile=$archive
  else
    archived=false
    archiving=-XX:ArchiveClassesAtExit=$archive
  fi
}

# run_archived ARGUMENTS: like run_java, with the archive of find_archive, which is made if need be
# when the program ends without an error.
run_archived() {
  if "$archived"; then
    run_java "$archiving" $quiet_archive "$@"
  fi
  (run_java "$archiving.$$" $quiet_archive "$@") || {
    status=$?
    rm -f "$archive.$$"
    exit "$status"
  }
  if [ -e "$archive.$$" ]; then
    mv -f "$archive.$$" "$archive"
  fi
  exit 0
}

# run_java ARGUMENTS: becomes java with the module path.
run_java() {
  # Without one of UTF-8, the JVM can't read file names beyond ASCII, and refs are files.
  case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    *[Uu][Tt][Ff]*) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
  if [ -t 1 ]; then
    set -- -Dwirecommand.terminal=true "$@"
  fi
  exec "$java" --module-path "$module_path" "$@"
}
