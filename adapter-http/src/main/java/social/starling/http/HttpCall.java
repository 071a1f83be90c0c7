package social.starling.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.Platform;
import social.starling.ports.publish.RequestBytes;

/**
 * One request, before it is sent.
 *
 * @param account for which it is made; null before sign-in
 * @param base scheme, host, port and perhaps a path
 * @param path a template below {@code base}, such as {@code /2/users/{id}/tweets}; it names the call in every record
 * @param variables fill the template, each one path segment
 * @param headers all treated as secrets
 * @param body null for none
 */
public record HttpCall(
        Platform platform,
        @Nullable AccountId account,
        String method,
        URI base,
        String path,
        Map<String, String> variables,
        List<Parameter> query,
        Map<String, Secret> headers,
        @Nullable HttpBody body,
        CallPrice price) {
    /** One name and value of a query string; a name may come more than once. */
    public record Parameter(String name, String value) {}

    public HttpCall {
        variables = Map.copyOf(variables);
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(Platform platform, URI base, String path) {
        return of(platform, "GET", base, path);
    }

    public static HttpCall post(Platform platform, URI base, String path) {
        return of(platform, "POST", base, path);
    }

    public static HttpCall delete(Platform platform, URI base, String path) {
        return of(platform, "DELETE", base, path);
    }

    private static HttpCall of(Platform platform, String method, URI base, String path) {
        return new HttpCall(platform, null, method, base, path, Map.of(), List.of(), Map.of(), null, CallPrice.FREE);
    }

    public HttpCall account(AccountId id) {
        return new HttpCall(platform, id, method, base, path, variables, query, headers, body, price);
    }

    public HttpCall variable(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(name, value);
        return new HttpCall(platform, account, method, base, path, more, query, headers, body, price);
    }

    public HttpCall query(String name, String value) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new HttpCall(platform, account, method, base, path, variables, more, headers, body, price);
    }

    public HttpCall header(String name, Secret value) {
        Map<String, Secret> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(platform, account, method, base, path, variables, query, more, body, price);
    }

    public HttpCall bearer(Secret token) {
        return header("Authorization", new Secret("Bearer " + token.reveal()));
    }

    public HttpCall body(HttpBody content) {
        return new HttpCall(platform, account, method, base, path, variables, query, headers, content, price);
    }

    public HttpCall json(RequestBytes bytes) {
        return body(HttpBody.json(bytes));
    }

    public HttpCall priced(CallPrice newPrice) {
        return new HttpCall(platform, account, method, base, path, variables, query, headers, body, newPrice);
    }

    /** Method and path template, such as {@code GET /2/users/{id}/tweets}. */
    public String endpoint() {
        return method + " " + path;
    }

    /**
     * Where it goes, all parts filled in and encoded; what OAuth 1.0a signs.
     *
     * @throws IllegalArgumentException when base, path and variables make no http or https address
     */
    public URI address() {
        return url().uri();
    }

    HttpUrl url() {
        return HttpAddress.of(base, path, variables, query);
    }

    /** The endpoint alone: values may be personal, headers and body secret. */
    @Override
    public String toString() {
        return endpoint();
    }
}
