package social.starling.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell parts of the launchers, on JDKs that are folders with a version and a {@code java} that echoes. */
class LauncherTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));

    record Answer(int status, String out, String err) {}

    @Test
    void theNewestJdkIsTaken() throws Exception {
        Path older = jdk("21.0.8");
        Path newest = jdk("25.0.3");
        Path tooOld = jdk("17.0.15");

        assertThat(sh("jdk_newest '%s' '%s' '%s'".formatted(older, newest, tooOld))
                        .out())
                .isEqualToIgnoringNewLines(newest.toString());
    }

    @Test
    void aVersionOfTheOldFormIsRead() throws Exception {
        assertThat(sh("jdk_major '%s'".formatted(jdk("1.8.0_402"))).out()).isEqualToIgnoringNewLines("8");
    }

    @Test
    void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
        Path runtime = jdk("25.0.3");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(sh("jdk_newest '%s'".formatted(runtime)).out()).isBlank();
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws Exception {
        environment.put("JAVA_HOME", jdk("17.0.15").toString());
        Path newer = jdk("21.0.8");

        assertThat(sh(onlyIn(newer) + "find_jdk; echo \"$jdk\"").out()).isEqualToIgnoringNewLines(newer.toString());
    }

    @Test
    void aJavaHomeThatWillDoIsTaken() throws Exception {
        Path wanted = jdk("21.0.8");
        environment.put("JAVA_HOME", wanted.toString());

        assertThat(sh(onlyIn(jdk("25.0.3")) + "find_jdk; echo \"$jdk\"").out())
                .isEqualToIgnoringNewLines(wanted.toString());
    }

    @Test
    void aStarlingJavaHomeThatIsTooOldIsRefusedByName() throws Exception {
        Path tooOld = jdk("17.0.15");
        environment.put("STARLING_JAVA_HOME", tooOld.toString());

        Answer answer = sh(onlyIn(jdk("25.0.3")) + "find_jdk");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("STARLING_JAVA_HOME", tooOld.toString(), "JDK 21 or newer");
    }

    @Test
    void withoutAnyJdkItIsSaidWhatToInstall() throws Exception {
        Answer answer = sh("jdk_on_path() { :; }; jdk_newest() { :; }; find_jdk");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("JDK 21 or newer", "JAVA_HOME (not set)", "openjdk-21-jdk");
    }

    @Test
    void withoutMavenItIsSaidWhatToInstall() throws Exception {
        Answer answer = sh("jdk='%s'; PATH=/nonexistent; run_maven verify".formatted(jdk("25.0.3")));

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("Apache Maven 3.8 or newer", "no 'mvn' on the PATH");
    }

    @Test
    void argumentsReachTheProgramAsTheyWereGiven() throws Exception {
        Answer answer = sh("jdk='%s'; target='%s'; jar='%s/a jar'; become_starling post 'two  words' '' --json"
                .formatted(jdk("25.0.3"), folder, folder));

        assertThat(answer.out().lines()).containsSubsequence("[-jar]", "[" + folder + "/a jar]", "[post]");
        assertThat(answer.out()).endsWith("[post]\n[two  words]\n[]\n[--json]\n");
    }

    @Test
    void flagsOfTheUserComeAfterOurs() throws Exception {
        environment.put("STARLING_JAVA_OPTS", "-Xmx1g -Dkey=value");

        assertThat(sh("jdk='%s'; target='%s'; jar=starling.jar; become_starling".formatted(jdk("25.0.3"), folder))
                        .out()
                        .lines())
                .containsSubsequence("[-Xmx256m]", "[-Xmx1g]", "[-Dkey=value]", "[-jar]");
    }

    @Test
    void aSkippedTestIsNamedAndRefused() throws Exception {
        report("<testcase name=\"aPostIsSent\" classname=\"social.starling.Some\" time=\"0.1\"/>"
                + "\n<testcase name=\"aRealOneIsSent\" classname=\"social.starling.Real\">"
                + "\n<skipped message=\"no Node\"/></testcase>");

        Answer answer = refuseSkips();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("1 of 2 tests", "social.starling.Real.aRealOneIsSent: no Node");
    }

    @Test
    void aSkipThatNothingCouldPrepareForIsNamedAndLetPass() throws Exception {
        report(
                "<testcase name=\"aFullDisk\" classname=\"social.starling.Some\" time=\"0.1\">"
                        + "\n    <skipped type=\"org.opentest4j.TestAbortedException\"><![CDATA[org.opentest4j.TestAbortedException:"
                        + " No file system of its own for a full disk: mount: permission denied\n\tat x]]></skipped></testcase>");

        assertThat(refuseSkips("small_disk=no; "))
                .isEqualTo(new Answer(
                        0,
                        "CI: 1 tests ran; those of a full disk were skipped, since no file system may be mounted here.\n",
                        ""));
        Answer refused = refuseSkips("small_disk=yes; ");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Some.aFullDisk: No file system of its own for a full disk: mount: permission");
    }

    @Test
    void aRunWithoutSkipsIsCounted() throws Exception {
        report("<testcase name=\"aPostIsSent\" classname=\"social.starling.Some\" time=\"0.1\"/>");

        assertThat(refuseSkips()).isEqualTo(new Answer(0, "CI: 1 tests ran, none was skipped.\n", ""));
    }

    @Test
    void aRunWithoutReportsIsRefused() throws Exception {
        assertThat(refuseSkips().err()).contains("no test report was written");
    }

    @Test
    void inThePlainLocaleNoLetterIsLost() throws Exception {
        assertThat(sh("LANG=C; unset LC_ALL LC_CTYPE; speak_utf8; echo \"$LC_ALL\"")
                        .out())
                .isEqualTo("C.UTF-8\n");
        assertThat(sh("unset LANG LC_ALL LC_CTYPE; speak_utf8; echo \"$LC_ALL\"")
                        .out())
                .isEqualTo("C.UTF-8\n");
        assertThat(sh("LANG=de_DE.UTF-8; unset LC_ALL LC_CTYPE; speak_utf8; echo \"${LC_ALL:-none}\"")
                        .out())
                .isEqualTo("none\n");
    }

    private void report(String cases) throws IOException {
        Path reports = Files.createDirectories(folder.resolve("some module/target/surefire-reports"));
        Files.writeString(
                reports.resolve("TEST-social.starling.Some.xml"), "<testsuite>\n" + cases + "\n</testsuite>\n");
    }

    private Answer refuseSkips() throws Exception {
        return refuseSkips("");
    }

    private Answer refuseSkips(String prepared) throws Exception {
        return run(
                "bash",
                "set -euo pipefail; cd '%s'; . '%s/.ci/reports.sh'; %srefuse_skips".formatted(folder, ROOT, prepared));
    }

    /** A folder that passes for a JDK; its java prints each of its arguments on a line. */
    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : new String[] {"java", "javac"}) {
            Path file = Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\nprintf '[%s]\\n' \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return home;
    }

    /** Lets the search see one JDK instead of those of this machine. */
    private static String onlyIn(Path jdk) {
        return "jdk_on_path() { :; }; jdk_newest() { echo '" + jdk + "'; }; ";
    }

    private Answer sh(String script) throws Exception {
        return run("sh", ". '%1$s/.launcher/jdk.sh'; . '%1$s/.launcher/run.sh'; ".formatted(ROOT) + script);
    }

    private Answer run(String shell, String script) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(shell, "-c", script)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Answer(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
