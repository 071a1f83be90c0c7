# Reads the test reports of surefire and failsafe; sourced by .ci/run from the root of the tree.

report_files() {
    find . -name node_modules -prune -o -type f -name 'TEST-*.xml' \
        \( -path '*/target/surefire-reports/*' -o -path '*/target/failsafe-reports/*' \) -print
}

# A report of an earlier run would be counted as this one's.
forget_reports() {
    report_files | while IFS= read -r file; do rm -f "$file"; done
}

# skipped_tests FILE...: prints "class.method: reason" of each skipped test.
skipped_tests() {
    awk '
        function attribute(name,    found) {
            if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
            found = substr($0, RSTART, RLENGTH)
            sub(/^[^"]*"/, "", found)
            sub(/"$/, "", found)
            return found
        }
        # An assumption that fails has its words in the text, behind the name of its exception.
        function reason(    words) {
            words = attribute("message")
            if (words == "" && match($0, /CDATA\[[A-Za-z0-9_.$]*: /)) {
                words = substr($0, RSTART + RLENGTH)
                sub(/\]\]>.*/, "", words)
            }
            return words
        }
        /<testcase / { test = attribute("classname") "." attribute("name") }
        /<skipped/   { print test ": " reason() }
    ' "$@"
}

# but_for_the_unprepared: leaves out the skips that nothing here could prepare for.
but_for_the_unprepared() {
    if [ "${small_disk:-yes}" = no ]; then grep -v ': No file system of its own for a full disk' || true; else cat; fi
}

# refuse_skips: fails when no test ran, and when one was skipped that this machine was prepared for.
refuse_skips() {
    local files=() file skipped tests
    while IFS= read -r file; do files+=("$file"); done < <(report_files)
    if [ "${#files[@]}" -eq 0 ]; then
        echo "CI: no test report was written; expected target/surefire-reports/TEST-*.xml in the modules." >&2
        return 1
    fi
    tests=$(cat "${files[@]}" | grep -c '<testcase ' || true)
    skipped=$(skipped_tests "${files[@]}" | but_for_the_unprepared)
    if [ -n "$skipped" ]; then
        echo "CI: $(grep -c '' <<< "$skipped") of $tests tests were skipped, and everything they need was prepared:" >&2
        sed 's/^/  /' <<< "$skipped" >&2
        return 1
    fi
    if [ "${small_disk:-yes}" = no ]; then
        echo "CI: $tests tests ran; those of a full disk were skipped, since no file system may be mounted here."
        return
    fi
    echo "CI: $tests tests ran, none was skipped."
}
