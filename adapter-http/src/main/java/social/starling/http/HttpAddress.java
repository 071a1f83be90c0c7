package social.starling.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** How a call's address is put together: no value can leave its place in the path or the query. */
final class HttpAddress {
    private HttpAddress() {}

    static HttpUrl of(URI base, String path, Map<String, String> variables, List<HttpCall.Parameter> query) {
        HttpUrl.Builder url = base(base).newBuilder();
        for (String part : path.substring(1).split("/", -1)) {
            if (part.startsWith("{") && part.endsWith("}")) {
                addVariable(url, part.substring(1, part.length() - 1), variables);
            } else {
                url.addPathSegment(part);
            }
        }
        query.forEach(parameter -> url.addQueryParameter(parameter.name(), parameter.value()));
        return url.build();
    }

    /** @throws IllegalArgumentException when it is no absolute http or https address without user, query and fragment */
    static HttpUrl base(URI base) {
        HttpUrl url = HttpUrl.parse(base.toString());
        if (url == null) {
            throw new IllegalArgumentException("The address \"" + shown(base)
                    + "\" cannot be called; http:// or https:// with a host and perhaps a port is allowed");
        }
        if (base.getRawUserInfo() != null
                || !url.username().isEmpty()
                || !url.password().isEmpty()) {
            throw new IllegalArgumentException("The address of " + url.host()
                    + " names a user before an @; an address without user and password is allowed");
        }
        if (url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("The address of " + url.host()
                    + " has a query or a fragment; scheme, host, port and path are allowed");
        }
        return url;
    }

    private static void addVariable(HttpUrl.Builder url, String name, Map<String, String> variables) {
        String value = variables.get(name);
        if (value == null || value.isEmpty() || value.matches("(\\.|%2[eE]){1,2}")) {
            throw new IllegalArgumentException(
                    "The part {" + name + "} of the path is \"" + value + "\"; one path segment is allowed");
        }
        url.addPathSegment(value);
    }

    /** Without anything that may be a password. */
    private static String shown(URI base) {
        String text = base.toString();
        int at = text.lastIndexOf('@');
        return at < 0 ? text : "…" + text.substring(at);
    }
}
