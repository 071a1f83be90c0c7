package social.starling.ports.account;

import java.net.URI;

/** Who an account is according to its platform. */
public record Profile(URI server, String remoteId, String handle, Capabilities capabilities) {}
