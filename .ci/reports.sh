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
        /<testcase / { test = attribute("classname") "." attribute("name") }
        /<skipped/   { print test ": " attribute("message") }
    ' "$@"
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
    skipped=$(skipped_tests "${files[@]}")
    if [ -n "$skipped" ]; then
        echo "CI: $(grep -c '' <<< "$skipped") of $tests tests were skipped, and everything they need was prepared:" >&2
        sed 's/^/  /' <<< "$skipped" >&2
        return 1
    fi
    echo "CI: $tests tests ran, none was skipped."
}
