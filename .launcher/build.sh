# Builds the CLI and everything below it when that is missing or older than its sources; sourced, POSIX sh.
# Needs $home (the source tree) and $jdk (from jdk.sh).

target=$home/app-cli/target
jar=$target/starling.jar
# Written before a build begins and put in place when it has succeeded: what changes meanwhile is newer.
stamp=$target/launcher.stamp
lock=$target/launcher.lock

# is_stale: whether the jar is missing or any source or POM is newer. A removed file shows in its folder's time.
is_stale() {
    [ -f "$jar" ] && [ -f "$stamp" ] || return 0
    [ -n "$(find "$home/pom.xml" "$home"/*/pom.xml "$home"/*/src/main -newer "$stamp" 2>/dev/null | head -n 1)" ]
}

build_if_stale() {
    is_stale || return 0
    take_build_lock || return 1
    build_status=0
    # Somebody else may have built it while this one waited.
    if is_stale; then
        build || build_status=1
    fi
    rm -rf "$lock"
    trap - EXIT INT TERM HUP
    return $build_status
}

build() {
    if [ -f "$jar" ]; then
        echo "Starling: the sources have changed, building ..." >&2
    else
        echo "Starling: building for the first time; with an empty Maven repository this takes some minutes ..." >&2
    fi
    : > "$stamp.new"
    if run_maven -q -B -f "$home/pom.xml" -pl app-cli -am -Dmaven.test.skip=true -Djacoco.skip=true package 1>&2; then
        mv "$stamp.new" "$stamp"
        train_start_cache
    else
        echo "Starling: the build failed, see above; nothing was started." >&2
        return 1
    fi
}

# take_build_lock: two launchers never build the same tree at once; a lock whose owner is gone is taken over.
take_build_lock() {
    mkdir -p "$target" || return 1
    lock_waits=0
    until mkdir "$lock" 2>/dev/null; do
        lock_owner=$(cat "$lock/pid" 2>/dev/null || true)
        if [ -n "$lock_owner" ] && ! kill -0 "$lock_owner" 2>/dev/null; then
            rm -rf "$lock"
            continue
        fi
        lock_waits=$((lock_waits + 1))
        if [ "$lock_waits" -gt 600 ]; then
            echo "Starling: another build has held $lock for 10 minutes; remove it if no build is running." >&2
            return 1
        fi
        sleep 1
    done
    echo $$ > "$lock/pid"
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}
