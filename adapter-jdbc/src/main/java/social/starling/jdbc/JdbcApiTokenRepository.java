package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.ports.access.ApiToken;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.access.Scope;

/** The API tokens, by the hash that a caller's token gives. */
final class JdbcApiTokenRepository implements ApiTokenRepository {
    private static final String SELECT =
            "SELECT id, name, hash, scopes, created_at, expires_at, last_used_at FROM api_token";
    private static final String ADD = "INSERT INTO api_token (id, name, hash, scopes, created_at, expires_at,"
            + " last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String TOUCH =
            "UPDATE api_token SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)";

    private final Database database;

    JdbcApiTokenRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(ApiToken token) {
        int added = database.write(handle -> handle.execute(
                ADD,
                token.id(),
                token.name(),
                token.hash(),
                token.scopes().stream().map(Scope::name).sorted().collect(Collectors.joining(" ")),
                Times.toNanos(token.createdAt()),
                nanos(token.expiresAt()),
                nanos(token.lastUsedAt())));
        if (added == 0) {
            throw new IllegalArgumentException("The token " + token.id()
                    + " cannot be added: its id or its hash is taken; make a new token with a new id");
        }
    }

    @Override
    public Optional<ApiToken> findByHash(String hash) {
        return database.read(handle -> handle.select(SELECT + " WHERE hash = ?", hash)
                .map((rs, context) -> read(new RowReader(rs)))
                .findOne());
    }

    @Override
    public List<ApiToken> all() {
        return database.read(handle -> handle.select(SELECT + " ORDER BY created_at, id")
                .map((rs, context) -> read(new RowReader(rs)))
                .list());
    }

    @Override
    public boolean remove(String id) {
        return database.write(handle -> handle.execute("DELETE FROM api_token WHERE id = ?", id)) == 1;
    }

    @Override
    public void touch(String id, Instant at) {
        database.write(handle -> handle.execute(TOUCH, Times.toNanos(at), id, Times.toNanos(at)));
    }

    private static @Nullable Long nanos(@Nullable Instant time) {
        return time == null ? null : Times.toNanos(time);
    }

    private static ApiToken read(RowReader row) throws SQLException {
        return new ApiToken(
                row.text(), row.text(), row.text(), scopes(row.text()), row.time(), row.timeOrNull(), row.timeOrNull());
    }

    private static Set<Scope> scopes(String names) {
        return Arrays.stream(names.split(" ")).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
