package social.starling.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Starling this is. */
final class Version implements IVersionProvider {
    /** The same as that of a daemon of the same build. */
    static String ofThis() {
        return social.starling.daemon.Version.CURRENT;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"starling " + ofThis()};
    }
}
