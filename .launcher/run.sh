# Starts the built product with the JVM flags it is measured with; sourced, POSIX sh.
# Needs $jdk (from jdk.sh), $target and $jar (from build.sh).

# The loaded classes of a start, kept on disk; made once after a build, ignored by the JVM when it does not fit.
start_cache() {
    if [ "$(jdk_major "$jdk")" -ge 25 ]; then
        printf '%s\n' "$target/starling.aot"
    else
        printf '%s\n' "$target/starling.jsa"
    fi
}

# speak_utf8: in the plain locale the JVM would lose every letter of the command line that is not ASCII.
speak_utf8() {
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
    esac
}

# become_java ARGUMENT...: replaces this shell by the JVM.
#
# The daemon waits on networks and small transactions: a serial collector and a small heap that may grow keep it
# small (docs/decisions/0003-how-it-is-started.md). The JVM's own log never reaches stdout.
become_java() {
    # glibc otherwise gives every thread a malloc arena of its own.
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    speak_utf8
    # A library of ours still uses what newer JVMs warn about; a user of Starling cannot change that.
    [ "$(jdk_major "$jdk")" -lt 23 ] || set -- --sun-misc-unsafe-memory-access=allow "$@"
    # shellcheck disable=SC2086 # the options of the environment are words on purpose
    exec "$jdk/bin/java" -XX:+UseSerialGC -Xms16m -Xmx256m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 \
        -Xss512k -Djdk.console=java.base -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED \
        ${STARLING_JAVA_OPTS:-} "$@"
}

# become_starling ARGUMENT...: replaces this shell by Starling.
become_starling() {
    cache=$(start_cache)
    set -- -jar "$jar" "$@"
    if [ -n "${training_output:-}" ]; then
        set -- "$training_output" "$@"
    elif [ -f "$cache" ]; then
        case $cache in
        *.aot) set -- "-XX:AOTCache=$cache" "$@" ;;
        *) set -- "-XX:SharedArchiveFile=$cache" "$@" ;;
        esac
    fi
    become_java "$@"
}

# train_start_cache: runs the demo once, unseen and on a port of its own, so that later starts load less.
# It is worth a second per start and never a failure: whatever goes wrong here leaves a start without a cache.
train_start_cache() {
    cache=$(start_cache)
    rm -f "$cache"
    training=$(mktemp -d "${TMPDIR:-/tmp}/starling-training.XXXXXX") || return 0
    case $cache in
    *.aot) training_output="-XX:AOTCacheOutput=$cache" ;;
    *) training_output="-XX:ArchiveClassesAtExit=$cache" ;;
    esac
    (become_starling demo --port 0 --data "$training/data") >"$training/out" 2>&1 &
    training_pid=$!
    training_waits=0
    until grep -q 'Starling is ready' "$training/out" 2>/dev/null; do
        training_waits=$((training_waits + 1))
        if [ "$training_waits" -gt 60 ] || ! kill -0 "$training_pid" 2>/dev/null; then
            break
        fi
        sleep 0.5
    done
    kill "$training_pid" 2>/dev/null || true
    wait "$training_pid" 2>/dev/null || true
    training_output=
    rm -rf "$training"
}
