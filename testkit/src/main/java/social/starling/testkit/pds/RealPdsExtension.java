package social.starling.testkit.pds;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the {@link RealPds} of this JVM: started by the first class that asks, stopped when all tests are done.
 *
 * <p>Where Node or the packages are missing the class is skipped and says which command brings them; with
 * {@code CI=true} in the environment it fails.
 */
public final class RealPdsExtension implements BeforeAllCallback, ParameterResolver {
    private static final System.Logger LOG = System.getLogger(RealPdsExtension.class.getName());
    private static final Namespace SHARED = Namespace.create(RealPdsExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        PdsInstallation installation = PdsInstallation.ofThisCheckout();
        // Maven shows that a class was skipped, but not why.
        installation
                .missing()
                .ifPresent(reason -> store(context).computeIfAbsent("told", key -> {
                    LOG.log(System.Logger.Level.WARNING, reason);
                    return reason;
                }));
        installation.demand("true".equals(System.getenv("CI")));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealPds.class;
    }

    @Override
    public RealPds resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .computeIfAbsent(RealPds.class, type -> RealPds.start(PdsInstallation.ofThisCheckout()), RealPds.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(SHARED);
    }
}
