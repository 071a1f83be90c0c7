# Finds a JDK for the launchers; sourced, POSIX sh. Nothing here starts or builds the product.
#
# find_jdk leaves the home of a JDK >= 21 in the variable jdk, or explains what is missing and returns 1.
# Looked at in this order: STARLING_JAVA_HOME, JAVA_HOME, the PATH, then the newest of the usual folders.

JDK_NEEDED=21

# jdk_major HOME: prints the feature release of the JDK in HOME, or nothing when there is none with a compiler.
jdk_major() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
    else
        "$1/bin/java" -XshowSettings:properties -version 2>&1 |
            sed -n 's/^ *java.specification.version = \(1\.\)\{0,1\}\([0-9]*\).*/\2/p'
    fi
}

# jdk_on_path: prints the home of the java on the PATH, behind links and the macOS stub.
jdk_on_path() {
    command -v java >/dev/null 2>&1 || return 0
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p'
}

# jdk_is_enough HOME: whether HOME holds a JDK that can build and run Starling.
jdk_is_enough() {
    jdk_found=$(jdk_major "$1")
    [ -n "$jdk_found" ] && [ "$jdk_found" -ge "$JDK_NEEDED" ]
}

# jdk_newest HOME...: prints the newest JDK among the folders that is new enough.
jdk_newest() {
    jdk_best=
    jdk_best_major=$((JDK_NEEDED - 1))
    for jdk_home in "$@"; do
        jdk_found=$(jdk_major "$jdk_home")
        if [ -n "$jdk_found" ] && [ "$jdk_found" -gt "$jdk_best_major" ]; then
            jdk_best=$jdk_home
            jdk_best_major=$jdk_found
        fi
    done
    printf '%s\n' "$jdk_best"
}

find_jdk() {
    if [ -n "${STARLING_JAVA_HOME:-}" ]; then
        jdk=$STARLING_JAVA_HOME
        jdk_is_enough "$jdk" && return 0
        echo "STARLING_JAVA_HOME is '$jdk', which holds no JDK $JDK_NEEDED or newer (bin/java and bin/javac):" \
            "set it to one, or unset it to let Starling look for itself." >&2
        return 1
    fi
    for jdk in "${JAVA_HOME:-}" "$(jdk_on_path)"; do
        [ -n "$jdk" ] && jdk_is_enough "$jdk" && return 0
    done
    jdk=$(jdk_newest /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nonexistent}"/.jdks/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home)
    [ -n "$jdk" ] && return 0
    if [ -x /usr/libexec/java_home ]; then
        jdk=$(/usr/libexec/java_home -v "$JDK_NEEDED+" 2>/dev/null) && jdk_is_enough "$jdk" && return 0
    fi
    echo "Starling needs a JDK $JDK_NEEDED or newer and found none: looked at JAVA_HOME (${JAVA_HOME:-not set})," \
        "the PATH ($(command -v java || echo no java)) and /usr/lib/jvm." \
        "Install one (Debian: apt install openjdk-21-jdk; macOS: brew install openjdk; any: https://adoptium.net)" \
        "or set STARLING_JAVA_HOME." >&2
    return 1
}

# run_maven ARGUMENT...: Maven on the JDK that find_jdk found, so that the formatter and javac see the same one.
run_maven() {
    if ! command -v mvn >/dev/null 2>&1; then
        echo "Starling builds itself with Apache Maven 3.8 or newer, and there is no 'mvn' on the PATH:" \
            "install it (Debian: apt install maven; macOS: brew install maven) and run this again." >&2
        return 1
    fi
    # Maven's own libraries make newer JVMs warn about things a user of Starling cannot change.
    jdk_quiet=
    [ "$(jdk_major "$jdk")" -lt 24 ] || jdk_quiet='--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED'
    JAVA_HOME=$jdk MAVEN_OPTS="$jdk_quiet ${MAVEN_OPTS:-}" mvn "$@"
}
