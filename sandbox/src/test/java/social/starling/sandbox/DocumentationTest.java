package social.starling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XSandbox;

/** Every curl line of docs/sandbox.md does what the page says: each is sent, in order, and must succeed. */
class DocumentationTest {
    private static final Pattern CURL = Pattern.compile(
            "(?m)^curl (?:-X (?<method>[A-Z]+) )?\\$(?<platform>[XB])(?<path>/admin/\\S+)(?: -d '(?<body>.*)')?$");

    @Test
    void everyExampleOfThePageSucceeds() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "sandbox.md"));
        try (XSandbox x = XSandbox.start();
                BlueskySandbox bluesky = BlueskySandbox.start();
                Browser toX = new Browser(x.baseUri());
                Browser toBluesky = new Browser(bluesky.baseUri())) {
            String id = "";
            int examples = 0;
            Matcher lines = CURL.matcher(page);
            while (lines.find()) {
                Browser browser = lines.group("platform").equals("X") ? toX : toBluesky;
                Browser.Answer answer = call(browser, lines, id);
                assertThat(answer.status())
                        .as(lines.group() + "\n" + answer.text())
                        .isIn(200, 201);
                id = answer.json().path("id").stringValue(id);
                examples++;
            }
            assertThat(examples)
                    .isEqualTo(page.lines()
                            .filter(line -> line.startsWith("curl "))
                            .count());
        }
    }

    private static Browser.Answer call(Browser browser, Matcher line, String id) {
        String path = line.group("path");
        if (line.group("body") != null) {
            return browser.postJson(path, "", line.group("body").replace("'$ID'", id));
        }
        if (line.group("method") == null) {
            return browser.get(path, "");
        }
        return line.group("method").equals("DELETE") ? browser.delete(path, "") : browser.postNothing(path, "");
    }
}
