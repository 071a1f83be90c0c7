package social.starling.daemon;

import io.javalin.security.RouteRole;
import org.jspecify.annotations.Nullable;
import social.starling.ports.access.Scope;

/** What a route asks of the one who calls it. */
enum Access implements RouteRole {
    /** Nothing at all. */
    OPEN(null),
    READ(Scope.READ),
    PUBLISH(Scope.PUBLISH),
    ADMIN(Scope.ADMIN);

    private final @Nullable Scope scope;

    Access(@Nullable Scope scope) {
        this.scope = scope;
    }

    /** The scope that a token must have; null where none is needed. */
    @Nullable
    Scope scope() {
        return scope;
    }
}
