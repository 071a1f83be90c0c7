package social.starling.assembly;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Several texts, in any order; separated by commas in a variable. @param each what each of them looks like */
record TextsKind(Pattern each, String example) implements SettingKind<Set<String>> {
    @Override
    public @Nullable Set<String> ofFile(JsonNode node) {
        if (!node.isArray()) {
            return null;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode one : node) {
            if (!one.isString() || !each.matcher(one.stringValue()).matches()) {
                return null;
            }
            texts.add(one.stringValue());
        }
        return texts;
    }

    @Override
    public @Nullable Set<String> ofVariable(String text) {
        Set<String> texts = Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
        return texts.stream().allMatch(one -> each.matcher(one).matches()) ? texts : null;
    }

    @Override
    public Object written(Set<String> value) {
        return List.copyOf(new TreeSet<>(value));
    }

    @Override
    public String allowed() {
        return "a list of texts such as " + example + " is allowed";
    }
}
