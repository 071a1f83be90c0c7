/** The domain logic of Starling, for embedding in any application. */
module social.starling.core {
    requires transitive social.starling.ports;
    requires static org.jspecify;
}
