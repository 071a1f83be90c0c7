package social.starling.daemon;

import social.starling.daemon.SignIns.Standing;
import social.starling.ports.account.Account;

/** The page on which a browser ends after signing in; plain HTML without any script. */
record CallbackPage(int status, String title, String sentence) {
    static final CallbackPage UNKNOWN = new CallbackPage(
            400,
            "This sign-in is not known",
            "It was used already, or it began more than 10 minutes ago. Start it again from Starling.");

    static CallbackPage of(Standing standing) {
        return switch (standing) {
            case SignIns.Done done -> connected(done.account());
            case SignIns.Failed failed -> new CallbackPage(400, "The sign-in failed", failed.detail());
            case SignIns.Pending pending -> UNKNOWN;
        };
    }

    private static CallbackPage connected(Account account) {
        return new CallbackPage(
                200,
                "@" + account.handle() + " is connected",
                "Starling can now read and post for this account. You can close this page.");
    }

    String html() {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Starling</title><h1>" + escaped(title)
                + "</h1><p>" + escaped(sentence) + "</p></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
