package social.starling.sandbox.x;

import java.time.Duration;
import social.starling.sandbox.AdminBody;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;

/** The settings of X in the admin API; keys that a request leaves out stay as they are. */
final class XAdminSettings {
    private final XSandbox sandbox;

    XAdminSettings(XSandbox sandbox) {
        this.sandbox = sandbox;
    }

    WireReply get(WireRequest request) {
        XSettings settings = sandbox.settings();
        XMediaSettings media = sandbox.mediaSettings();
        String status = switch (settings.refusalStatus()) {
            case ALTERNATE -> "alternate";
            case ALWAYS_400 -> "400";
            case ALWAYS_403 -> "403";
        };
        return WireReply.json(
                200,
                Json.object()
                        .put("refusal_status", status)
                        .put("credits_type", settings.creditsType())
                        .put("bill_failed_posts", settings.billFailedPosts())
                        .put("endless_next_token", settings.endlessNextToken())
                        .put(
                                "duplicate_window_seconds",
                                settings.duplicateWindow().toSeconds())
                        .put("timeline_lag_seconds", settings.timelineLag().toSeconds())
                        .put("processing_polls", media.processingPolls())
                        .put("processing_seconds", media.processingSeconds())
                        .put("processing_images", media.processImages())
                        .put("processing_fails", media.processingFails())
                        .put("longest_video_seconds", media.longestVideoSeconds()));
    }

    WireReply set(WireRequest request) {
        AdminBody body = AdminBody.of(
                request,
                "refusal_status",
                "credits_type",
                "bill_failed_posts",
                "endless_next_token",
                "duplicate_window_seconds",
                "timeline_lag_seconds",
                "processing_polls",
                "processing_seconds",
                "processing_images",
                "processing_fails",
                "longest_video_seconds");
        XSettings settings = settings(body, sandbox.settings());
        XMediaSettings media = media(body, sandbox.mediaSettings());
        sandbox.setSettings(settings);
        sandbox.setMediaSettings(media);
        return get(request);
    }

    private static XSettings settings(AdminBody body, XSettings old) {
        return new XSettings(
                body.optionalText("refusal_status")
                        .map(XAdminSettings::refusalStatus)
                        .orElse(old.refusalStatus()),
                body.optionalText("credits_type").orElse(old.creditsType()),
                body.flag("bill_failed_posts", old.billFailedPosts()),
                body.flag("endless_next_token", old.endlessNextToken()),
                seconds(body, "duplicate_window_seconds", old.duplicateWindow()),
                seconds(body, "timeline_lag_seconds", old.timelineLag()));
    }

    private static XMediaSettings media(AdminBody body, XMediaSettings old) {
        return new XMediaSettings(
                body.number("processing_polls", old.processingPolls()),
                body.number("processing_seconds", old.processingSeconds()),
                body.flag("processing_images", old.processImages()),
                body.flag("processing_fails", old.processingFails()),
                body.number("longest_video_seconds", old.longestVideoSeconds()));
    }

    private static Duration seconds(AdminBody body, String key, Duration old) {
        return Duration.ofSeconds(body.number(key, Math.toIntExact(old.toSeconds())));
    }

    private static XSettings.RefusalStatus refusalStatus(String name) {
        return switch (name) {
            case "alternate" -> XSettings.RefusalStatus.ALTERNATE;
            case "400" -> XSettings.RefusalStatus.ALWAYS_400;
            case "403" -> XSettings.RefusalStatus.ALWAYS_403;
            default -> throw AdminBody.refuse("refusal_status is '" + name + "'; it must be alternate, 400 or 403");
        };
    }
}
