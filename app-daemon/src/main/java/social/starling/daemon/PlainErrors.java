package social.starling.daemon;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the server itself refuses before the API sees it: short, without a trace and without an echo. */
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        Content.Sink.write(response, true, body(response.getStatus()), callback);
        return true;
    }

    private static String body(int status) {
        String title = String.valueOf(HttpStatus.getMessage(status));
        String detail = status == HttpStatus.SERVICE_UNAVAILABLE_503
                ? "The daemon is stopping; try again when it runs"
                : "The request cannot be answered: " + title;
        return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail
                + "\",\"code\":\"http-" + status + "\"}";
    }
}
