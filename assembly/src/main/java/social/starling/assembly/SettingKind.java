package social.starling.assembly;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Secret;
import tools.jackson.databind.JsonNode;

/** What a setting takes: how it is read from the file and from a variable, and how it is told. */
sealed interface SettingKind<T>
        permits AddressKind,
                TextsKind,
                SettingKind.Text,
                SettingKind.Whole,
                SettingKind.Seconds,
                SettingKind.Flag,
                SettingKind.Word,
                SettingKind.Choice,
                SettingKind.Hidden {
    /** What stands in the file; null where that is not allowed. A text means the same as in a variable. */
    default @Nullable T ofFile(JsonNode node) {
        return node.isString() ? ofVariable(node.stringValue()) : null;
    }

    /** What a variable says; null where that is not allowed. */
    @Nullable
    T ofVariable(String text);

    /** The value as it would be written in the file. */
    default Object written(T value) {
        return value;
    }

    /** What is allowed, as the end of a sentence that names the value. */
    String allowed();

    /** What is allowed, in a few words for a table; empty where the description says it. */
    default String range() {
        return "";
    }

    /** A text in which {@code pattern} matches the whole. @param example what to write, for people */
    record Text(Pattern pattern, String example) implements SettingKind<String> {
        static final Text ANY = new Text(Pattern.compile("[\\s\\S]*\\S[\\s\\S]*"), "a text that is not empty");

        @Override
        public @Nullable String ofVariable(String text) {
            return pattern.matcher(text).matches() ? text : null;
        }

        @Override
        public String allowed() {
            return example + " is allowed";
        }
    }

    /** A whole number. */
    record Whole(int least, int most) implements SettingKind<Integer> {
        @Override
        public @Nullable Integer ofFile(JsonNode node) {
            if (!node.isNumber()) {
                return null;
            }
            // JSON knows one kind of number: 5.0 is whole.
            double number = node.doubleValue();
            return number == Math.rint(number) && number >= least && number <= most ? (Integer) (int) number : null;
        }

        @Override
        public @Nullable Integer ofVariable(String text) {
            try {
                long number = Long.parseLong(text.strip());
                return number >= least && number <= most ? (Integer) (int) number : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most + " is allowed";
        }

        @Override
        public String range() {
            return least + " to " + most;
        }
    }

    /** A time, written as a number of seconds. */
    record Seconds(Whole number) implements SettingKind<Duration> {
        Seconds(int least, int most) {
            this(new Whole(least, most));
        }

        @Override
        public @Nullable Duration ofFile(JsonNode node) {
            return time(number.ofFile(node));
        }

        @Override
        public @Nullable Duration ofVariable(String text) {
            return time(number.ofVariable(text));
        }

        @Override
        public Object written(Duration value) {
            return value.toSeconds();
        }

        @Override
        public String allowed() {
            return number.allowed();
        }

        @Override
        public String range() {
            return number.range();
        }

        private static @Nullable Duration time(@Nullable Integer seconds) {
            return seconds == null ? null : Duration.ofSeconds(seconds);
        }
    }

    /** On or off. */
    record Flag() implements SettingKind<Boolean> {
        @Override
        public @Nullable Boolean ofFile(JsonNode node) {
            return node.isBoolean() ? (Boolean) node.booleanValue() : null;
        }

        @Override
        public @Nullable Boolean ofVariable(String text) {
            return switch (text.strip()) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
            };
        }

        @Override
        public String allowed() {
            return "true and false are allowed";
        }
    }

    /** One of a few words. @param advice what to do who needs another one; may be empty */
    record Word(List<String> words, String advice) implements SettingKind<String> {
        @Override
        public @Nullable String ofVariable(String text) {
            return words.contains(text) ? text : null;
        }

        @Override
        public String allowed() {
            return String.join(", ", words) + " are allowed" + advice;
        }

        @Override
        public String range() {
            return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
    }

    /** One of the names of {@code type}, written small. */
    record Choice<E extends Enum<E>>(Class<E> type) implements SettingKind<E> {
        List<String> words() {
            return Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
        }

        @Override
        public @Nullable E ofVariable(String text) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(each -> word(each).equals(text))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Object written(E value) {
            return word(value);
        }

        @Override
        public String allowed() {
            return new Word(words(), "").allowed();
        }

        @Override
        public String range() {
            return new Word(words(), "").range();
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    /** A secret: it never stands in the file and is never shown. */
    record Hidden() implements SettingKind<Secret> {
        static final String SHOWN = "(set)";

        @Override
        public @Nullable Secret ofFile(JsonNode node) {
            return null;
        }

        @Override
        public Secret ofVariable(String text) {
            return new Secret(text);
        }

        @Override
        public Object written(Secret value) {
            return SHOWN;
        }

        @Override
        public String allowed() {
            return "a variable or a file of its own is allowed";
        }
    }
}
